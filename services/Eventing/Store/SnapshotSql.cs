using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Bkmo.Eventing;

/// <summary>Kept states of long streams, for kinds of state that name a <see cref="IState{TSelf}.SnapshotForm"/>. A form that is not today's is as good as none.</summary>
internal sealed class SnapshotSql(NpgsqlDataSource database)
{
    /// <summary>A state is kept when a stream has grown by this many events.</summary>
    internal const int Every = 500;

    /// <summary>The kept state of the stream; the empty one when there is none.</summary>
    internal async Task<Snapshot<TState>> Find<TState>(Guid streamId, CancellationToken cancellation) where TState : class, IState<TState>
    {
        if (TState.SnapshotForm is not { } form) return Snapshot<TState>.Empty;
        await using var command = database.CreateCommand("select state, version, position from eventing.snapshots where stream_id = $1 and form = $2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = streamId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = form });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) return Snapshot<TState>.Empty;
        return Read<TState>(row.GetFieldValue<byte[]>(0)) is { } state ? new Snapshot<TState>(state, row.GetInt64(1), row.GetInt64(2)) : Snapshot<TState>.Empty;
    }

    private static TState? Read<TState>(byte[] json) where TState : class
    {
        try
        {
            return JsonSerializer.Deserialize<TState>(json, EventJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps the state when <paramref name="before"/> lies a stretch of events behind. Failing to is no failure of the command that it comes with.</summary>
    internal async Task KeepAfterStretch<TState>(Guid streamId, Snapshot<TState> snapshot, long before, CancellationToken cancellation) where TState : class, IState<TState>
    {
        if (TState.SnapshotForm is not { } form || snapshot.Version / Every == before / Every) return;
        await using var command = database.CreateCommand("""
            insert into eventing.snapshots as s (stream_id, form, version, position, state) values ($1, $2, $3, $4, $5)
            on conflict (stream_id) do update set form = excluded.form, version = excluded.version, position = excluded.position, state = excluded.state, at = now()
            where s.form <> excluded.form or s.version < excluded.version
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = streamId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = form });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = snapshot.Version });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = snapshot.Position });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = JsonSerializer.SerializeToUtf8Bytes(snapshot.State, EventJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
        try
        {
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (Exception e) when (Faults.IsPassing(e) || e is OperationCanceledException)
        {
            Telemetry.SnapshotsMissed.Add(1);
        }
    }
}
