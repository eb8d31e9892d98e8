using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bkmo.Eventing;

/// <summary>
/// Every subscription advances or has nothing to do: none stands at an event, none is late, and every reader of this process is alive. One that is not is
/// degraded: commands still work.
/// </summary>
internal sealed class SubscriptionHealth(IReadOnlyDictionary<string, SubscriptionStatus> statuses, LagWatch watch, SubscriptionLimits limits, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var wrong = statuses.Values.SelectMany(Wrong).ToList();
        return Task.FromResult(wrong.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join("; ", wrong)));
    }

    private IEnumerable<string> Wrong(SubscriptionStatus status)
    {
        if (status.Failure is { } failure) yield return $"{status.Name} stands at {status.Position}: {failure}";
        if (status.HasEnded) yield return $"{status.Name} is dead: its reader has ended";
        else if (status.SilentFor(time) is { } silence && silence > limits.Dead) yield return $"{status.Name} is dead: no sign of its reader for {silence.TotalSeconds:0} s";
        if (watch.Lags.TryGetValue(status.Name, out var lag) && lag.Time > limits.Late)
            yield return $"{status.Name} is late: {lag.Events} events behind, the oldest since {lag.Time.TotalSeconds:0} s";
    }
}
