using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>
/// Unhealthy until every read model has reached the end of the log as it was when first asked, so that a release with a new version of a read model gets no
/// requests while its lists would be empty or old. A model that stands is not waited for: that is <see cref="SubscriptionHealth"/>'s to tell.
/// </summary>
internal sealed class FillingHealth(
    NpgsqlDataSource database, IEventStore store, IEnumerable<ProjectionDefinition> projections, IReadOnlyDictionary<string, SubscriptionStatus> statuses) : IHealthCheck
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);
    private long? head;
    private volatile bool filled;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (filled) return HealthCheckResult.Healthy();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        try
        {
            return Judge(await Behind(deadline.Token));
        }
        catch (Exception e) when (Faults.IsPassing(e) || e is PostgresException or OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("it is not known yet whether the read models are filled");
        }
    }

    private HealthCheckResult Judge(List<(string Name, string Progress)> behind)
    {
        filled = behind.Count == 0;
        var filling = behind.Where(model => statuses[model.Name].Failure is null).Select(model => $"{model.Name} is being filled: {model.Progress}").ToList();
        return filling.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(string.Join("; ", filling));
    }

    private async Task<List<(string Name, string Progress)>> Behind(CancellationToken cancellation)
    {
        var target = head ??= await store.Head(cancellation);
        var behind = new List<(string, string)>();
        foreach (var projection in projections)
        {
            var reached = await Progress.Peek(database, projection.Schema, cancellation);
            if (reached < target) behind.Add((projection.Schema, string.Create(CultureInfo.InvariantCulture, $"{reached:N0} of {target:N0}")));
        }
        return behind;
    }
}
