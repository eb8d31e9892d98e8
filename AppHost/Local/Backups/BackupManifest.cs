using System.Security.Cryptography;
using System.Text.Json;

namespace Bkmo.AppHost.Local.Backups;

/// <summary>What a finished backup says of itself; written last, so that a folder without it is no backup.</summary>
/// <param name="MadeAt">When it was finished, UTC.</param>
/// <param name="Servers">PostgreSQL's major version of each server's data. Its files are in the server's own <c>backup_manifest</c>.</param>
/// <param name="Files">SHA-256 of every other file, by its path in the backup.</param>
internal sealed record BackupManifest(DateTimeOffset MadeAt, IReadOnlyDictionary<string, int> Servers, IReadOnlyDictionary<string, string> Files)
{
    private const string FileName = "manifest.json";
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The manifest of a finished backup.</summary>
    public static BackupManifest Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) throw new PrerequisiteException($"{folder} is not a finished backup: it has no {FileName}");
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(File.ReadAllText(file), Options) ?? throw new JsonException();
        }
        catch (JsonException damaged)
        {
            throw new PrerequisiteException($"{file} is damaged; use another backup", damaged);
        }
    }

    /// <summary>Finishes a backup.</summary>
    public static void Write(string folder, DateTimeOffset now, IReadOnlyDictionary<string, int> servers, IEnumerable<string> files) =>
        File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(
            new BackupManifest(now, servers, files.Order(StringComparer.Ordinal).ToDictionary(file => file, file => Checksum(folder, file), StringComparer.Ordinal)), Options));

    /// <summary>Refuses when a file is not as it was backed up. The data of the servers are checked by <c>pg_verifybackup</c>.</summary>
    public void Check(string folder)
    {
        foreach (var (file, checksum) in Files)
            if (!File.Exists(Path.Combine(folder, file))) throw new PrerequisiteException($"{file} is missing in {folder}; put it back if it is kept elsewhere");
            else if (!string.Equals(Checksum(folder, file), checksum, StringComparison.Ordinal)) throw new PrerequisiteException($"{file} in {folder} is not as it was backed up; use another backup");
    }

    private static string Checksum(string folder, string file)
    {
        using var stream = File.OpenRead(Path.Combine(folder, file));
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}

/// <summary>A backup or a restore that failed on the way. The message is one line; the host prints it and ends with 1.</summary>
internal sealed class BackupException(string message) : Exception(message);
