using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Bkmo.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Bkmo.Conference.Tests.Api;

/// <summary>A queue of its own with a plain client, bound to the exchange of every contract: bodies, properties and headers of whatever is told over the broker.</summary>
internal sealed class Messages : IAsyncDisposable
{
    private readonly IConnection connection;
    private readonly ConcurrentQueue<byte[]> heard = new();

    private Messages(IConnection connection) => this.connection = connection;

    /// <summary>All that was heard so far, in order.</summary>
    internal byte[] Everything => [.. heard.SelectMany(message => message)];

    internal static async Task<Messages> Hear(string broker)
    {
        var messages = new Messages(await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync());
        var channel = await messages.connection.CreateChannelAsync();
        var queue = await channel.QueueDeclareAsync();
        foreach (var exchange in Exchanges)
        {
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, autoDelete: false, new Dictionary<string, object?> { ["alternate-exchange"] = "bkmo.unrouted" });
            await channel.QueueBindAsync(queue.QueueName, exchange, "");
        }
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            messages.heard.Enqueue([.. Properties(delivery), .. delivery.Body.Span]);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
        return messages;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    // As the service declares them: one per contract, named after it.
    private static IEnumerable<string> Exchanges =>
        typeof(IContract).Assembly.GetExportedTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IContract))).Select(type => $"{type.Namespace}:{type.Name}");

    private static byte[] Properties(BasicDeliverEventArgs delivery)
    {
        var properties = delivery.BasicProperties;
        var headers = (properties.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal)).Select(header =>
            $"{header.Key}={(header.Value is byte[] text ? Encoding.UTF8.GetString(text) : Convert.ToString(header.Value, CultureInfo.InvariantCulture))}");
        return Encoding.UTF8.GetBytes(string.Join('\n', [
            "", delivery.Exchange, delivery.RoutingKey, properties.MessageId ?? "", properties.CorrelationId ?? "", properties.UserId ?? "", properties.AppId ?? "",
            properties.Timestamp.UnixTime.ToString(CultureInfo.InvariantCulture), .. headers, "",
        ]));
    }
}
