using Bkmo.Faults.Load;
using Npgsql;

namespace Bkmo.Faults.Experiments;

/// <summary>Events that are written past the service, as another process of it would write them: an admitted organisation, copied from one that is there.</summary>
internal static class Copies
{
    /// <summary>What was written.</summary>
    internal sealed record Copy(string Name, Guid Stream);

    /// <summary>Writes stream and events within the connection's transaction.</summary>
    internal static async Task<Copy> Organisation(NpgsqlConnection connection, string name)
    {
        var copy = new Copy(name, Guid.CreateVersion7());
        await using var command = new NpgsqlCommand("""
            with model as (select stream_id from events.mt_events where type = 'organisation_admitted' order by seq_id limit 1),
                 entry as (select data ->> 'membershipId' as id from events.mt_events, model where events.mt_events.stream_id = model.stream_id and version = 2),
                 stream as (insert into events.mt_streams (id, type, version) values ($1, 'organisation', 3) returning id)
            insert into events.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
            select nextval('events.mt_events_sequence'), gen_random_uuid(), stream.id, version,
                   replace(case version when 1 then jsonb_set(data, '{profile,name}', to_jsonb($2::text)) else data end::text, entry.id, $3)::jsonb,
                   type, now(), mt_dotnet_type, correlation_id, causation_id, headers, user_name
            from events.mt_events, entry, stream where stream_id = (select stream_id from model) and version <= 3 order by version
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = copy.Stream });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Guid.CreateVersion7().ToString() });
        if (await command.ExecuteNonQueryAsync() != 3) throw new InvalidOperationException("There is no admitted organisation to copy.");
        return copy;
    }

    /// <summary>Puts what became of it into the history.</summary>
    internal static void Write(History history, Copy copy, Phase phase)
    {
        foreach (var (operation, mark) in new[] { ("apply", copy.Name), ("admit", copy.Stream.ToString()) })
        {
            history.Add(-3, Phase.Invoke, operation, $"{operation}-{copy.Name}", mark);
            history.Add(-3, phase, operation, $"{operation}-{copy.Name}", mark);
        }
    }
}
