using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Bkmo.Eventing;

/// <summary>Puts messages that were set aside back into their queue. Each is acknowledged only after the broker confirmed its return.</summary>
internal static class ErrorQueue
{
    internal static async Task<int> Replay(Uri broker, string queue, CancellationToken cancellation)
    {
        var factory = new ConnectionFactory { Uri = broker };
        await using var connection = await factory.CreateConnectionAsync(cancellation);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), cancellation);
        if (await Waiting(connection, queue + "_error", cancellation) is not (> 0 and var waiting)) return 0;
        var moved = 0;
        while (moved < waiting && await channel.BasicGetAsync(queue + "_error", autoAck: false, cancellation) is { } message)
        {
            var properties = new BasicProperties(message.BasicProperties);
            await channel.BasicPublishAsync(exchange: "", queue, mandatory: true, properties, message.Body, cancellation);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellation);
            moved++;
        }
        return moved;
    }

    /// <summary>How many messages wait; 0 when there is no such queue because none was ever set aside.</summary>
    private static async Task<uint> Waiting(IConnection connection, string queue, CancellationToken cancellation)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
        try
        {
            return await channel.MessageCountAsync(queue, cancellation);
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0;
        }
    }
}
