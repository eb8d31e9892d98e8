using Npgsql;

namespace Bkmo.Testing;

/// <summary>PostgreSQL for tests: one private server per test process, started when first asked for, ended with the process.</summary>
public static class Postgres
{
    private static readonly string? Given = Environment.GetEnvironmentVariable("BKMO_TEST_POSTGRES");
    private static readonly Lazy<Task<PrivatePostgres>> Shared = new(() => PrivatePostgres.StartNewAsync());

    /// <summary>
    /// The connection string of a new empty database. <c>BKMO_TEST_POSTGRES</c>, the connection string of a role that may create databases, replaces the private server.
    /// </summary>
    public static async Task<string> FreshDatabaseAsync() =>
        string.IsNullOrEmpty(Given) ? await (await Shared.Value).FreshDatabaseAsync() : await CreateOnAsync(Given);

    private static async Task<string> CreateOnAsync(string server)
    {
        var name = $"bkmo_test_{Guid.CreateVersion7():N}";
        await ExecuteAsync(server, $"create database {name}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ExecuteAsync(server, $"drop database if exists {name} with (force)").Wait(TimeSpan.FromSeconds(5));
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    private static async Task ExecuteAsync(string server, string statement)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
