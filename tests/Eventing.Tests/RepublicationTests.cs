using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RabbitMQ.Client;

namespace Bkmo.Eventing.Tests;

/// <summary>Publishing once more what a broker or a consumer lost.</summary>
public sealed class RepublicationTests(ShelfService service) : IClassFixture<ShelfService>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private Republication Republication => new(service.Services.GetRequiredService<NpgsqlDataSource>());

    [Fact]
    public async Task A_consumer_takes_what_it_lacks_and_nothing_twice()
    {
        var had = await Place("had");
        await Eventually.True(async () => (await service.Lamp(had)).State.Watts == 1);
        var lacked = await Lose(() => Place("lacked"));
        Assert.False((await service.Lamp(lacked)).Exists);

        Assert.True(await Republication.From(0, None) > 0);

        await Eventually.True(async () => (await service.Lamp(lacked)).State.Watts == 1);
        Assert.Equal(1, (await service.Lamp(had)).State.Watts);
    }

    [Fact]
    public async Task It_only_goes_back()
    {
        await Place("a");
        await Published();
        Assert.Null(await Republication.From(long.MaxValue, None));
    }

    private async Task<Guid> Place(string title)
    {
        var created = await service.Office.SendAsync(HttpMethod.Post, "/shelves", new { title });
        return Guid.Parse(created.Headers.Location!.ToString()["/shelves/".Length..]);
    }

    /// <summary>What is published meanwhile reaches no consumer, as when the broker lost it.</summary>
    private async Task<Guid> Lose(Func<Task<Guid>> act)
    {
        const string exchange = "Bkmo.Contracts.Counselling.V1:CentreOpened", queue = "shelf-lamps";
        await using var connection = await new ConnectionFactory { Uri = new Uri(service.Broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeUnbindAsync(queue, exchange, "");
        var lost = await act();
        await Published();
        await channel.ExchangeBindAsync(queue, exchange, "");
        return lost;
    }

    private async Task Published()
    {
        var head = await service.Services.GetRequiredService<IEventStore>().Head(None);
        await Eventually.True(async () => await Progress.Peek(service.Services.GetRequiredService<NpgsqlDataSource>(), PublisherSubscriber.ProgressName, None) >= head);
    }
}
