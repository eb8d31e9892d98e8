using System.Diagnostics;
using System.Text;
using Bkmo.Testing;
using Npgsql;

namespace Bkmo.Platform.Tests;

/// <summary>Databases as somebody with their files and passwords sees them.</summary>
internal static class Databases
{
    internal static async Task<string> Dump(RunningPlatform platform, string name)
    {
        var settings = new NpgsqlConnectionStringBuilder(platform.ConnectionString(name));
        string[] arguments = ["-h", settings.Host!, "-p", $"{settings.Port}", "-U", settings.Username!, settings.Database!];
        using var process = Process.Start(new ProcessStartInfo("pg_dump", arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, Environment = { ["PGPASSWORD"] = settings.Password },
        })!;
        var dump = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return dump;
    }
}

/// <summary>Files as somebody with the disk sees them: tables, write-ahead log, the broker's queues, logs.</summary>
internal static class Files
{
    internal static IReadOnlyList<string> Holding(string word, string folder)
    {
        var sought = Encoding.UTF8.GetBytes(word);
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Holds(file, sought))];
    }

    private static bool Holds(string file, byte[] sought)
    {
        try
        {
            return File.ReadAllBytes(file).AsSpan().IndexOf(sought) >= 0;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
