using Npgsql;
using NpgsqlTypes;

namespace Bkmo.Eventing;

/// <summary>Remembered answers of idempotent requests.</summary>
internal sealed class AnswerSql(NpgsqlDataSource database)
{
    internal static void Add(NpgsqlParameterCollection to, IdempotentAnswer answer)
    {
        to.Add(new NpgsqlParameter<string> { TypedValue = answer.Actor });
        to.Add(new NpgsqlParameter<string> { TypedValue = answer.Key });
        to.Add(new NpgsqlParameter<byte[]> { TypedValue = answer.RequestHash });
        to.Add(new NpgsqlParameter<int> { TypedValue = answer.Status });
        to.Add(new NpgsqlParameter { Value = (object?)answer.Location ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        to.Add(new NpgsqlParameter<long> { TypedValue = answer.Tag });
        to.Add(new NpgsqlParameter<byte[]> { TypedValue = answer.Body });
    }

    /// <summary>The answer given for this key before, or null.</summary>
    internal async Task<IdempotentAnswer?> Find(string actor, string key, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select request_hash, status, location, tag, body, position from eventing.idempotency where actor = $1 and key = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) return null;
        var location = row.IsDBNull(2) ? null : row.GetString(2);
        return new IdempotentAnswer(
            actor, key, row.GetFieldValue<byte[]>(0), row.GetInt32(1), location, row.GetInt64(3), row.GetFieldValue<byte[]>(4), row.GetInt64(5));
    }

    /// <summary>Remembers the answer of a command that had nothing to append. False when the key is taken already.</summary>
    internal async Task<bool> Keep(IdempotentAnswer answer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            insert into eventing.idempotency (actor, key, request_hash, status, location, tag, body, position)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing
            """);
        Add(command.Parameters, answer);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = answer.Position });
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
