using System.Text.Json;
using Bkmo.Faults.Checks;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Bkmo.Faults.Observe;

/// <summary>Somebody else's subscription, with a plain client: one durable queue bound to the exchange of every contract. Remembers ids, kinds and order.</summary>
internal sealed class Subscriber(Uri broker) : IAsyncDisposable
{
    private const string Queue = "laboratory";
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);
    private readonly Lock gate = new();
    private readonly List<WireMessage> received = [];
    private readonly CancellationTokenSource ending = new();
    private Task running = Task.CompletedTask;

    /// <summary>Everything received so far, in order.</summary>
    internal IReadOnlyList<WireMessage> Received
    {
        get
        {
            lock (gate) return [.. received];
        }
    }

    /// <summary>Begins; ends when the queue is bound. From then on it connects again whenever the broker was away.</summary>
    internal async Task Start()
    {
        var bound = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        running = Task.Run(() => Forever(bound));
        await bound.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await running;
        ending.Dispose();
    }

    /// <summary>Declares a contract's exchange as its publisher does.</summary>
    internal static async Task Bind(IChannel channel, string queue)
    {
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        foreach (var exchange in Domain.Published.Values)
        {
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, autoDelete: false, new Dictionary<string, object?> { ["alternate-exchange"] = "bkmo.unrouted" });
            await channel.QueueBindAsync(queue, exchange, "");
        }
    }

    private async Task Forever(TaskCompletionSource bound)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await Listen(bound);
            }
            catch (Exception e) when (e is RabbitMQ.Client.Exceptions.RabbitMQClientException or IOException or OperationCanceledException or TimeoutException)
            {
                await Task.Delay(Again, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Listen(TaskCompletionSource bound)
    {
        var factory = new ConnectionFactory { Uri = broker, AutomaticRecoveryEnabled = false, RequestedHeartbeat = TimeSpan.FromSeconds(10), RequestedConnectionTimeout = TimeSpan.FromSeconds(5) };
        await using var connection = await factory.CreateConnectionAsync(ending.Token);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ending.Token);
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.ConnectionShutdownAsync += (_, _) => Task.FromResult(lost.TrySetResult());
        channel.ChannelShutdownAsync += (_, _) => Task.FromResult(lost.TrySetResult());
        await Bind(channel, Queue);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            Remember(delivery.Body);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer);
        bound.TrySetResult();
        await lost.Task.WaitAsync(ending.Token);
    }

    private void Remember(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var message = new WireMessage(json.RootElement.GetProperty("messageId").GetGuid(), json.RootElement.GetProperty("messageType")[0].GetString()!);
        lock (gate) received.Add(message);
    }
}
