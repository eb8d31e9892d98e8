using Microsoft.Extensions.Diagnostics.HealthChecks;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace Bkmo.Gateway;

/// <summary>Degraded while a destination of the service is away: the gateway goes on serving the others.</summary>
internal sealed class ServiceHealth(string service, IProxyStateLookup proxy) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var all = proxy.TryGetCluster(service, out var cluster) ? cluster.DestinationsState.AllDestinations : [];
        var away = all.Count(destination => destination.Health is { Active: DestinationHealth.Unhealthy } or { Passive: DestinationHealth.Unhealthy });
        var unknown = all.Count(destination => destination.Health.Active == DestinationHealth.Unknown);
        return Task.FromResult((all.Count, away, unknown) switch
        {
            (0, _, _) => HealthCheckResult.Degraded("no destination is configured"),
            (var count, > 0, _) => HealthCheckResult.Degraded($"{away} of {count} destinations away"),
            (var count, _, > 0) => HealthCheckResult.Degraded($"{unknown} of {count} destinations not asked yet"),
            _ => HealthCheckResult.Healthy(),
        });
    }
}
