using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity;

/// <summary>Creates and upgrades the schema by the numbered scripts. Safe when two run at once: one waits for the other.</summary>
internal static partial class Migrator
{
    private const string Lock = "select pg_advisory_xact_lock(hashtextextended('bkmo migrate', 0))";

    // Until the event store came into the same database, the scripts were counted where it counts its own.
    private const string Move = """
        do $$ begin
            if to_regclass('identity.scripts') is null and to_regclass('migrations.applied') is not null and to_regnamespace('eventing') is null then
                alter table migrations.applied set schema identity;
                alter table identity.applied rename to scripts;
            end if;
        end $$
        """;

    /// <summary>The version that this build works with.</summary>
    internal static int Version => Scripts.Count;

    private static List<string> Scripts { get; } = [.. typeof(Migrator).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>All missing scripts in one transaction.</summary>
    internal static async Task Run(IdentityDb db, ILogger log, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        var connection = db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Execute(transaction, Lock, cancellation);
        await Execute(transaction, Move, cancellation);
        await Execute(
            transaction, "create schema if not exists identity; create table if not exists identity.scripts (version int primary key, at timestamptz not null default now())", cancellation);
        var from = await Applied(connection, transaction, cancellation);
        for (var version = from + 1; version <= Version; version++)
            await Execute(transaction, FormattableString.Invariant($"{Read(Scripts[version - 1])}; insert into identity.scripts (version) values ({version});"), cancellation);
        await transaction.CommitAsync(cancellation);
        if (from < Version) IsAt(log, Version);
    }

    /// <summary>The version that the database is at; 0 for an empty one.</summary>
    internal static async Task<int> Applied(DbConnection connection, DbTransaction? transaction, CancellationToken cancellation)
    {
        if (connection.State is not ConnectionState.Open) await connection.OpenAsync(cancellation);
        await using var exists = connection.CreateCommand();
        (exists.Transaction, exists.CommandText) = (transaction, "select to_regclass('identity.scripts') is not null");
        if (await exists.ExecuteScalarAsync(cancellation) is not true) return 0;
        await using var newest = connection.CreateCommand();
        (newest.Transaction, newest.CommandText) = (transaction, "select coalesce(max(version), 0) from identity.scripts");
        return (int)(await newest.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task Execute(DbTransaction transaction, string sql, CancellationToken cancellation)
    {
        await using var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText, command.CommandTimeout) = (transaction, sql, 0);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Migrator).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [LoggerMessage(LogLevel.Information, "Schema is at version {Version}")]
    private static partial void IsAt(ILogger log, int version);
}
