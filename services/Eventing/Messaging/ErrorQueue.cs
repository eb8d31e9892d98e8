using RabbitMQ.Client;

namespace Bkmo.Eventing;

/// <summary>Puts messages that were set aside back into their queue. Each is acknowledged only after the broker confirmed its return.</summary>
internal static class ErrorQueue
{
    internal static async Task<int> Replay(Uri broker, string queue, CancellationToken cancellation)
    {
        var factory = new ConnectionFactory { Uri = broker };
        await using var connection = await factory.CreateConnectionAsync(cancellation);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), cancellation);
        var waiting = await channel.MessageCountAsync(queue + "_error", cancellation);
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
}
