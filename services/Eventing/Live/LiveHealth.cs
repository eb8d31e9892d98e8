using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bkmo.Eventing;

/// <summary>Listeners hear what is new. Degraded when they have not for a while: everything else works, and what they missed is told once it works again.</summary>
internal sealed class LiveHealth(LiveLog live, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Passing = TimeSpan.FromSeconds(10);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(live.Silence is { } silence && time.GetUtcNow() - silence.Since > Passing
            ? HealthCheckResult.Degraded($"listeners hear nothing new after {live.End}: {silence.Reason}")
            : HealthCheckResult.Healthy());
}
