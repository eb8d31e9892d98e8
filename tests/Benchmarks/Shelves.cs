using System.Globalization;
using Bkmo.Eventing;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bkmo.Benchmarks;

/// <summary>The event of the measurements.</summary>
[StoredAs("book_placed")]
internal sealed record BookPlaced(string Title, int Pages, string Cover) : IEvent;

/// <summary>The stream of the measurements.</summary>
internal sealed record Shelf(int Books) : IState<Shelf>
{
    public static string StreamType => "shelf";

    public static Shelf Initial { get; } = new(0);

    public Shelf Evolve(IEvent @event) => new(Books + 1);
}

/// <summary>One row per shelf.</summary>
internal sealed record ShelfRow(Guid Id, int Books, string Last);

/// <summary>The read model of the measurements.</summary>
internal sealed class ShelfList : IProjection<ShelfRow>
{
    public static string Name => "shelf_list";

    public static int Version => 1;

    public static void Configure(EntityTypeBuilder<ShelfRow> row) => row.HasKey(r => r.Id);

    public static Guid? KeyOf(StoredEvent stored) => stored.StreamId;

    public static ShelfRow? Evolve(ShelfRow? row, StoredEvent stored) => new(stored.StreamId, (row?.Books ?? 0) + 1, ((BookPlaced)stored.Data).Title);
}

/// <summary>A server of its own with a store, and ways to fill it.</summary>
internal sealed class Shelves : IAsyncDisposable
{
    internal static readonly EventMetadata By = new(
        new UserId("benchmark"), "0af7651916cd43dd8448eb211c80319c", "0HN7", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    private readonly PrivatePostgres server;

    private Shelves(PrivatePostgres server, string connection, ServiceProvider services)
    {
        (this.server, Connection, Services) = (server, connection, services);
        Database = services.GetRequiredService<NpgsqlDataSource>();
        Store = new PostgresEventStore(Database, new EventTypes([EventTypes.Describe(typeof(BookPlaced), Shelf.StreamType)]));
    }

    internal static ProjectionDefinition<ShelfList, ShelfRow> Projection { get; } = new();

    internal string Connection { get; }

    internal ServiceProvider Services { get; }

    internal NpgsqlDataSource Database { get; }

    internal IEventStore Store { get; }

    internal static BookPlaced Book => new("a book with a title", 250, "hardCover");

    internal static async Task<Shelves> Open()
    {
        var own = await PrivatePostgres.StartNewAsync(durable: true);
        var connection = await own.FreshDatabaseAsync();
        var collection = new ServiceCollection();
        collection.AddSingleton(_ => Eventing.Database.Open(connection));
        Projection.AddTo(collection);
        var shelves = new Shelves(own, connection, collection.BuildServiceProvider());
        await new Migrator(shelves.Database, [Projection], shelves.Services, NullLogger<Migrator>.Instance).Run(CancellationToken.None);
        return shelves;
    }

    /// <summary>Begins anew with <paramref name="streams"/> streams of <paramref name="length"/> events each, one stream after the other or all in turn.</summary>
    internal async Task Fill(int streams, int length, bool interleaved)
    {
        await Execute("truncate events.mt_events, events.mt_streams, shelf_list_v1.shelf_list; delete from eventing.progress");
        await Add(0, streams, length, interleaved);
    }

    /// <summary>Adds streams numbered from <paramref name="first"/>.</summary>
    internal async Task Add(int first, int streams, int length, bool interleaved)
    {
        var order = interleaved ? "v, s" : "s, v";
        await Execute(string.Create(CultureInfo.InvariantCulture, $$"""
            insert into events.mt_streams (id, type, version)
            select ('00000000-0000-7000-8000-' || lpad(to_hex(s), 12, '0'))::uuid, 'shelf', {{length}} from generate_series({{first + 1}}, {{first + streams}}) s;
            insert into events.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
            select nextval('events.mt_events_sequence'), gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(to_hex(s), 12, '0'))::uuid, v,
                   '{"title":"a book with a title","pages":250,"cover":"hardCover"}', 'book_placed', now(), 'Bkmo.Benchmarks.BookPlaced, Bkmo.Benchmarks',
                   '0af7651916cd43dd8448eb211c80319c', '0HN7', '{"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}', 'benchmark'
            from (select s, v from generate_series({{first + 1}}, {{first + streams}}) s, generate_series(1, {{length}}) v order by {{order}}) n;
            """));
        await Execute("vacuum analyze events.mt_events");
    }

    internal static Guid Stream(int number) => Guid.Parse($"00000000-0000-7000-8000-{number:x12}");

    internal async Task Execute(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await server.DisposeAsync();
    }
}
