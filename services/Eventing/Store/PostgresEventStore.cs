using Npgsql;

namespace Bkmo.Eventing;

/// <summary>The event store on PostgreSQL in Marten 9's storage format. An append is one statement and one round trip; see <see cref="AppendLine"/>.</summary>
internal sealed class PostgresEventStore(NpgsqlDataSource database, EventTypes types) : IEventStore
{
    private const string Columns = "e.id, e.stream_id, e.version, e.seq_id, e.type, e.data, e.timestamp, e.user_name, e.correlation_id, e.causation_id, e.headers ->> 'traceparent'";

    private readonly AppendLine line = new(database, types, TimeSpan.FromMilliseconds(250));

    public async Task<AppendResult> Append(Append append, CancellationToken cancellation)
    {
        var result = await line.Send(append, cancellation);
        return result is AppendResult.VersionConflict && await ArchiveSql.IsArchived(database, append.StreamId, cancellation) ? new AppendResult.Archived() : result;
    }

    public async Task<IReadOnlyList<StoredEvent>> Load(Guid streamId, long afterVersion, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select {Columns} from events.mt_events e where e.stream_id = $1 and e.version > $2 order by e.version");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = streamId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterVersion });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var events = new List<StoredEvent>();
        while (await reader.ReadAsync(cancellation)) events.Add(Read(reader));
        return events;
    }

    public async Task<StreamFacts> LoadFacts(Guid streamId, long afterVersion, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select version, seq_id, type, data from events.mt_events where stream_id = $1 and version > $2 order by version");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = streamId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterVersion });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var events = new List<IEvent>();
        var (kind, version, position) = ("", afterVersion, 0L);
        while (await reader.ReadAsync(cancellation))
        {
            var (type, form) = types.Named(reader.GetString(2));
            events.Add(form.Read(reader.GetFieldValue<byte[]>(3)));
            (kind, version, position) = (type.StreamType, reader.GetInt64(0), reader.GetInt64(1));
        }
        return new StreamFacts(kind, version, position, events);
    }

    public async Task<LogPage> ReadAll(long after, int limit, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"""
            with t as materialized (select pg_current_snapshot() as s)
            select {Columns}, pg_snapshot_xmin(t.s)
            from t cross join lateral (select * from events.mt_events where seq_id > $1 order by seq_id limit $2) e order by e.seq_id
            """);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var events = new List<StoredEvent>();
        ulong xmin = 0;
        while (await reader.ReadAsync(cancellation))
        {
            if (events.Count == 0) xmin = reader.GetFieldValue<ulong>(11);
            events.Add(Read(reader));
        }
        return new LogPage(events, xmin);
    }

    public async Task<ulong> TransactionBound(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select pg_current_xact_id()");
        return (ulong)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async Task<long> Head(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select coalesce(max(seq_id), 0) from events.mt_events");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public Task<bool> Archive(Guid streamId, CancellationToken cancellation) => ArchiveSql.Mark(database, streamId, archived: true, cancellation);

    public Task<bool> Unarchive(Guid streamId, CancellationToken cancellation) => ArchiveSql.Mark(database, streamId, archived: false, cancellation);

    private StoredEvent Read(NpgsqlDataReader row)
    {
        var (type, form) = types.Named(row.GetString(4));
        var data = form.Read(row.GetFieldValue<byte[]>(5));
        var metadata = new EventMetadata(new UserId(Nullable(row, 7) ?? ""), Nullable(row, 8), Nullable(row, 9), Nullable(row, 10));
        return new StoredEvent(
            row.GetGuid(0), row.GetGuid(1), type.StreamType, row.GetInt64(2), row.GetInt64(3), data, row.GetFieldValue<DateTimeOffset>(6), metadata);
    }

    private static string? Nullable(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
