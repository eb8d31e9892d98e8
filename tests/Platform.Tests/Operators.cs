using Bkmo.Testing;
using Npgsql;

namespace Bkmo.Platform.Tests;

/// <summary>What an operator does and looks at beside a running platform.</summary>
internal static class Operators
{
    /// <summary>Runs a command of a service's program, and expects it to succeed.</summary>
    internal static async Task Run(RunningPlatform platform, string service, params string[] command)
    {
        using var process = await platform.OperateAsync(service, command);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)} of {service} ended with exit code {process.ExitCode}.");
    }

    /// <summary>The lines that a query gives.</summary>
    internal static async Task<IReadOnlyList<string>> Ask(RunningPlatform platform, string database, string query)
    {
        await using var connection = new NpgsqlConnection(platform.ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        await using var row = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await row.ReadAsync()) lines.Add(row.GetString(0));
        return lines;
    }

    /// <summary>Waits until the publisher and the read models of a service have taken effect of its whole log.</summary>
    internal static Task CaughtUp(RunningPlatform platform, string database) => Eventually.True(
        async () => (await Ask(platform, database, "select name from eventing.progress where position < (select coalesce(max(seq_id), 0) from events.mt_events)")).Count == 0, TimeSpan.FromSeconds(60));
}
