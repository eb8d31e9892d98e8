using Bkmo.Faults.Checks;
using Npgsql;

namespace Bkmo.Faults.Observe;

/// <summary>The services' databases, read from outside.</summary>
internal sealed class Logs(Func<string, string> connectionString) : IAsyncDisposable
{
    internal static readonly IReadOnlyList<string> Services = ["membership", "conference", "advocacy", "counselling"];
    private readonly Dictionary<string, NpgsqlDataSource> databases = Services.ToDictionary(s => s, s => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString($"{s}-db")) { Timeout = 5, CommandTimeout = 60, MaxPoolSize = 8 }), StringComparer.Ordinal);

    internal NpgsqlDataSource this[string service] => databases[service];

    /// <summary>All events of all services.</summary>
    internal async Task<IReadOnlyList<LogRow>> Events()
    {
        var rows = new List<LogRow>();
        foreach (var (service, database) in databases)
        {
            await using var command = database.CreateCommand("""
                select seq_id, id, stream_id, version, type, causation_id,
                       case type when 'organisation_registered' then data -> 'profile' ->> 'name' when 'registration_confirmed' then data ->> 'personId'
                                 when 'registration_withdrawn' then data ->> 'registrationId' else stream_id::text end
                from events.mt_events order by seq_id
                """);
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
                rows.Add(new(service, row.GetInt64(0), row.GetGuid(1), row.GetGuid(2), row.GetInt64(3), row.GetString(4), row.IsDBNull(6) ? "" : row.GetString(6), row.IsDBNull(5) ? null : row.GetString(5)));
        }
        return rows;
    }

    /// <summary>All rows of streams.</summary>
    internal async Task<IReadOnlyList<StreamRow>> Streams()
    {
        var rows = new List<StreamRow>();
        foreach (var (service, database) in databases)
        {
            await using var command = database.CreateCommand("select id, version from events.mt_streams");
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync()) rows.Add(new(service, row.GetGuid(0), row.GetInt64(1)));
        }
        return rows;
    }

    /// <summary>The last position of each service.</summary>
    internal async Task<IReadOnlyDictionary<string, long>> Heads()
    {
        var heads = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (service, database) in databases) heads[service] = await Scalar<long>(database, "select coalesce(max(seq_id), 0) from events.mt_events");
        return heads;
    }

    /// <summary>Whether every subscription of every service has reached <paramref name="heads"/>.</summary>
    internal async Task<string?> Behind(IReadOnlyDictionary<string, long> heads)
    {
        foreach (var (service, database) in databases)
        {
            await using var command = database.CreateCommand("select name || ' at ' || position from eventing.progress where position < $1 and name not like '%_rebuild' limit 1");
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = heads[service] });
            if (await command.ExecuteScalarAsync() is string name) return $"{service}: {name} of {heads[service]}";
        }
        return null;
    }

    /// <summary>The ids of admissions that are told, up to a position, and how many of them took effect in each service that hears of them.</summary>
    internal async Task<string?> Unheard(IReadOnlyDictionary<string, long> heads)
    {
        await using var ids = databases["membership"].CreateCommand("select array_agg(id::text) from events.mt_events where type = 'organisation_admitted' and seq_id <= $1");
        ids.Parameters.Add(new NpgsqlParameter<long> { TypedValue = heads["membership"] });
        if (await ids.ExecuteScalarAsync() is not string[] told) return null;
        foreach (var service in Domain.HearOfAdmissions)
        {
            await using var heard = databases[service].CreateCommand("select count(distinct causation_id) from events.mt_events where type = 'admission_heard' and causation_id = any($1)");
            heard.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = told });
            if (await heard.ExecuteScalarAsync() is long count && count < told.Length) return $"{service} heard {count} of {told.Length} admissions";
        }
        return null;
    }

    internal static async Task<T> Scalar<T>(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in databases.Values) await database.DisposeAsync();
    }
}
