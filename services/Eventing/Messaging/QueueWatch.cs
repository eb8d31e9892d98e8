using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bkmo.Eventing;

/// <summary>Asks the broker every 15 seconds how many messages wait in this service's error queues and in the archive.</summary>
internal sealed class QueueWatch(Uri broker, IReadOnlyList<string> queues, WaitingMessages waiting, TimeProvider time, ILogger<QueueWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private readonly BrokerLine line = new(broker, "queue watch");
    private bool blind;

    /// <summary>The queues of a consumer that hold what it could not take: failed, or of a kind that it does not know.</summary>
    internal static IEnumerable<string> SetAsideFrom(string queue) => [queue + "_error", queue + "_skipped"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do await Look(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await line.Disconnect();
        }
    }

    internal async Task Look(CancellationToken cancellation)
    {
        try
        {
            foreach (var queue in queues)
                waiting.Counted(queue, await line.Ask(async (open, deadline) => (await line.Queue(open, queue, deadline)).MessageCount, cancellation));
            if (blind) log.LogInformation("Queues can be counted again");
            blind = false;
        }
        catch (Exception e) when (Faults.IsPassing(e) || !cancellation.IsCancellationRequested)
        {
            if (!blind) log.LogWarning("Messages that wait for a hand cannot be counted: {Reason}", Faults.Describe(e));
            blind = true;
        }
    }
}
