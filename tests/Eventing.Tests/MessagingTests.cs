using Bkmo.Contracts.Counselling.V1;
using Bkmo.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace Bkmo.Eventing.Tests;

public sealed class MessagingTests(ShelfService service) : IClassFixture<ShelfService>
{
    private async Task<Guid> Place(params string[] titles)
    {
        var created = await service.Office.SendAsync(HttpMethod.Post, "/shelves", new { title = titles[0] });
        var shelf = Guid.Parse(created.Headers.Location!.ToString()["/shelves/".Length..]);
        foreach (var title in titles[1..]) await service.Office.SendAsync(HttpMethod.Post, $"/shelves/{shelf}/books", new { title });
        return shelf;
    }

    private async Task Send(CentreOpened message, Guid messageId) =>
        await service.Services.GetRequiredService<IBus>().Publish(message, context => context.MessageId = messageId);

    private static CentreOpened About(Guid shelf, string name) => new(shelf, 1, DateTimeOffset.UnixEpoch, name, shelf, "Berlin", []);

    private async Task<uint> Waiting(string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(service.Broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return await channel.MessageCountAsync(queue);
    }

    [Fact]
    public async Task A_committed_event_reaches_its_consumer_and_takes_effect()
    {
        var shelf = await Place("one", "two");
        await Eventually.True(async () => (await service.Lamp(shelf)).State.Watts == 2);
    }

    [Fact]
    public async Task A_message_that_arrives_again_takes_no_second_effect()
    {
        var (shelf, message) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        for (var i = 0; i < 3; i++) await Send(About(shelf, "a"), message);
        await Send(About(shelf, "b"), Guid.CreateVersion7());
        await Eventually.True(async () => (await service.Lamp(shelf)).State.Watts == 2);
        Assert.Equal(2, (await service.Lamp(shelf)).Version);
    }

    [Theory]
    [InlineData("broken")]
    [InlineData("refused")]
    [InlineData("looked up")]
    public async Task A_message_that_cannot_be_taken_is_set_aside_visibly_and_the_next_ones_go_on(string name)
    {
        var before = await ErrorsWaiting();
        var shelf = Guid.CreateVersion7();
        await Send(About(shelf, name), Guid.CreateVersion7());
        await Send(About(shelf, "fine"), Guid.CreateVersion7());
        await Eventually.True(async () => (await service.Lamp(shelf)).State.Watts == 1);
        await Eventually.True(async () => await ErrorsWaiting() == before + 1);
        var health = await (await service.Office.GetAsync(new Uri("/health/ready", UriKind.Relative))).Content.ReadAsStringAsync();
        Assert.Contains("shelf-lamps", health, StringComparison.Ordinal);
        Assert.DoesNotContain("names a person", health, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reaction_decides_with_what_a_list_of_the_service_shows()
    {
        var shelf = await Place("ignored");
        await Send(About(shelf, "looked up"), Guid.CreateVersion7());
        await Eventually.True(async () => (await service.Lamp(shelf)).State.Watts == 101);
    }

    [Fact]
    public async Task Messages_that_were_set_aside_can_be_tried_again()
    {
        await Send(About(Guid.CreateVersion7(), "refused"), Guid.CreateVersion7());
        await Eventually.True(async () => await ErrorsWaiting() > 0);
        var moved = await ErrorQueue.Replay(new Uri(service.Broker), "shelf-lamps", CancellationToken.None);
        Assert.True(moved > 0);
        await Eventually.True(async () => await ErrorsWaiting() == moved);
    }

    private async Task<uint> ErrorsWaiting()
    {
        try
        {
            return await Waiting("shelf-lamps_error");
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return 0;
        }
    }

    [Fact]
    public async Task What_is_told_for_partners_lies_in_their_queue_and_alarms_nobody()
    {
        var (before, archived) = (await Waiting(BrokerSetup.PartnersQueue), await Waiting(BrokerSetup.ArchiveQueue));
        await service.Services.GetRequiredService<IBus>().Publish(new Bkmo.Contracts.Advocacy.V1.TextPublished(
            Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, "position", 1, ["de"], "/"));
        await Eventually.True(async () => await Waiting(BrokerSetup.PartnersQueue) == before + 1);
        Assert.Equal(archived, await Waiting(BrokerSetup.ArchiveQueue));
    }

    [Fact]
    public async Task What_nobody_is_bound_to_waits_in_the_archive()
    {
        var before = await Waiting(BrokerSetup.ArchiveQueue);
        await service.Services.GetRequiredService<IBus>().Publish(new Bkmo.Contracts.Membership.V1.MembershipEnded(
            Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, "voting", new DateOnly(2026, 1, 1), "resignation"));
        await Eventually.True(async () => await Waiting(BrokerSetup.ArchiveQueue) == before + 1);
    }
}
