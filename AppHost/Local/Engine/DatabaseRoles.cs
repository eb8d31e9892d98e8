using Npgsql;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>
/// Databases and their roles on a private server: each role owns one database, has no further right on the server and cannot connect to any other database.
/// </summary>
internal static class DatabaseRoles
{
    /// <summary>Makes what is missing and sets the passwords; doing it twice changes nothing.</summary>
    public static async Task ProvisionAsync(string admin, IReadOnlyList<LocalDatabase> databases, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(admin + ";Pooling=false");
        await connection.OpenAsync(cancellation);
        // A statement that fails is written to the server's log; these hold passwords.
        await ExecuteAsync("set log_min_error_statement = panic; set log_statement = none");
        await ExecuteAsync("revoke connect, temporary on database postgres from public; revoke connect, temporary on database template1 from public");
        foreach (var (name, password) in databases)
        {
            var role = Quoted(name);
            if (!await ExistsAsync("pg_roles", "rolname", name)) await ExecuteAsync($"create role {role}");
            await ExecuteAsync($"alter role {role} with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '{password.Replace("'", "''", StringComparison.Ordinal)}'");
            if (!await ExistsAsync("pg_database", "datname", name)) await ExecuteAsync($"create database {role} owner {role}");
            await ExecuteAsync($"revoke connect, temporary on database {role} from public");
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        async Task<bool> ExistsAsync(string catalog, string column, string name)
        {
            await using var command = new NpgsqlCommand($"select exists (select from {catalog} where {column} = $1)", connection) { Parameters = { new() { Value = name } } };
            return (bool)(await command.ExecuteScalarAsync(cancellation))!;
        }
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
