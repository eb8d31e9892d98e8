using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Bkmo.Eventing;

/// <summary>
/// Asks the broker every 15 seconds how many messages wait in this service's error queues and in the archive. It asks by declaring the queue as MassTransit would: a
/// passive question about a queue that is not there yet would leave an error in the broker's log each time.
/// </summary>
internal sealed class QueueWatch(Uri broker, IReadOnlyList<string> queues, WaitingMessages waiting, TimeProvider time, ILogger<QueueWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);
    private static readonly Dictionary<string, object?> Quorum = new(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" };
    private readonly HashSet<string> declaredElsewhere = new(StringComparer.Ordinal);
    private IConnection? connection;
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
            await Disconnect();
        }
    }

    internal async Task Look(CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Deadline);
        try
        {
            connection ??= await Factory().CreateConnectionAsync(deadline.Token);
            foreach (var queue in queues) waiting.Counted(queue, await Count(connection, queue, deadline.Token));
            if (blind) log.LogInformation("Queues can be counted again");
            blind = false;
        }
        catch (Exception e) when (Faults.IsPassing(e) || !cancellation.IsCancellationRequested)
        {
            if (!blind) log.LogWarning("Messages that wait for a hand cannot be counted: {Reason}", Faults.Describe(e));
            blind = true;
            await Disconnect();
        }
    }

    private ConnectionFactory Factory() => new() { Uri = broker, AutomaticRecoveryEnabled = false, ClientProvidedName = "queue watch", RequestedConnectionTimeout = Deadline };

    private async Task<uint> Count(IConnection open, string queue, CancellationToken cancellation)
    {
        await using var channel = await open.CreateChannelAsync(cancellationToken: cancellation);
        if (declaredElsewhere.Contains(queue)) return await channel.MessageCountAsync(queue, cancellation);
        try
        {
            return (await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, Quorum, cancellationToken: cancellation)).MessageCount;
        }
        catch (OperationInterruptedException other) when (other.ShutdownReason?.ReplyCode == Constants.PreconditionFailed)
        {
            declaredElsewhere.Add(queue);
            return await Count(open, queue, cancellation);
        }
    }

    private async Task Disconnect()
    {
        if (connection is not { } open) return;
        connection = null;
        await open.AbortAsync(Goodbye);
        await open.DisposeAsync();
    }
}
