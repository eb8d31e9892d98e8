using System.Reflection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bkmo.Eventing;

/// <summary>Creates and upgrades the schemas of a service: the numbered scripts, then the tables of read models. Safe when two run at once: one waits for the other.</summary>
internal sealed class Migrator(NpgsqlDataSource database, IReadOnlyList<ProjectionDefinition> projections, IServiceProvider services, ILogger<Migrator> log)
{
    private const string Lock = "bkmo migrate";

    /// <summary>The version that this build works with.</summary>
    internal static int Version => Scripts.Count;

    private static List<string> Scripts { get; } = typeof(Migrator).Assembly.GetManifestResourceNames()
        .Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();

    internal async Task Run(CancellationToken cancellation)
    {
        await using var alone = await DatabaseLock.Take(database, Lock, cancellation);
        await Execute("create schema if not exists migrations; create table if not exists migrations.applied (version int primary key, at timestamptz not null default now())", cancellation);
        for (var version = await Applied(database, cancellation) + 1; version <= Version; version++)
        {
            await Execute($"{Read(Scripts[version - 1])}; insert into migrations.applied (version) values ({version});", cancellation);
            log.LogInformation("Schema is at version {Version}", version);
        }
        foreach (var projection in projections) await Create(projection, cancellation);
    }

    /// <summary>The version that the database is at; 0 for an empty one.</summary>
    internal static async Task<int> Applied(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var exists = database.CreateCommand("select to_regclass('migrations.applied') is not null");
        if (await exists.ExecuteScalarAsync(cancellation) is not true) return 0;
        await using var command = database.CreateCommand("select coalesce(max(version), 0) from migrations.applied");
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>The read models whose tables are not there yet.</summary>
    internal static async Task<IReadOnlyList<string>> Missing(NpgsqlDataSource database, IEnumerable<ProjectionDefinition> projections, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select n from unnest($1) n where to_regnamespace(n) is null");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = projections.Select(p => p.Schema).ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var missing = new List<string>();
        while (await row.ReadAsync(cancellation)) missing.Add(row.GetString(0));
        return missing;
    }

    private async Task Create(ProjectionDefinition projection, CancellationToken cancellation)
    {
        if ((await Missing(database, [projection], cancellation)).Count == 0) return;
        await Execute(projection.CreateScript(services), cancellation);
        log.LogInformation("Read model {ReadModel} is created and will be filled", projection.Schema);
    }

    /// <summary>Several statements in one message are one transaction.</summary>
    private async Task Execute(string sql, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
