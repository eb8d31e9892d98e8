using Bkmo.Eventing;
using Bkmo.Identity.Accounts;
using Bkmo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bkmo.Identity.Tests;

public sealed class AuditUpgradeTests
{
    [Fact]
    public async Task Records_from_before_the_chain_become_its_beginning()
    {
        var database = await Postgres.FreshDatabaseAsync();
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        var names = typeof(Account).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(4);
        await Execute(connection, "create schema migrations; create table migrations.applied (version int primary key, at timestamptz not null default now())");
        foreach (var (name, version) in names.Select((name, i) => (name, i + 1)))
        {
            using var script = new StreamReader(typeof(Account).Assembly.GetManifestResourceStream(name)!);
            await Execute(connection, $"{await script.ReadToEndAsync()}; insert into migrations.applied (version) values ({version})");
        }
        await Execute(connection, """
            insert into identity.audit (at, actor, act, object, outcome) values
                ('2026-03-10T12:00:00.123456Z', 'nobody', 'sign in', null, 'refused'), ('2026-03-10T12:00:01Z', 'bootstrap', 'invite', 'Geschäftsstelle', 'done'),
                ('1969-12-31T23:59:59.999999Z', '0198', 'long ago', '1', 'done')
            """);

        var options = new DbContextOptionsBuilder<IdentityDb>().UseNpgsql(connection).Options;
        await using (var db = new IdentityDb(options)) await Migrator.Run(db, NullLogger.Instance, CancellationToken.None);
        Assert.Equal((null, 3L), await new AuditChain(IdentityDb.Schema).Verify(connection, CancellationToken.None));
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
