using Npgsql;

namespace Bkmo.Eventing;

/// <summary>Archived streams, marked as Marten marks them: on the stream's row and on its events.</summary>
internal static class ArchiveSql
{
    // Two statements in one transaction: the second sees the event of an append that the first had to wait for.
    private const string MarkStream = "update events.mt_streams set is_archived = $2 where id = $1";
    private const string MarkEvents = "update events.mt_events set is_archived = $2 where stream_id = $1 and is_archived is distinct from $2";

    /// <summary>Marks the stream; false when there is none.</summary>
    internal static async Task<bool> Mark(NpgsqlDataSource database, Guid streamId, bool archived, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        foreach (var statement in new[] { MarkStream, MarkEvents })
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement)
            {
                Parameters = { new NpgsqlParameter<Guid> { TypedValue = streamId }, new NpgsqlParameter<bool> { TypedValue = archived } },
            });
        await batch.ExecuteNonQueryAsync(cancellation);
        return batch.BatchCommands[0].RecordsAffected == 1;
    }

    /// <summary>Whether the stream is there and archived.</summary>
    internal static async Task<bool> IsArchived(NpgsqlDataSource database, Guid streamId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select is_archived from events.mt_streams where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = streamId });
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
