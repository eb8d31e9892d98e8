using Bkmo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bkmo.Eventing.Tests;

public sealed class SubscriptionTests(StoreFixture fixture) : IClassFixture<StoreFixture>, IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly List<SubscriptionRunner> runners = [];
    private ServiceProvider services = null!;
    private ProjectionDefinition<ShelfList, ShelfRow> projection = null!;

    public async Task InitializeAsync()
    {
        projection = new ProjectionDefinition<ShelfList, ShelfRow>();
        var collection = new ServiceCollection();
        collection.AddSingleton(fixture.Database);
        projection.AddTo(collection);
        services = collection.BuildServiceProvider();
        await fixture.Scalar<object>("drop schema if exists shelf_list_v1 cascade; truncate events.mt_events, events.mt_streams; delete from eventing.progress; select 1");
        await fixture.Tail.Forget(None);
        await new Migrator(fixture.Database, [projection], services, NullLogger<Migrator>.Instance).Run(None);
    }

    public async Task DisposeAsync()
    {
        foreach (var runner in runners) await runner.StopAsync(None);
        await services.DisposeAsync();
    }

    [Fact]
    public async Task A_read_model_follows_the_log_row_by_row_including_deletion()
    {
        var status = await Run();
        var (kept, emptied) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await fixture.Append(kept, 0, new BookPlaced("ä"), new BookPlaced("b\"{,}\\"));
        await fixture.Append(emptied, 0, new BookPlaced("c"));
        await fixture.Append(emptied, 1, new BookTaken("c"));
        await CaughtUp(status);
        var row = Assert.Single(await Rows());
        Assert.Equal((kept, "b\"{,}\\", 2), (row.Id, row.Last, row.Books));
        Assert.Equal(["ä", "b\"{,}\\"], row.Titles);
        Assert.NotNull(row.Touched);
    }

    [Fact]
    public async Task Two_runners_of_one_name_take_effect_once()
    {
        var (one, two) = (await Run(), await Run());
        var shelf = Guid.CreateVersion7();
        await fixture.Append(shelf, 0, new BookPlaced("a"));
        await CaughtUp(one, two);
        await runners[one.Position >= 0 ? 0 : 1].StopAsync(None);
        await fixture.Append(shelf, 1, new BookPlaced("b"));
        await CaughtUp(one, two);
        Assert.Equal(2, Assert.Single(await Rows()).Books);
    }

    [Fact]
    public async Task Effects_are_undone_when_somebody_else_moved_the_progress()
    {
        var shelf = Guid.CreateVersion7();
        await fixture.Append(shelf, 0, new BookPlaced("a"));
        var subscriber = projection.Subscriber(services);
        await Progress.Load(fixture.Database, subscriber.Name, None);
        var events = await fixture.Store.Load(shelf, 0, None);
        var fenced = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => subscriber.Handle(new LogSlice(7, events[0].Position, events), more: false, None));
        Assert.Equal(Progress.Fenced, fenced.SqlState);
        Assert.Empty(await Rows());
    }

    [Fact]
    public async Task A_read_model_that_catches_up_writes_in_one_go_and_ends_where_the_log_ends()
    {
        var shelves = Enumerable.Range(0, 10).Select(_ => Guid.CreateVersion7()).ToArray();
        for (var version = 0; version < 250; version++)
            foreach (var shelf in shelves) await fixture.Append(shelf, version, new BookPlaced($"{version}"));
        var status = await Run();
        await CaughtUp(status);
        Assert.Equal(Enumerable.Repeat(250, 10), (await Rows()).Select(r => r.Books));
        Assert.Equal(await fixture.Store.Head(None), await fixture.Scalar<long>("select position from eventing.progress"));
        Assert.Equal(1, await fixture.Scalar<long>("select count(distinct xmin::text) from shelf_list_v1.shelf_list"));
    }

    [Fact]
    public async Task A_long_catch_up_writes_on_the_way_so_that_it_can_be_broken_off()
    {
        for (var shelf = 0; shelf < 12; shelf++)
            await fixture.Append(Guid.CreateVersion7(), 0, [.. Enumerable.Range(0, 1_000).Select(i => new BookPlaced($"{i}"))]);
        var subscriber = projection.Subscriber(services);
        var start = await Progress.Load(fixture.Database, subscriber.Name, None);
        var written = new List<long>();
        var end = await Rebuild.CatchUp(subscriber, fixture.Store, start, written.Add, None);
        Assert.Equal(2, written.Count);
        Assert.InRange(written[0], start + 1, end - 1);
        Assert.Equal(end, written[1]);
        Assert.Equal(Enumerable.Repeat(1_000, 12), (await Rows()).Select(r => r.Books));
    }

    [Fact]
    public async Task A_failing_event_stops_its_read_model_visibly_and_nothing_is_skipped()
    {
        var status = await Run();
        await fixture.Append(Guid.CreateVersion7(), 0, new BookPlaced("fine"));
        await CaughtUp(status);
        var before = status.Position;
        await fixture.Append(Guid.CreateVersion7(), 0, new BookPlaced("cursed"));
        await fixture.Append(Guid.CreateVersion7(), 0, new BookPlaced("after"));
        await Eventually.True(() => status.Failure is not null);
        Assert.Equal(before, status.Position);
        Assert.Contains("BookPlaced", status.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain("curse", status.Failure, StringComparison.Ordinal);
        Assert.Single(await Rows());
    }

    [Fact]
    public async Task A_repaired_event_takes_effect_without_a_restart()
    {
        var status = await Run();
        await fixture.Append(Guid.CreateVersion7(), 0, new BookPlaced("cursed"));
        fixture.Wake.Up();
        await Eventually.True(() => status.Failure is not null);
        await fixture.Scalar<object>("update events.mt_events set data = jsonb_set(data, '{title}', '\"healed\"') where data ->> 'title' = 'cursed'; select 1");
        await CaughtUp(status);
        Assert.Equal("healed", Assert.Single(await Rows()).Last);
    }

    [Fact]
    public async Task A_rebuild_beside_the_running_read_model_gives_the_same_rows()
    {
        var status = await Run();
        for (var i = 0; i < 20; i++) await fixture.Append(Guid.CreateVersion7(), 0, new BookPlaced($"a{i}"), new BookPlaced($"b{i}"));
        await CaughtUp(status);
        var before = await Rows();
        await fixture.Scalar<object>("update shelf_list_v1.shelf_list set \"Books\" = 99; select 1");

        await new Rebuild(projection, services, fixture.Database, fixture.Store, NullLogger.Instance).Run(None);

        Assert.Equivalent(before, await Rows());
        await fixture.Append(Guid.CreateVersion7(), 0, new BookPlaced("goes on"));
        fixture.Wake.Up();
        await Eventually.True(async () => (await Rows()).Count == 21);
        Assert.Equal(1, await fixture.Scalar<long>("select count(*) from eventing.progress"));
    }

    [Fact]
    public async Task An_archived_stream_stays_in_its_read_model_and_in_the_rebuild()
    {
        var status = await Run();
        var (archived, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await fixture.Append(archived, 0, new BookPlaced("a"), new BookPlaced("b"));
        await CaughtUp(status);
        await fixture.Store.Archive(archived, None);
        await fixture.Append(other, 0, new BookPlaced("c"));
        await CaughtUp(status);
        var before = await Rows();
        Assert.Equal((2, 1, 2), (before.Single(r => r.Id == archived).Books, before.Single(r => r.Id == other).Books, before.Count));

        await new Rebuild(projection, services, fixture.Database, fixture.Store, NullLogger.Instance).Run(None);

        Assert.Equivalent(before, await Rows());
    }

    private async Task<SubscriptionStatus> Run()
    {
        var status = new SubscriptionStatus(projection.Schema);
        var runner = new SubscriptionRunner(
            projection.Subscriber(services), status, fixture.Database, await fixture.NewSession(), fixture.Tail, fixture.Store, fixture.Wake, TimeProvider.System, NullLogger<SubscriptionRunner>.Instance);
        runners.Add(runner);
        await runner.StartAsync(None);
        return status;
    }

    private async Task CaughtUp(params SubscriptionStatus[] statuses)
    {
        fixture.Wake.Up();
        var head = await fixture.Store.Head(None);
        await Eventually.True(() => statuses.Any(s => s.Position >= head));
    }

    private async Task<List<ShelfRow>> Rows()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IReadModel<ShelfRow>>().Rows.OrderBy(r => r.Id).ToListAsync();
    }
}
