using Npgsql;

namespace Bkmo.Eventing.Tests;

/// <summary>States of long streams are kept, and never believed more than the events.</summary>
public sealed class SnapshotTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Loading_a_long_stream_begins_at_the_kept_state()
    {
        var lamp = await Lamp(events: 502);
        Assert.Equal(500, await Kept(lamp));
        await fixture.Scalar<long>($"with changed as (update eventing.snapshots set state = '{{\"watts\": 7}}' where stream_id = '{lamp}' returning 1) select count(*) from changed");
        await fixture.Scalar<long>($"with gone as (delete from events.mt_events where stream_id = '{lamp}' and version > 500 returning 1) select count(*) from gone");

        var cold = await Cold(lamp);

        Assert.Equal((7, 500), (cold.State.Watts, cold.Version));
    }

    [Fact]
    public async Task What_came_after_the_kept_state_counts()
    {
        var lamp = await Lamp(events: 505);
        Assert.Equal((505, 505), ((await Cold(lamp)).State.Watts, (await Cold(lamp)).Version));
        using var streams = fixture.NewStreams();
        var done = Assert.IsType<Outcome<Lamp>.Done>(await streams.Decide(Light(lamp, 506) with { Seen = [505] }, None));
        Assert.Equal(506, done.After.Version);
    }

    [Fact]
    public async Task A_stream_that_was_never_warm_is_kept_when_it_is_loaded()
    {
        var lamp = Guid.CreateVersion7();
        await fixture.Store.Append(new Append(lamp, "lamp", 0, [.. Enumerable.Range(1, 1_100).Select(n => new NewEvent(Guid.CreateVersion7(), new LampLit(n)))], StoreFixture.By), None);
        Assert.Equal(1_100, (await Cold(lamp)).State.Watts);
        Assert.Equal(1_100, await Kept(lamp));
    }

    [Theory]
    [InlineData("form = 1")]
    [InlineData("state = '[]'")]
    [InlineData("state = '{\"watts\": \"bright\"}'")]
    public async Task A_kept_state_of_another_form_is_as_good_as_none(string change)
    {
        var lamp = await Lamp(events: 501);
        await fixture.Scalar<long>($"with changed as (update eventing.snapshots set {change} where stream_id = '{lamp}' returning 1) select count(*) from changed");
        Assert.Equal((501, 501), ((await Cold(lamp)).State.Watts, (await Cold(lamp)).Version));
    }

    [Fact]
    public async Task Short_streams_and_states_without_a_form_are_not_kept()
    {
        Assert.Null(await Kept(await Lamp(events: 499)));
        var shelf = Guid.CreateVersion7();
        using var streams = fixture.NewStreams();
        for (var i = 0; i < 501; i++)
            await streams.Decide(new StreamCommand<Shelf>(shelf, _ => Decision.Accept(i % 2 == 0 ? new BookPlaced("a") : new BookTaken("a")), StoreFixture.By), None);
        Assert.Null(await Kept(shelf));
    }

    private static StreamCommand<Lamp> Light(Guid lamp, int watts) => new(lamp, _ => Decision.Accept(new LampLit(watts)), StoreFixture.By);

    /// <summary>A lamp that was lit with 1, 2, 3 … watts.</summary>
    private async Task<Guid> Lamp(int events)
    {
        var lamp = Guid.CreateVersion7();
        using var streams = fixture.NewStreams();
        for (var watts = 1; watts <= events; watts++) await streams.Decide(Light(lamp, watts), None);
        return lamp;
    }

    private async Task<Snapshot<Lamp>> Cold(Guid lamp)
    {
        using var streams = fixture.NewStreams();
        return await streams.Load<Lamp>(lamp, None);
    }

    private async Task<long?> Kept(Guid stream)
    {
        await using var command = fixture.Database.CreateCommand("select version from eventing.snapshots where stream_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = stream });
        return await command.ExecuteScalarAsync() as long?;
    }
}
