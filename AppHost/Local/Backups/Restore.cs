using Bkmo.AppHost.Local.Engine;
using Bkmo.AppHost.Local.Processes;

namespace Bkmo.AppHost.Local.Backups;

/// <summary>Makes a data folder out of a backup. The platform then starts on it as if it had been stopped the hard way at the moment of the backup, with an empty broker.</summary>
internal sealed class Restore(string dataFolder, TextWriter output)
{
    /// <summary>Restores into a new or empty folder; leaves it empty when it fails.</summary>
    public async Task RunAsync(string source, CancellationToken cancellation)
    {
        source = Path.GetFullPath(source);
        if (Directory.Exists(dataFolder) && Directory.EnumerateFileSystemEntries(dataFolder).Any()) throw new PrerequisiteException($"{dataFolder} is not empty; restore into a new folder with --data");
        var manifest = BackupManifest.Read(source);
        manifest.Check(source);
        var tools = manifest.Servers.ToDictionary(server => server.Key, server => new PostgresTools(server.Value), StringComparer.Ordinal);
        using var folder = DataFolder.Open(dataFolder);
        try
        {
            foreach (var (server, programs) in tools) await RestoreAsync(server, programs, source, folder, cancellation);
            if (Directory.Exists(Path.Combine(source, "gateway"))) Trees.Copy(Path.Combine(source, "gateway"), folder.In("gateway"));
            // Last: without it the host refuses to start on the data, so half a restore is never taken for a whole one.
            Trees.CopyFile(Path.Combine(source, "secrets.json"), folder.In("secrets.json"));
        }
        catch
        {
            Trees.Empty(dataFolder);
            throw;
        }
        await output.WriteLineAsync($"""
            Restored the backup of {manifest.MadeAt:yyyy-MM-dd HH:mm:ss} UTC to {dataFolder}.
            Start the platform with --data {dataFolder}
            Then let each service tell again what the broker may have lost: republish 0 (docs/operations.md, Backup and restore).
            """);
    }

    /// <summary>Copies and checks the copy, which checks the backup with it.</summary>
    private async Task RestoreAsync(string server, PostgresTools programs, string source, DataFolder folder, CancellationToken cancellation)
    {
        await output.WriteLineAsync($"restoring {server} …");
        var (next, data) = (folder.In("servers", server, "data.new"), folder.In("servers", server, "data"));
        Trees.Copy(Path.Combine(source, server), next);
        await programs.VerifyAsync(next, cancellation);
        if (ServerAccount.For("postgres") is { } account) Trees.Own(next, account);
        Directory.Move(next, data);
    }
}
