using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>The database answers, is at the schema version of this build and has the tables of its read models.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource database, IEnumerable<ProjectionDefinition> projections) : IHealthCheck
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        try
        {
            var version = await Migrator.Applied(database, deadline.Token);
            if (version != Migrator.Version) return HealthCheckResult.Unhealthy($"schema is at version {version}, this build needs {Migrator.Version}: run migrate");
            var missing = await Migrator.Missing(database, projections, deadline.Token);
            return missing.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"no tables for {string.Join(", ", missing)}: run migrate");
        }
        catch (Exception e) when (Faults.IsPassing(e) || e is OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"the database does not answer ({Faults.Describe(e)})");
        }
    }
}
