using Npgsql;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>
/// Databases and their roles on a private server: each role owns one database, has no further right on the server and cannot connect to any other database.
/// </summary>
internal static class DatabaseRoles
{
    /// <summary>Makes what is missing and sets the passwords; doing it twice changes nothing.</summary>
    public static async Task ProvisionAsync(string admin, IReadOnlyList<LocalDatabase> databases, string backupPassword, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(admin + ";Pooling=false");
        await connection.OpenAsync(cancellation);
        // A statement that fails is written to the server's log; these hold passwords.
        await ExecuteAsync("set log_min_error_statement = panic; set log_statement = none");
        await ExecuteAsync("revoke connect, temporary on database postgres from public; revoke connect, temporary on database template1 from public");
        foreach (var (name, password) in databases)
        {
            var role = await RoleAsync(name, password, "noreplication");
            if (!await ExistsAsync("pg_database", "datname", name)) await ExecuteAsync($"create database {role} owner {role}");
            await ExecuteAsync($"revoke connect, temporary on database {role} from public");
        }
        await RoleAsync(BackupRole.Name, backupPassword, "replication");

        async Task<string> RoleAsync(string name, string password, string replication)
        {
            var role = Quoted(name);
            if (!await ExistsAsync("pg_roles", "rolname", name)) await ExecuteAsync($"create role {role}");
            await ExecuteAsync($"alter role {role} with login nosuperuser nocreatedb nocreaterole nobypassrls {replication} password '{password.Replace("'", "''", StringComparison.Ordinal)}'");
            return role;
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

/// <summary>The role that may copy a server's data as a whole, and do nothing else.</summary>
internal static class BackupRole
{
    /// <summary>Its name.</summary>
    public const string Name = "backup";

    /// <summary>Under what its password for a server is kept.</summary>
    public static string SecretOf(string server) => $"{server}-backup-password";
}
