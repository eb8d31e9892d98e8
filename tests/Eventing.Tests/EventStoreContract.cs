namespace Bkmo.Eventing.Tests;

/// <summary>What every implementation of <see cref="IEventStore"/> must do; run against each.</summary>
public abstract class EventStoreContract
{
    protected abstract IEventStore Store { get; }

    private static readonly CancellationToken None = CancellationToken.None;

    private static NewEvent Event(IEvent data) => new(Guid.CreateVersion7(), data);

    private static Append To(Guid stream, long expected, params IEvent[] events) =>
        new(stream, Shelf.StreamType, expected, [.. events.Select(Event)], StoreFixture.By);

    private static IdempotentAnswer Answer(string key) => new("tester", key, [1], 201, null, 1, "{}"u8.ToArray());

    [Fact]
    public async Task Events_come_back_as_they_were_stored()
    {
        var stream = Guid.CreateVersion7();
        var append = To(stream, 0, new BookPlaced("Kırmızı Pazartesi"), new BookTaken("Ağrı Dağı Efsanesi"), new BookPlaced("موسم الهجرة", Cover.HardCover));
        var appended = Assert.IsType<AppendResult.Appended>(await Store.Append(append, None));

        var stored = await Store.Load(stream, 0, None);

        Assert.Equal(append.Events.Select(e => e.Data), stored.Select(e => e.Data));
        Assert.Equal(append.Events.Select(e => e.Id), stored.Select(e => e.Id));
        Assert.Equal([1L, 2, 3], stored.Select(e => e.Version));
        Assert.Equal([appended.Position - 2, appended.Position - 1, appended.Position], stored.Select(e => e.Position));
        var facts = await Store.LoadFacts(stream, 1, None);
        Assert.Equal((Shelf.StreamType, 3, appended.Position), (facts.StreamType, facts.Version, facts.Position));
        Assert.Equal(stored.Skip(1).Select(e => e.Data), facts.Events);
        Assert.All(stored, e => Assert.Equal((stream, Shelf.StreamType, StoreFixture.By), (e.StreamId, e.StreamType, e.Metadata)));
    }

    [Fact]
    public async Task A_stream_grows_from_the_version_that_was_seen()
    {
        var stream = Guid.CreateVersion7();
        await Store.Append(To(stream, 0, new BookPlaced("a")), None);
        var second = await Store.Append(To(stream, 1, new BookPlaced("b"), new BookPlaced("c")), None);
        Assert.Equal(3, Assert.IsType<AppendResult.Appended>(second).Version);
        Assert.Equal(["b", "c"], (await Store.Load(stream, 1, None)).Select(e => ((BookPlaced)e.Data).Title));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Another_version_than_the_stream_has_is_a_conflict_that_writes_nothing(long expected)
    {
        var stream = Guid.CreateVersion7();
        await Store.Append(To(stream, 0, new BookPlaced("a"), new BookPlaced("b")), None);
        var append = To(stream, expected, new BookPlaced("c")) with { Answer = Answer("conflict-" + stream) };
        Assert.IsType<AppendResult.VersionConflict>(await Store.Append(append, None));
        Assert.Equal(2, (await Store.Load(stream, 0, None)).Count);
        Assert.IsType<AppendResult.Appended>(await Store.Append(append with { ExpectedVersion = 2 }, None));
    }

    [Fact]
    public async Task A_stream_of_another_kind_is_not_appended_to()
    {
        var stream = Guid.CreateVersion7();
        await Store.Append(To(stream, 0, new BookPlaced("a")), None);
        var lamp = new Append(stream, Lamp.StreamType, 1, [Event(new LampLit(40))], StoreFixture.By);
        Assert.IsType<AppendResult.VersionConflict>(await Store.Append(lamp, None));
    }

    [Fact]
    public async Task Of_many_writers_with_one_version_exactly_one_wins()
    {
        var stream = Guid.CreateVersion7();
        await Store.Append(To(stream, 0, new BookPlaced("first")), None);
        var results = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Store.Append(To(stream, 1, new BookPlaced($"b{i}")), None)));
        Assert.Single(results.OfType<AppendResult.Appended>());
        Assert.Equal(2, (await Store.Load(stream, 0, None)).Count);
    }

    [Fact]
    public async Task An_idempotency_key_is_used_once_and_its_second_use_writes_nothing()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var answer = Answer("key-" + first);
        Assert.IsType<AppendResult.Appended>(await Store.Append(To(first, 0, new BookPlaced("a")) with { Answer = answer }, None));
        Assert.IsType<AppendResult.KeyUsed>(await Store.Append(To(second, 0, new BookPlaced("a")) with { Answer = answer }, None));
        Assert.Empty(await Store.Load(second, 0, None));
    }

    [Fact]
    public async Task A_message_takes_effect_once_per_consumer()
    {
        var message = Guid.CreateVersion7();
        Guid[] streams = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        Task<AppendResult> Effect(int stream, string consumer) =>
            Store.Append(To(streams[stream], 0, new BookPlaced("a")) with { Inbox = new InboxEntry(message, consumer) }, None);
        Assert.IsType<AppendResult.Appended>(await Effect(0, "one"));
        Assert.IsType<AppendResult.MessageSeen>(await Effect(1, "one"));
        Assert.IsType<AppendResult.Appended>(await Effect(2, "two"));
        Assert.Empty(await Store.Load(streams[1], 0, None));
    }

    [Fact]
    public async Task The_log_gives_every_event_of_every_stream_in_order_of_position()
    {
        var head = await Store.Head(None);
        var streams = Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var stream in streams) await Store.Append(To(stream, 0, new BookPlaced("a"), new BookTaken("a")), None);
        var page = await Store.ReadAll(head, 100, None);
        Assert.Equal(streams.SelectMany(s => new[] { s, s }), page.Events.Select(e => e.StreamId));
        Assert.Equal(page.Events.Select(e => e.Position).Order(), page.Events.Select(e => e.Position));
        Assert.Equal(3, (await Store.ReadAll(head, 3, None)).Events.Count);
        Assert.Equal(page.Events[^1].Position, await Store.Head(None));
    }

    [Fact]
    public async Task What_is_not_there_is_empty()
    {
        Assert.Empty(await Store.Load(Guid.CreateVersion7(), 0, None));
        Assert.Empty((await Store.ReadAll(long.MaxValue - 1, 10, None)).Events);
    }

    [Fact]
    public async Task An_event_that_the_service_does_not_list_is_refused()
    {
        await Assert.ThrowsAsync<UnknownEventException>(() => Store.Append(To(Guid.CreateVersion7(), 0, new Unlisted()), None));
    }

    [StoredAs("unlisted")]
    private sealed record Unlisted : IEvent;
}

public sealed class PostgresEventStoreTests(StoreFixture fixture) : EventStoreContract, IClassFixture<StoreFixture>
{
    protected override IEventStore Store => fixture.Store;
}
