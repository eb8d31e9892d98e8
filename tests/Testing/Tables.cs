using System.Text;
using Npgsql;

namespace Bkmo.Testing;

/// <summary>A database as somebody sees it who can read all of it.</summary>
public static class Tables
{
    /// <summary>Every row of every table as text.</summary>
    public static async Task<string> Everything(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        var (tables, text) = (new List<string>(), new StringBuilder());
        await using (var command = database.CreateCommand(
            "select format('%I.%I', table_schema, table_name) from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')"))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        foreach (var table in tables)
        {
            await using var command = database.CreateCommand($"select t::text from {table} t");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) text.AppendLine(reader.GetString(0));
        }
        return text.ToString();
    }
}
