using System.Diagnostics.Metrics;
using System.Text.Json;
using Bkmo.Contracts.Counselling.V1;
using Bkmo.Contracts.Membership.V1;
using Bkmo.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;

namespace Bkmo.Eventing.Tests;

/// <summary>What waits for a hand shows, whoever set it aside and when.</summary>
public sealed class WaitingMessagesTests(ShelfService service) : IClassFixture<ShelfService>
{
    private const string Failed = "shelf-lamps_error";

    [Fact]
    public async Task Messages_set_aside_before_a_restart_still_show_until_they_are_gone()
    {
        await Publish(new CentreOpened(Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, "refused", Guid.CreateVersion7(), "Berlin", []));
        await Eventually.True(async () => await Waiting(Failed) > 0);
        var restarted = new RestartedService(service.Broker);
        await restarted.InitializeAsync();
        await Eventually.True(async () => (await Check(restarted, "consumers")).Status == "degraded");
        Assert.Equal($"messages wait for a hand: {Failed} {await Waiting(Failed)}", (await Check(restarted, "consumers")).Text);
        Assert.Equal(await Waiting(Failed), Gauges.Read(restarted.Services.GetRequiredService<IMeterFactory>(), "bkmo.queue.waiting")[Failed]);

        await Purge(Failed);
        await Look(restarted);

        Assert.Equal(("healthy", null), await Check(restarted, "consumers"));
        await restarted.DisposeAsync();
    }

    [Fact]
    public async Task A_message_of_a_kind_that_its_queue_does_not_know_shows()
    {
        await using (var connection = await Connect())
        // Confirmed: what a closing channel has sent to a quorum queue and not heard of may be lost.
        await using (var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)))
            await channel.BasicPublishAsync("", "shelf-lamps", mandatory: true, new BasicProperties { ContentType = "application/vnd.masstransit+json" },
                JsonSerializer.SerializeToUtf8Bytes(new { messageId = Guid.CreateVersion7(), messageType = new[] { "urn:message:Elsewhere:Unheard" }, message = new { } }));
        string? shown = null;
        await Eventually.True(async () =>
        {
            await Look(service);
            shown = (await Check(service, "consumers")).Text;
            return shown?.Contains("shelf-lamps_skipped 1", StringComparison.Ordinal) == true;
        }, found: () => $"Shown: {shown}. Log: {string.Join(" | ", service.Log.Lines)}");
        await Purge("shelf-lamps_skipped");
        await Look(service);
    }

    [Fact]
    public async Task Messages_that_no_queue_was_bound_for_show()
    {
        await Publish(new MembershipEnded(Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, "voting", new DateOnly(2026, 1, 1), "resignation"));
        await Eventually.True(async () => await Waiting(BrokerSetup.ArchiveQueue) > 0);
        await Look(service);
        Assert.Equal(("degraded", $"messages wait for a hand: {BrokerSetup.ArchiveQueue} {await Waiting(BrokerSetup.ArchiveQueue)}"), await Check(service, "archive"));
        await Purge(BrokerSetup.ArchiveQueue);
        await Look(service);
        Assert.Equal(("healthy", null), await Check(service, "archive"));
    }

    private sealed class RestartedService : ShelfService
    {
        public RestartedService(string broker) => Broker = broker;
    }

    private async Task Publish<T>(T message) where T : class => await service.Services.GetRequiredService<IBus>().Publish(message);

    private static Task Look(ShelfService of) => of.Services.GetServices<IHostedService>().OfType<QueueWatch>().Single().Look(CancellationToken.None);

    private static async Task<(string? Status, string? Text)> Check(ShelfService of, string name)
    {
        var check = (await (await of.Office.GetAsync(new Uri("/health/ready", UriKind.Relative))).JsonAsync()).GetProperty("checks").GetProperty(name);
        return (check.GetProperty("status").GetString(), check.TryGetProperty("description", out var text) ? text.GetString() : null);
    }

    private Task<IConnection> Connect() => new ConnectionFactory { Uri = new Uri(service.Broker) }.CreateConnectionAsync();

    private async Task<uint> Waiting(string queue)
    {
        await using var connection = await Connect();
        await using var channel = await connection.CreateChannelAsync();
        return await channel.MessageCountAsync(queue);
    }

    private async Task Purge(string queue)
    {
        await using var connection = await Connect();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueuePurgeAsync(queue);
    }
}
