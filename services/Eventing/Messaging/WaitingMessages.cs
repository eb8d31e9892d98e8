using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Bkmo.Eventing;

/// <summary>
/// Messages that wait for a hand: set aside by this service's consumers, or published when no queue was bound. Known from the broker's own counts, so also after
/// a restart; shown as the gauge <c>bkmo.queue.waiting</c>, as a line in the log when there are more of them, and by the health checks <c>consumers</c> and <c>archive</c>.
/// </summary>
internal sealed class WaitingMessages
{
    private readonly ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);
    private readonly ILogger<WaitingMessages> log;

    public WaitingMessages(IMeterFactory meters, ILogger<WaitingMessages> log)
    {
        this.log = log;
        meters.Create(Telemetry.Name).CreateObservableGauge("bkmo.queue.waiting",
            () => counts.Select(c => new Measurement<long>(c.Value, new KeyValuePair<string, object?>("queue", c.Key))), "{message}", "Messages in error queues and in the archive.");
    }

    /// <summary>The broker's count.</summary>
    internal void Counted(string queue, long count)
    {
        var before = counts.GetValueOrDefault(queue);
        counts[queue] = count;
        if (count > before) log.LogWarning("{Queue}: {Count} messages wait for a hand", queue, count);
        else if (count == 0 && before > 0) log.LogInformation("{Queue} is empty again", queue);
    }

    /// <summary>One more, which the broker has not counted yet.</summary>
    internal void Add(string queue) => counts.AddOrUpdate(queue, 1, (_, n) => n + 1);

    /// <summary>Degraded while a queue that <paramref name="concerns"/> the check holds messages.</summary>
    internal HealthCheckResult Health(Func<string, bool> concerns)
    {
        var waiting = counts.Where(c => c.Value > 0 && concerns(c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}").ToList();
        return waiting.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("messages wait for a hand: " + string.Join(", ", waiting));
    }
}

/// <summary>No message that this service's consumers could not take waits.</summary>
internal sealed class ConsumerHealth(WaitingMessages waiting) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(waiting.Health(queue => queue != BrokerSetup.ArchiveQueue));
}

/// <summary>No message waits that was published when no queue was bound for it.</summary>
internal sealed class ArchiveHealth(WaitingMessages waiting) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(waiting.Health(queue => queue == BrokerSetup.ArchiveQueue));
}
