using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Bkmo.Eventing;

/// <summary>The event store on PostgreSQL in Marten 9's storage format. An append is one statement and one round trip in an implicit transaction.</summary>
internal sealed class PostgresEventStore(NpgsqlDataSource database, EventTypes types) : IEventStore
{
    private const string Columns = "e.id, e.stream_id, e.version, e.seq_id, e.type, e.data, e.timestamp, e.user_name, e.correlation_id, e.causation_id, e.headers ->> 'traceparent'";

    public async Task<AppendResult> Append(Append append, CancellationToken cancellation)
    {
        var shape = new AppendShape(append.ExpectedVersion == 0, append.Events.Count == 1, append.Inbox is not null, append.Answer is not null, append.Slips is not null, append.Emptied is not null);
        await using var command = database.CreateCommand(AppendSql.Text(shape));
        var to = command.Parameters;
        var version = append.ExpectedVersion + append.Events.Count;
        to.Add(new NpgsqlParameter<Guid> { TypedValue = append.StreamId });
        to.Add(Text(append.StreamType));
        to.Add(new NpgsqlParameter<long> { TypedValue = version });
        if (!shape.NewStream) to.Add(new NpgsqlParameter<long> { TypedValue = append.ExpectedVersion });
        if (shape.OneEvent) AddEvent(to, append);
        AddMetadata(to, append.Metadata);
        if (!shape.OneEvent) AddEvents(to, append);
        if (append.Inbox is { } inbox) AddInbox(to, inbox);
        if (append.Answer is { } answer) AnswerSql.Add(to, answer);
        if (append.Slips is { } slips) Boxes.Add(to, slips);
        if (append.Emptied is { } emptied) Boxes.AddEmptied(to, emptied);
        var result = await Execute(command, version, cancellation);
        return result is AppendResult.VersionConflict && await ArchiveSql.IsArchived(database, append.StreamId, cancellation) ? new AppendResult.Archived() : result;
    }

    private static async Task<AppendResult> Execute(NpgsqlCommand command, long version, CancellationToken cancellation)
    {
        try
        {
            var position = await command.ExecuteScalarAsync(cancellation);
            return position is long p ? new AppendResult.Appended(version, p) : new AppendResult.VersionConflict();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return e.ConstraintName switch
            {
                "idempotency_key" => new AppendResult.KeyUsed(),
                "inbox_message" => new AppendResult.MessageSeen(),
                "pkey_mt_streams_id" or "pk_mt_events_stream_and_version" => new AppendResult.VersionConflict(),
                _ => throw new InvalidOperationException($"Unexpected violation of {e.ConstraintName}.", e),
            };
        }
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

    private void AddEvent(NpgsqlParameterCollection to, Append append)
    {
        var (id, data) = append.Events[0];
        var type = types.Of(data.GetType());
        to.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        to.Add(new NpgsqlParameter<long> { TypedValue = append.ExpectedVersion + 1 });
        to.Add(new NpgsqlParameter<byte[]> { TypedValue = Json(data), NpgsqlDbType = NpgsqlDbType.Jsonb });
        to.Add(Text(type.Name));
        to.Add(Text(type.DotnetType));
    }

    private void AddEvents(NpgsqlParameterCollection to, Append append)
    {
        var described = append.Events.Select(e => types.Of(e.Data.GetType())).ToArray();
        to.Add(new NpgsqlParameter<Guid[]> { TypedValue = append.Events.Select(e => e.Id).ToArray() });
        to.Add(new NpgsqlParameter<long[]> { TypedValue = Enumerable.Range(1, append.Events.Count).Select(i => append.ExpectedVersion + i).ToArray() });
        to.Add(new NpgsqlParameter<byte[][]> { TypedValue = append.Events.Select(e => Json(e.Data)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
        to.Add(Texts(described.Select(t => t.Name)));
        to.Add(Texts(described.Select(t => t.DotnetType)));
    }

    private static void AddMetadata(NpgsqlParameterCollection to, EventMetadata metadata)
    {
        to.Add(Text(metadata.Correlation));
        to.Add(Text(metadata.Causation));
        to.Add(new NpgsqlParameter { Value = Headers(metadata), NpgsqlDbType = NpgsqlDbType.Jsonb });
        to.Add(Text(metadata.Actor.Value));
    }

    private static void AddInbox(NpgsqlParameterCollection to, InboxEntry inbox)
    {
        to.Add(new NpgsqlParameter<Guid> { TypedValue = inbox.MessageId });
        to.Add(Text(inbox.Consumer));
    }

    // A trace context consists of hexadecimal digits and hyphens and needs no escaping.
    private static object Headers(EventMetadata metadata) =>
        metadata.TraceParent is { } trace ? $$"""{"traceparent":"{{trace}}"}""" : DBNull.Value;

    private static byte[] Json(IEvent data) => JsonSerializer.SerializeToUtf8Bytes(data, data.GetType(), EventJson.Options);

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Texts(IEnumerable<string> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static string? Nullable(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
