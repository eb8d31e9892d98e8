using System.Text.Json.Nodes;
using Bkmo.ServiceDefaults;

namespace Bkmo.Eventing.Tests.Marten;

/// <summary>Rows in both directions: what the store writes is what Marten 9 would have written, and what Marten writes is read and gone on with.</summary>
public sealed class RowTests : IClassFixture<StoreFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly StoreFixture fixture;
    private readonly PostgresEventStore store;
    private readonly Guid shelf = Guid.CreateVersion7();

    public RowTests(StoreFixture fixture)
    {
        this.fixture = fixture;
        store = new PostgresEventStore(fixture.Database, new EventTypes([
            EventTypes.Describe(typeof(BookPlaced), Shelf.StreamType), EventTypes.Describe(typeof(BookTaken), Shelf.StreamType), EventTypes.Describe(typeof(BookLent), Shelf.StreamType)]));
    }

    [StoredAs("book_lent")]
    private sealed record BookLent(string Title, string? ReturnedTo, DateOnly DueOn, Cover Cover, IReadOnlyList<int> Pages) : IEvent;

    [Fact]
    public async Task An_event_is_written_as_Marten_writes_it()
    {
        var id = Guid.CreateVersion7();
        var before = await Now();
        var position = await Append(0, new NewEvent(id, new BookLent("Çalıkuşu", null, new DateOnly(2027, 11, 19), Cover.HardCover, [1, 2])));

        var (row, timestamp) = await Row("mt_events", "stream_id");

        Same($$"""
            {"seq_id": {{position}}, "id": "{{id}}", "stream_id": "{{shelf}}", "version": 1, "type": "book_lent", "mt_dotnet_type": "Bkmo.Eventing.Tests.Marten.RowTests+BookLent, Bkmo.Eventing.Tests",
             "data": {"title": "Çalıkuşu", "returnedTo": null, "dueOn": "2027-11-19", "cover": "hardCover", "pages": [1, 2]}, "bdata": null,
             "tenant_id": "*DEFAULT*", "correlation_id": "correlation", "causation_id": "causation", "user_name": "tester",
             "headers": {"traceparent": "{{StoreFixture.By.TraceParent}}"}, "is_archived": false}
            """, row);
        Assert.InRange(timestamp, before, await Now());
    }

    [Fact]
    public async Task A_stream_carries_the_version_and_time_of_its_last_event()
    {
        await Append(0, Event("a"), Event("b"), Event("c"));
        var (row, created) = await Row("mt_streams", "id", "created");
        Same($$"""{"id": "{{shelf}}", "type": "shelf", "version": 3, "tenant_id": "*DEFAULT*", "is_archived": false}""", row);
        Assert.Equal(1L + 2 + 3, await fixture.Scalar<decimal>($"select sum(version) from events.mt_events where stream_id = '{shelf}'"));

        await Append(3, Event("d"));

        var (later, timestamp) = await Row("mt_streams", "id");
        Assert.Equal(4, later["version"]!.GetValue<long>());
        Assert.True(timestamp > created);
        Assert.Equal(timestamp, await fixture.Scalar<DateTime>($"select timestamp from events.mt_events where stream_id = '{shelf}' and version = 4"));
        Assert.Equal(created, (await Row("mt_streams", "id", "created")).Time);
    }

    [Fact]
    public async Task Without_a_trace_there_are_no_headers()
    {
        await store.Append(new Append(shelf, Shelf.StreamType, 0, [Event("a")], new EventMetadata(new UserId("tester"), null, null, null)), None);
        var (row, _) = await Row("mt_events", "stream_id");
        Assert.Equal((null, null, null), (row["headers"], row["correlation_id"], row["causation_id"]));
    }

    [Fact]
    public async Task Events_that_Marten_wrote_are_read_and_the_stream_goes_on()
    {
        await MartenStarts(Shelf.StreamType, version: 2);
        await MartenWrites(1, "book_placed", """{"title": "a", "cover": "HardCover"}""", headers: """{"tried": 2, "by": "Marten", "urgent": true}""");
        await MartenWrites(2, "book_placed", """{"title": "b", "cover": "paperBack", "added": "later"}""", headers: null);

        var stored = await store.Load(shelf, 0, None);

        Assert.Equal([new BookPlaced("a", Cover.HardCover), new BookPlaced("b")], stored.Select(e => e.Data));
        Assert.All(stored, e => Assert.Equal((shelf, Shelf.StreamType, new EventMetadata(new UserId(""), null, null, null)), (e.StreamId, e.StreamType, e.Metadata)));
        await DecideTo("c", 3);
    }

    [Fact]
    public async Task A_stream_that_Marten_began_without_an_aggregate_goes_on()
    {
        await MartenStarts(type: null, version: 1);
        await MartenWrites(1, "book_placed", """{"title": "a", "cover": "paperBack"}""", headers: null);
        await DecideTo("b", 2);
    }

    [Fact]
    public async Task A_stream_that_Marten_left_empty_begins()
    {
        await MartenStarts(Shelf.StreamType, version: 0);
        Assert.Empty(await store.Load(shelf, 0, None));
        await DecideTo("a", 1);
        await DecideTo("b", 2);
    }

    [Fact]
    public async Task An_empty_stream_of_another_kind_stays_empty()
    {
        await MartenStarts(Lamp.StreamType, version: 0);
        Assert.IsType<AppendResult.VersionConflict>(await store.Append(new Append(shelf, Shelf.StreamType, 0, [Event("a")], StoreFixture.By), None));
        Assert.Equal(0, await fixture.Scalar<long>($"select version from events.mt_streams where id = '{shelf}'"));
    }

    private static NewEvent Event(string title) => new(Guid.CreateVersion7(), new BookPlaced(title));

    private async Task<long> Append(long expected, params NewEvent[] events) =>
        Assert.IsType<AppendResult.Appended>(await store.Append(new Append(shelf, Shelf.StreamType, expected, events, StoreFixture.By), None)).Position;

    private async Task DecideTo(string title, long version)
    {
        using var streams = new Streams(store, new SnapshotSql(fixture.Database), fixture.Wake, TimeProvider.System);
        var done = Assert.IsType<Outcome<Shelf>.Done>(await streams.Decide(new StreamCommand<Shelf>(shelf, s => Shelf.Place(s, title), StoreFixture.By), None));
        Assert.Equal(version, done.After.Version);
        Assert.Equal(version, await fixture.Scalar<long>($"select version from events.mt_streams where id = '{shelf}'"));
    }

    private Task MartenStarts(string? type, long version) => Execute(
        $"insert into events.mt_streams (id, type, version, timestamp, tenant_id) values ('{shelf}', {Quoted(type)}, {version}, now(), '*DEFAULT*')");

    private Task MartenWrites(long version, string type, string data, string? headers) => Execute(
        "insert into events.mt_events (data, type, mt_dotnet_type, seq_id, id, stream_id, version, timestamp, tenant_id, correlation_id, causation_id, headers, user_name) values " +
        $"('{data}', '{type}', 'Elsewhere.BookPlaced, Elsewhere', nextval('events.mt_events_sequence'), '{Guid.CreateVersion7()}', '{shelf}', {version}, now(), '*DEFAULT*', null, null, {Quoted(headers)}, null)");

    private static string Quoted(string? text) => text is null ? "null" : $"'{text}'";

    private async Task Execute(string sql)
    {
        await using var command = fixture.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The one row of the shelf without its times, and one of them.</summary>
    private async Task<(JsonNode Row, DateTime Time)> Row(string table, string key, string time = "timestamp")
    {
        await using var command = fixture.Database.CreateCommand($"select (to_jsonb(t) - 'timestamp' - 'created')::text, {time} from events.{table} t where {key} = '{shelf}'");
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        var row = (JsonNode.Parse(reader.GetString(0))!, reader.GetDateTime(1));
        Assert.False(await reader.ReadAsync());
        return row;
    }

    private Task<DateTime> Now() => fixture.Scalar<DateTime>("select clock_timestamp()");

    private static void Same(string expected, JsonNode actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
