using Bkmo.Testing;
using Npgsql;

namespace Bkmo.AppHost.Tests;

public sealed class ServersTests
{
    [Fact]
    public async Task Each_asker_gets_an_empty_database_of_its_own()
    {
        var first = await Postgres.FreshDatabaseAsync();
        var second = await Postgres.FreshDatabaseAsync();
        await ScalarAsync(first, "create table mine (id int)");
        Assert.Equal(0L, await ScalarAsync(second, "select count(*) from pg_tables where tablename = 'mine'"));
    }

    [Fact]
    public async Task A_killed_database_server_comes_back_on_the_same_port_with_its_data()
    {
        await using var postgres = await PrivatePostgres.StartNewAsync(durable: true);
        var database = await postgres.FreshDatabaseAsync();
        await ScalarAsync(database, "create table kept (id int)");
        await postgres.KillAsync();
        await postgres.StartAsync();
        NpgsqlConnection.ClearAllPools();
        Assert.Equal(1L, await ScalarAsync(database, "select count(*) from pg_tables where tablename = 'kept'"));
    }

    private static async Task<object?> ScalarAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
