using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bkmo.Identity;

/// <summary>The database answers and is at the schema version of this build.</summary>
internal sealed class DatabaseHealth(IdentityDb db) : IHealthCheck
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        try
        {
            var version = await Migrator.Applied(db.Database.GetDbConnection(), null, deadline.Token);
            return version == Migrator.Version
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"schema is at version {version}, this build needs {Migrator.Version}: run migrate");
        }
        catch (Exception fault) when (fault is DbException or OperationCanceledException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy($"the database does not answer ({fault.GetType().Name})");
        }
    }
}
