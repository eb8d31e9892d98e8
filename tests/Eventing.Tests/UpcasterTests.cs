using System.Text.Json.Nodes;

namespace Bkmo.Eventing.Tests;

/// <summary>Events whose form has changed since they were stored.</summary>
public sealed class UpcasterTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly Guid shelf = Guid.CreateVersion7();
    private readonly PostgresEventStore store = new(fixture.Database, Types(events => events
        .Event<BookPlaced>(older => older
            .Upcast<BookShelved>("book_shelved", old => new BookPlaced(old.Name, old.Hard ? Cover.HardCover : Cover.PaperBack))
            .Upcast<JsonObject>("book_put", old => new BookPlaced((string)old["about"]!["title"]!))
            .Upcast<BookPlaced>("book_set_down", same => same))
        .Event<BookTaken>()));

    private sealed record BookShelved(string Name, bool Hard);

    [Fact]
    public async Task Older_forms_are_read_as_the_present_event()
    {
        var head = await store.Head(None);
        await Stored(1, "book_shelved", """{"name": "Ince Memed", "hard": true}""");
        await Stored(2, "book_put", """{"about": {"title": "Tutunamayanlar"}}""");
        await Stored(3, "book_set_down", """{"title": "Huzur", "cover": "paperBack"}""");
        BookPlaced[] placed = [new("Ince Memed", Cover.HardCover), new("Tutunamayanlar"), new("Huzur")];

        var stored = await store.Load(shelf, 0, None);

        Assert.Equal(placed, stored.Select(e => e.Data));
        Assert.All(stored, e => Assert.Equal(Shelf.StreamType, e.StreamType));
        Assert.Equal(placed, (await store.ReadAll(head, 10, None)).Events.Select(e => e.Data));
    }

    [Fact]
    public async Task A_stream_with_older_forms_goes_on_in_the_present_one()
    {
        await Stored(1, "book_shelved", """{"name": "a", "hard": false}""");
        using var streams = new Streams(store, new SnapshotSql(fixture.Database), fixture.Wake, TimeProvider.System);
        var done = Assert.IsType<Outcome<Shelf>.Done>(await streams.Decide(new StreamCommand<Shelf>(shelf, s => Shelf.Place(s, "b"), StoreFixture.By), None));
        Assert.Equal(["a", "b"], done.After.State.Books);
        Assert.Equal("book_placed", await fixture.Scalar<string>($"select type from events.mt_events where stream_id = '{shelf}' and version = 2"));
    }

    [Fact]
    public async Task An_older_form_that_cannot_be_read_is_named_without_its_contents()
    {
        await Stored(1, "book_put", """{"about": "Sabahattin"}""");
        var refusal = await Assert.ThrowsAsync<UnreadableEventException>(() => store.Load(shelf, 0, None));
        Assert.Equal("An event 'book_put' cannot be read: InvalidOperationException", Faults.Describe(refusal));
        await fixture.Scalar<object>($"with gone as (delete from events.mt_streams where id = '{shelf}') select 1");
    }

    [Fact]
    public void A_name_that_two_events_claim_is_refused_at_start()
    {
        Refused("'book_taken': BookPlaced, BookTaken", events => events.Event<BookPlaced>(older => older.Upcast<BookShelved>("book_taken", _ => new BookPlaced(""))).Event<BookTaken>());
        Refused("'book_put': BookPlaced, BookTaken", events => events
            .Event<BookPlaced>(older => older.Upcast<JsonObject>("book_put", _ => new BookPlaced(""))).Event<BookTaken>(older => older.Upcast<JsonObject>("book_put", _ => new BookTaken(""))));
        Refused("'book_placed': BookPlaced, BookPlaced", events => events.Event<BookPlaced>(older => older.Upcast<BookPlaced>("book_placed", same => same)));
    }

    private static void Refused(string claims, Action<StreamBuilder> events) =>
        Assert.Equal($"Two events are stored as {claims}.", Assert.Throws<InvalidOperationException>(() => Types(events)).Message);

    private static EventTypes Types(Action<StreamBuilder> events) => new(new EventingBuilder("shelf").Stream<Shelf>(events).Events);

    private Task<object> Stored(long version, string type, string data) => fixture.Scalar<object>($"""
        with s as (insert into events.mt_streams (id, type, version) values ('{shelf}', 'shelf', {version}) on conflict (id) do update set version = excluded.version returning id)
        insert into events.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
        select nextval('events.mt_events_sequence'), '{Guid.CreateVersion7()}', id, {version}, '{data}', '{type}', now() from s returning seq_id
        """);
}
