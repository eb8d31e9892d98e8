using Bkmo.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Bkmo.AppHost.Tests;

public sealed class BrokerTests
{
    [Fact]
    public async Task A_killed_broker_comes_back_with_its_durable_messages()
    {
        await using var broker = await PrivateRabbitMq.StartNewAsync();
        await using (var connection = await ConnectAsync(broker.ConnectionString))
            await PublishAsync(connection);
        await broker.KillAsync();
        await broker.StartAsync();
        await using var again = await ConnectAsync(broker.ConnectionString);
        await using var channel = await again.CreateChannelAsync();
        Assert.Equal("kept"u8.ToArray(), (await channel.BasicGetAsync("kept", autoAck: true))!.Body.ToArray());
    }

    [Fact]
    public async Task The_broker_knows_no_guest_and_no_other_virtual_host()
    {
        var address = new Uri(await RabbitMq.ConnectionStringAsync());
        var guest = new UriBuilder(address) { UserName = "guest", Password = "guest" }.Uri;
        await Assert.ThrowsAsync<BrokerUnreachableException>(() => ConnectAsync(guest.ToString()));
        Assert.False(address == new Uri(await RabbitMq.ConnectionStringAsync()));
    }

    private static Task<IConnection> ConnectAsync(string address) => new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync();

    private static async Task PublishAsync(IConnection connection)
    {
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.QueueDeclareAsync("kept", durable: true, exclusive: false, autoDelete: false,
            arguments: new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" });
        await channel.BasicPublishAsync("", "kept", mandatory: true, new BasicProperties { Persistent = true }, "kept"u8.ToArray());
    }
}
