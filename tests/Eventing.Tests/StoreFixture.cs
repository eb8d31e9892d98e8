using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bkmo.Eventing.Tests;

/// <summary>An empty, migrated store of its own for each test class.</summary>
public sealed class StoreFixture : IAsyncLifetime
{
    public static readonly EventMetadata By = new(new UserId("tester"), "correlation", "causation", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    public static readonly EventTypes Types = new([
        EventTypes.Describe(typeof(BookPlaced), Shelf.StreamType), EventTypes.Describe(typeof(BookTaken), Shelf.StreamType),
        EventTypes.Describe(typeof(LampLit), Lamp.StreamType)]);

    public NpgsqlDataSource Database { get; private set; } = null!;

    public IEventStore Store { get; private set; } = null!;

    public Wake Wake { get; } = new();

    private readonly List<NodeSession> sessions = [];

    internal LogTail Tail { get; private set; } = null!;

    public Streams NewStreams() => new(Store, new SnapshotSql(Database), Wake, TimeProvider.System);

    public async Task InitializeAsync()
    {
        Database = Eventing.Database.Open(await Postgres.FreshDatabaseAsync());
        await new Migrator(Database, [], null!, NullLogger<Migrator>.Instance).Run(CancellationToken.None);
        Store = new PostgresEventStore(Database, Types);
        Tail = new LogTail(Store);
    }

    public async Task DisposeAsync()
    {
        foreach (var session in sessions) await End(session);
        Tail.Dispose();
        await Database.DisposeAsync();
    }

    /// <summary>The session of one more process of the service.</summary>
    internal async Task<NodeSession> NewSession()
    {
        var session = new NodeSession(Database, Wake, TimeProvider.System, NullLogger<NodeSession>.Instance);
        sessions.Add(session);
        await session.StartAsync(CancellationToken.None);
        return session;
    }

    internal static async Task End(NodeSession session)
    {
        await session.StopAsync(CancellationToken.None);
        session.Dispose();
    }

    public async Task<T> Scalar<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task<AppendResult> Append(Guid stream, long expected, params IEvent[] events) =>
        Store.Append(new Append(stream, Shelf.StreamType, expected, [.. events.Select(e => new NewEvent(Guid.CreateVersion7(), e))], By), CancellationToken.None);
}
