using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Bkmo.Gateway;

/// <summary>
/// The only way in until there are accounts: 256-bit tokens whose SHA-256 stands, in hex, in <c>tokens/NAME.sha256</c>. NAME is the subject; every one acts as
/// <c>office</c>. The folder is read again at most half a second after it was last looked at, so a removed file locks its token out within a second.
/// </summary>
internal sealed partial class BootstrapTokens(GatewaySettings settings, TimeProvider time, ILogger<BootstrapTokens> log)
{
    private const int LongestToken = 512;
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);
    private static readonly FrozenSet<string> Office = new[] { Roles.Office }.ToFrozenSet(StringComparer.Ordinal);
    private readonly Lock reading = new();
    private readonly string folder = Path.Combine(settings.OwnFolder, "tokens");
    private volatile Known known = new([], null);

    /// <summary>Who the token belongs to; null when it is not known. Takes the same time for every unknown token.</summary>
    internal Actor? Find(string token)
    {
        if (token.Length > LongestToken) return null;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(token), hash);
        Actor? found = null;
        foreach (var entry in Entries())
            if (CryptographicOperations.FixedTimeEquals(hash, entry.Hash)) found = entry.Actor;
        return found;
    }

    private Entry[] Entries()
    {
        if (IsFresh(known)) return known.Entries;
        lock (reading)
        {
            if (!IsFresh(known)) known = new Known(Read(known.Entries), time.GetTimestamp());
            return known.Entries;
        }
    }

    private bool IsFresh(Known read) => read.At is { } at && time.GetElapsedTime(at) < Fresh;

    private Entry[] Read(Entry[] before)
    {
        if (!Directory.Exists(folder)) return [];
        var entries = new List<Entry>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.sha256"))
        {
            if (HashIn(file) is not { } hash) continue;
            var subject = Path.GetFileNameWithoutExtension(file);
            // The same actor as before, so that tokens minted for it stay in use.
            entries.Add(
                before.FirstOrDefault(entry => string.Equals(entry.Actor.Id.Value, subject, StringComparison.Ordinal) && entry.Hash.AsSpan().SequenceEqual(hash))
                ?? new Entry(hash, ActorNamed(subject)));
        }
        return [.. entries];
    }

    private byte[]? HashIn(string file)
    {
        try
        {
            if (Convert.FromHexString(File.ReadAllText(file).Trim()) is { Length: SHA256.HashSizeInBytes } hash) return hash;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException)
        {
            Unreadable(Path.GetFileName(file), problem.GetType().Name);
            return null;
        }
        Unreadable(Path.GetFileName(file), "wrong length");
        return null;
    }

    private static Actor ActorNamed(string subject) => new(new UserId(subject), Office, FrozenSet<Guid>.Empty, FrozenSet<Guid>.Empty);

    private sealed record Entry(byte[] Hash, Actor Actor);

    private sealed record Known(Entry[] Entries, long? At);

    [LoggerMessage(LogLevel.Warning, "The token hash in {File} cannot be used: {Reason}")]
    private partial void Unreadable(string file, string reason);
}
