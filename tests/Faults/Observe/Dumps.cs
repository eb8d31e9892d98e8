using Bkmo.Testing;

namespace Bkmo.Faults.Observe;

/// <summary>Read models in canonical form: every row as JSON, in order.</summary>
internal static class Dumps
{
    /// <summary>Service and name of every read model.</summary>
    internal static async Task<IReadOnlyList<(string Service, string Name, string Schema)>> List(Logs logs)
    {
        var found = new List<(string, string, string)>();
        foreach (var service in Logs.Services)
        {
            await using var command = logs[service].CreateCommand(
                "select table_name::text, table_schema::text from information_schema.tables where table_schema ~ ('^' || table_name || '_v[0-9]+$') order by 1");
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync()) found.Add((service, row.GetString(0), row.GetString(1)));
        }
        return found;
    }

    /// <summary>All rows of all read models.</summary>
    internal static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Take(Logs logs)
    {
        var dumps = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (service, name, schema) in await List(logs))
        {
            var rows = new List<string>();
            await using var command = logs[service].CreateCommand($"select to_jsonb(t)::text from \"{schema}\".\"{name}\" t order by 1");
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync()) rows.Add(row.GetString(0));
            dumps[$"{service} {name}"] = rows;
        }
        return dumps;
    }

    /// <summary>Fills every read model anew with the operators' command.</summary>
    internal static async Task RebuildAll(Logs logs, RunningPlatform platform, Func<string, string> processOf)
    {
        foreach (var service in (await List(logs)).Select(model => model.Service).Distinct())
        {
            using var rebuild = await platform.OperateAsync(processOf(service), "rebuild", "all");
            await rebuild.WaitForExitAsync();
            if (rebuild.ExitCode != 0) throw new InvalidOperationException($"{service} rebuild all ended with {rebuild.ExitCode}");
        }
    }
}
