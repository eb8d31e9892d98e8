using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bkmo.Eventing;

/// <summary>Every duty of this process succeeded the last time and none hangs. One that does not is degraded: commands still work.</summary>
internal sealed class DutyHealth(IReadOnlyDictionary<string, DutyStatus> duties, SubscriptionLimits limits, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var wrong = duties.Values.Select(Wrong).OfType<string>().ToList();
        return Task.FromResult(wrong.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join("; ", wrong)));
    }

    private string? Wrong(DutyStatus duty) => duty.UnderWayFor(time) is { } since && since > limits.Late
        ? $"{duty.Name} has been under way for {since.TotalSeconds:0} s"
        : duty.Failure is { } failure ? $"{duty.Name} failed: {failure}" : null;
}
