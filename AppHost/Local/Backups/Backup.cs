using System.Globalization;
using Bkmo.AppHost.Local.Engine;
using Bkmo.AppHost.Local.Servers;

namespace Bkmo.AppHost.Local.Backups;

/// <summary>
/// Copies everything that must survive out of a platform that may be running: the data of its private PostgreSQL servers, secrets and the gateway's files. The broker
/// is left out: what it held is published again.
/// </summary>
internal sealed class Backup(IReadOnlyList<IResource> resources, HostArguments arguments, string dataFolder, TextWriter output)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string KeysInside = """
        The backup holds the master key of sealed values, every password and the gateway's keys: whoever has the folder reads everything, contents of cases too.
        To keep keys apart from data, move secrets.json and gateway/ to another place and put them back for a restore. It also undoes later erasures: delete it in
        time (docs/operations.md, Backup and restore).
        """;

    private readonly KeptValues secrets = new(Path.Combine(dataFolder, "secrets.json"));
    private readonly KeptValues ports = new(Path.Combine(dataFolder, "ports.json"));

    /// <summary>Makes the backup in a new or empty folder.</summary>
    public async Task RunAsync(string target, CancellationToken cancellation)
    {
        target = Path.GetFullPath(target);
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()) throw new PrerequisiteException($"{target} is not empty; back up to a new folder");
        var servers = LocalServers();
        Directory.CreateDirectory(target, OwnerOnly);
        try
        {
            await RunAsync(servers, target, cancellation);
        }
        catch
        {
            Trees.Empty(target);
            throw;
        }
        await output.WriteLineAsync($"Backed up to {target}.{Environment.NewLine}{KeysInside}");
    }

    private async Task RunAsync(IReadOnlyList<string> servers, string target, CancellationToken cancellation)
    {
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var server in servers) versions[server] = await BackUpAsync(server, target, cancellation);
        Trees.CopyFile(Path.Combine(dataFolder, "secrets.json"), Path.Combine(target, "secrets.json"));
        var gateway = Path.Combine(arguments.SettingOf("Parameters", "data-directory") ?? dataFolder, "gateway");
        if (Directory.Exists(gateway)) Trees.Copy(gateway, Path.Combine(target, "gateway"));
        BackupManifest.Write(target, TimeProvider.System.GetUtcNow(), versions, FilesToSum(target, servers));
    }

    /// <summary>
    /// The servers that are this platform's own, the last that came to be described first: it hears of the others. A server copied earlier lacks what the later ones have
    /// told since, which can be told again; the other way round it would know what they have forgotten. A database that is described late changes nothing about its server.
    /// </summary>
    private List<string> LocalServers()
    {
        var local = new List<string>();
        foreach (var database in resources.OfType<PostgresDatabaseResource>())
            if (arguments.SettingOf("ConnectionStrings", database.Name) is not null) output.WriteLine($"{database.Name} is on a server of yours and not in this backup.");
            else if (!local.Contains(database.Parent.Name, StringComparer.Ordinal)) local.Insert(0, database.Parent.Name);
        foreach (var server in local)
            if (!IsRunning(server)) throw new PrerequisiteException($"{server} does not run on {dataFolder}; start the platform there: it is backed up while it runs");
        return local.Count > 0 ? local : throw new PrerequisiteException("there is no server of this platform's own to back up");
    }

    private bool IsRunning(string server) =>
        secrets.Find(BackupRole.SecretOf(server)) is not null && ports.Find(server) is { } port && !Ports.IsFree(int.Parse(port, CultureInfo.InvariantCulture));

    private async Task<int> BackUpAsync(string server, string target, CancellationToken cancellation)
    {
        await output.WriteLineAsync($"backing up {server} …");
        var tools = PostgresTools.For(Path.Combine(dataFolder, "servers", server, "data"));
        var port = int.Parse(ports.Find(server)!, CultureInfo.InvariantCulture);
        await tools.BackUpAsync(port, BackupRole.Name, secrets.Find(BackupRole.SecretOf(server))!, Path.Combine(target, server), cancellation);
        return tools.Major;
    }

    private static IEnumerable<string> FilesToSum(string target, IReadOnlyList<string> servers) =>
        Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(target, file))
            .Where(file => !servers.Any(server => file.StartsWith(server + "/", StringComparison.Ordinal)) || file.EndsWith("/backup_manifest", StringComparison.Ordinal));
}
