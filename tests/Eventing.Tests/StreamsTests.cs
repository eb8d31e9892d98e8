namespace Bkmo.Eventing.Tests;

public sealed class StreamsTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static StreamCommand<Shelf> Place(Guid shelf, string title) => new(shelf, s => Shelf.Place(s, title), StoreFixture.By);

    [Fact]
    public async Task A_refusal_rests_on_a_state_that_was_just_checked()
    {
        using var here = fixture.NewStreams();
        using var elsewhere = fixture.NewStreams();
        var shelf = Guid.CreateVersion7();
        foreach (var title in new[] { "a", "b", "c" }) await here.Decide(Place(shelf, title), None);
        await elsewhere.Decide(new StreamCommand<Shelf>(shelf, _ => Decision.Accept(new BookTaken("a")), StoreFixture.By), None);

        // "here" still believes that the shelf is full.
        var outcome = await here.Decide(Place(shelf, "d"), None);

        Assert.True(Assert.IsType<Outcome<Shelf>.Done>(outcome).Changed);
    }

    [Fact]
    public async Task A_command_that_lost_the_race_is_decided_again()
    {
        using var here = fixture.NewStreams();
        using var elsewhere = fixture.NewStreams();
        var shelf = Guid.CreateVersion7();
        await here.Decide(Place(shelf, "a"), None);
        await elsewhere.Decide(Place(shelf, "b"), None);
        var done = Assert.IsType<Outcome<Shelf>.Done>(await here.Decide(Place(shelf, "c"), None));
        Assert.Equal(["a", "b", "c"], done.After.State.Books);
        Assert.Equal(3, done.After.Version);
    }

    [Fact]
    public async Task A_command_on_a_version_that_is_gone_is_stale_and_changes_nothing()
    {
        using var streams = fixture.NewStreams();
        var shelf = Guid.CreateVersion7();
        await streams.Decide(Place(shelf, "a"), None);
        await streams.Decide(Place(shelf, "b"), None);
        Assert.IsType<Outcome<Shelf>.Stale>(await streams.Decide(Place(shelf, "c") with { Seen = [1] }, None));
        Assert.Equal(2, (await streams.Load<Shelf>(shelf, None)).Version);
        Assert.IsType<Outcome<Shelf>.Done>(await streams.Decide(Place(shelf, "c") with { Seen = [1, 2] }, None));
    }

    [Fact]
    public async Task Of_two_hundred_at_once_three_get_a_place_and_nobody_is_told_to_try_again()
    {
        using var here = fixture.NewStreams();
        using var elsewhere = fixture.NewStreams();
        var shelf = Guid.CreateVersion7();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 50 == 0 ? elsewhere : here).Decide(Place(shelf, $"b{i}"), None)));
        Assert.Equal(Shelf.Places, outcomes.Count(o => o is Outcome<Shelf>.Done { Changed: true }));
        Assert.Equal(200 - Shelf.Places, outcomes.Count(o => o is Outcome<Shelf>.Refused { Refusal: ShelfFull }));
    }

    [Fact]
    public async Task Saying_a_thing_twice_changes_nothing()
    {
        using var streams = fixture.NewStreams();
        var shelf = Guid.CreateVersion7();
        await streams.Decide(Place(shelf, "a"), None);
        var again = Assert.IsType<Outcome<Shelf>.Done>(await streams.Decide(Place(shelf, "a"), None));
        Assert.False(again.Changed);
        Assert.Equal(1, again.After.Version);
    }

    [Fact]
    public async Task A_stream_that_must_exist_and_one_of_another_kind_are_not_found()
    {
        using var streams = fixture.NewStreams();
        var lamp = Guid.CreateVersion7();
        await streams.Decide(new StreamCommand<Lamp>(lamp, _ => Decision.Accept(new LampLit(60)), StoreFixture.By), None);
        Assert.IsType<Outcome<Shelf>.NotFound>(await streams.Decide(Place(Guid.CreateVersion7(), "a") with { MustExist = true }, None));
        Assert.IsType<Outcome<Shelf>.NotFound>(await streams.Decide(Place(lamp, "a") with { MustExist = true }, None));
        Assert.False((await streams.Load<Shelf>(lamp, None)).Exists);
    }

    [Fact]
    public async Task A_warm_command_is_one_round_trip()
    {
        var counting = new CountingStore(fixture.Store);
        using var streams = new Streams(counting, new SnapshotSql(fixture.Database), fixture.Wake, TimeProvider.System);
        var shelf = Guid.CreateVersion7();
        await streams.Decide(Place(shelf, "a") with { MustExist = false }, None);
        Assert.Equal(1, counting.Calls);
        await streams.Decide(Place(shelf, "b") with { MustExist = true, Seen = [1] }, None);
        Assert.Equal(2, counting.Calls);
    }

    /// <summary>Counts round trips; each call of the store is one statement.</summary>
    private sealed class CountingStore(IEventStore inner) : IEventStore
    {
        public int Calls { get; private set; }

        public Task<AppendResult> Append(Append append, CancellationToken cancellation) => Counted(inner.Append(append, cancellation));

        public Task<IReadOnlyList<StoredEvent>> Load(Guid streamId, long afterVersion, CancellationToken cancellation) =>
            Counted(inner.Load(streamId, afterVersion, cancellation));

        public Task<StreamFacts> LoadFacts(Guid streamId, long afterVersion, CancellationToken cancellation) =>
            Counted(inner.LoadFacts(streamId, afterVersion, cancellation));

        public Task<LogPage> ReadAll(long after, int limit, CancellationToken cancellation) => Counted(inner.ReadAll(after, limit, cancellation));

        public Task<ulong> TransactionBound(CancellationToken cancellation) => Counted(inner.TransactionBound(cancellation));

        public Task<long> Head(CancellationToken cancellation) => Counted(inner.Head(cancellation));

        public Task<bool> Archive(Guid streamId, CancellationToken cancellation) => Counted(inner.Archive(streamId, cancellation));

        public Task<bool> Unarchive(Guid streamId, CancellationToken cancellation) => Counted(inner.Unarchive(streamId, cancellation));

        private Task<T> Counted<T>(Task<T> call)
        {
            Calls++;
            return call;
        }
    }
}
