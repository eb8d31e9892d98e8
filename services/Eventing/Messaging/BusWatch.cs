using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Bkmo.Eventing;

/// <summary>
/// Ends the service when its bus is stuck, so that it is started again: the broker answers, and yet nobody takes from one of the service's queues, or nothing that it
/// publishes is confirmed. The client library can stay on a dead connection for good when the connection breaks while it writes (rabbitmq-dotnet-client issue 1930),
/// and starting the bus again within the process does not help then. A broker that takes nothing from anybody, as under a memory alarm, is no reason. Twenty seconds
/// are enough once the bus was seen at work or the broker away; a bus that never worked with a broker that always answered has more likely been set up wrongly, which
/// a new start seldom changes, so it gets five minutes.
/// </summary>
internal sealed class BusWatch(
    Uri broker, IReadOnlyList<string> queues, Confirmations confirmations, Action startAgain, TimeProvider time, ILogger<BusWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PatienceAtFirst = TimeSpan.FromMinutes(5);
    private readonly BrokerLine line = new(broker, "bus watch");
    private DateTimeOffset? since;
    private bool seenAtWorkOrAway;

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
        string? stuck;
        try
        {
            stuck = await Stuck(cancellation);
        }
        catch (Exception e) when (Faults.IsPassing(e) || !cancellation.IsCancellationRequested)
        {
            stuck = null; // The broker is away, or takes nothing.
        }
        var now = time.GetUtcNow();
        seenAtWorkOrAway |= stuck is null;
        since = stuck is null ? null : since ?? now;
        if (since is not { } begun || now - begun < (seenAtWorkOrAway ? Patience : PatienceAtFirst)) return;
        log.LogCritical("The broker answers and {Reason}: the service ends, to be started again", stuck);
        Telemetry.BusStuck.Add(1);
        startAgain();
    }

    private async Task<string?> Stuck(CancellationToken cancellation)
    {
        foreach (var queue in queues)
            if (await line.Ask(async (open, deadline) => (await line.Queue(open, queue, deadline)).ConsumerCount, cancellation) == 0)
                return $"nobody takes from {queue}";
        if (!confirmations.AreMissing) return null;
        // On a connection of its own: the broker stops listening to whoever publishes while it is short of memory.
        var probe = new BrokerLine(broker, "bus watch, publishing");
        await probe.Ask(Publish, cancellation);
        await probe.Disconnect();
        return "what is published is not confirmed";
    }

    private static async Task<bool> Publish(IConnection open, CancellationToken cancellation)
    {
        await using var channel = await open.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellation);
        await channel.BasicPublishAsync("", "bkmo.nowhere", mandatory: false, ReadOnlyMemory<byte>.Empty, cancellation);
        return true;
    }
}

/// <summary>Whether the broker confirms what this service publishes.</summary>
internal sealed class Confirmations
{
    private volatile bool missing;

    /// <summary>The last thing published was not confirmed in time.</summary>
    internal bool AreMissing => missing;

    internal void Came() => missing = false;

    internal void StayedAway() => missing = true;
}
