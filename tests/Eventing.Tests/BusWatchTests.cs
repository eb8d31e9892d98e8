using Bkmo.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client;

namespace Bkmo.Eventing.Tests;

/// <summary>A service whose bus is stuck ends, to be started again; one whose broker is away does not.</summary>
public sealed class BusWatchTests
{
    private readonly SettableTime time = new(DateTimeOffset.UnixEpoch);
    private readonly Confirmations confirmations = new();
    private int ends;

    [Fact]
    public async Task Ends_when_nobody_takes_from_a_queue_for_twenty_seconds()
    {
        var broker = await RabbitMq.ConnectionStringAsync();
        var watch = Watch(broker, "left");
        await watch.Look(CancellationToken.None); // Declares the queue.
        await using (var connection = await Take(broker, "left"))
            Assert.Equal(0, await EndsAfter(watch, seconds: 20));
        // A quorum queue counts the one who left for a moment longer.
        await Eventually.True(async () => await TakersOf(broker, "left") == 0);
        Assert.Equal(0, await EndsAfter(watch, seconds: 19));
        Assert.Equal(1, await EndsAfter(watch, seconds: 1));
    }

    [Fact]
    public async Task Waits_five_minutes_for_a_bus_that_never_worked()
    {
        var watch = Watch(await RabbitMq.ConnectionStringAsync(), "misdeclared");
        Assert.Equal(0, await EndsAfter(watch, seconds: 299));
        Assert.Equal(1, await EndsAfter(watch, seconds: 1));
    }

    [Fact]
    public async Task Goes_on_while_somebody_takes()
    {
        var broker = await RabbitMq.ConnectionStringAsync();
        var watch = Watch(broker, "taken");
        await watch.Look(CancellationToken.None); // Declares the queue.
        await using var connection = await Take(broker, "taken");
        Assert.Equal(0, await EndsAfter(watch, seconds: 20));
        Assert.Equal(0, await EndsAfter(watch, seconds: 20));
    }

    [Fact]
    public async Task Ends_when_the_broker_confirms_to_others_but_not_to_the_service()
    {
        var watch = Watch(await RabbitMq.ConnectionStringAsync());
        await watch.Look(CancellationToken.None);
        confirmations.StayedAway();
        Assert.Equal(1, await EndsAfter(watch, seconds: 20));
    }

    [Fact]
    public async Task Goes_on_when_what_is_published_is_confirmed_again()
    {
        var watch = Watch(await RabbitMq.ConnectionStringAsync());
        confirmations.StayedAway();
        await watch.Look(CancellationToken.None);
        confirmations.Came();
        Assert.Equal(0, await EndsAfter(watch, seconds: 20));
        confirmations.StayedAway();
        Assert.Equal(0, await EndsAfter(watch, seconds: 1));
    }

    [Fact]
    public async Task Goes_on_while_the_broker_is_away()
    {
        var watch = Watch("amqp://a:b@127.0.0.1:1/");
        confirmations.StayedAway();
        await watch.Look(CancellationToken.None);
        Assert.Equal(0, await EndsAfter(watch, seconds: 60));
    }

    private static async Task<IConnection> Take(string broker, string queue)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        await channel.BasicConsumeAsync(queue, autoAck: true, new RabbitMQ.Client.Events.AsyncEventingBasicConsumer(channel));
        return connection;
    }

    private static async Task<uint> TakersOf(string broker, string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return (await channel.QueueDeclarePassiveAsync(queue)).ConsumerCount;
    }

    private BusWatch Watch(string broker, params string[] queues) =>
        new(new Uri(broker), queues, confirmations, () => ends++, time, NullLogger<BusWatch>.Instance);

    private async Task<int> EndsAfter(BusWatch watch, int seconds)
    {
        if (ends == 0) await watch.Look(CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(seconds));
        await watch.Look(CancellationToken.None);
        return ends;
    }
}
