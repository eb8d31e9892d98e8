using Bkmo.Eventing;
using Npgsql;

namespace Bkmo.Benchmarks;

/// <summary>Reads the end of the log while others append.</summary>
internal sealed class Follower(Shelves shelves, long begin)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private long position = begin;

    /// <summary>As subscriptions do: never past a number that is still under way.</summary>
    internal async Task ByRule(CancellationToken ending)
    {
        var reader = new LogReader(shelves.Store);
        while (!ending.IsCancellationRequested)
        {
            var events = await reader.Read(position, 1_000, CancellationToken.None);
            if (events.Count > 0) position = events[^1].Position;
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    /// <summary>The same columns without the snapshot: events that become visible late are missed.</summary>
    internal async Task Carelessly(CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            await using var command = shelves.Database.CreateCommand(
                "select seq_id, id, stream_id, version, type, data, timestamp, user_name, correlation_id, causation_id, headers ->> 'traceparent' from events.mt_events where seq_id > $1 order by seq_id limit 1000");
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
            await using (var row = await command.ExecuteReaderAsync(CancellationToken.None))
                while (await row.ReadAsync(CancellationToken.None)) position = row.GetInt64(0);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
