using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Bkmo.Eventing;

/// <summary>A connection to the broker beside the bus, to ask it about queues. Opened when first asked, given up when an answer fails or takes too long.</summary>
internal sealed class BrokerLine(Uri broker, string name)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);
    private static readonly Dictionary<string, object?> Quorum = new(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" };
    private readonly HashSet<string> declaredElsewhere = new(StringComparer.Ordinal);
    private IConnection? connection;

    /// <summary>Asks; throws <see cref="OperationCanceledException"/> when the answer takes more than ten seconds.</summary>
    internal async Task<T> Ask<T>(Func<IConnection, CancellationToken, Task<T>> question, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Deadline);
        try
        {
            connection ??= await new ConnectionFactory
            {
                Uri = broker, AutomaticRecoveryEnabled = false, ClientProvidedName = name, RequestedConnectionTimeout = Deadline,
            }.CreateConnectionAsync(deadline.Token);
            return await question(connection, deadline.Token);
        }
        catch
        {
            await Disconnect();
            throw;
        }
    }

    /// <summary>
    /// Messages and consumers of a queue. Declares the queue as MassTransit would: a passive question about a queue that is not there yet would leave an error in the
    /// broker's log each time.
    /// </summary>
    internal async Task<QueueDeclareOk> Queue(IConnection open, string queue, CancellationToken cancellation)
    {
        await using var channel = await open.CreateChannelAsync(cancellationToken: cancellation);
        if (declaredElsewhere.Contains(queue)) return await channel.QueueDeclarePassiveAsync(queue, cancellation);
        try
        {
            return await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, Quorum, cancellationToken: cancellation);
        }
        catch (OperationInterruptedException other) when (other.ShutdownReason?.ReplyCode == Constants.PreconditionFailed)
        {
            declaredElsewhere.Add(queue);
            return await Queue(open, queue, cancellation);
        }
    }

    internal async Task Disconnect()
    {
        if (connection is not { } open) return;
        connection = null;
        await open.AbortAsync(Goodbye);
        await open.DisposeAsync();
    }
}
