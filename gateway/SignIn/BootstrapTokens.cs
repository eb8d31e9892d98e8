using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Bkmo.Gateway;

/// <summary>
/// The way in until the office has an account: 256-bit tokens whose SHA-256 stands, in hex, in <c>tokens/NAME.sha256</c>. NAME is the subject; all they are good for is to
/// invite the office's first account. The folder is read again at most half a second after it was last looked at, so a removed file locks its token out within a second.
/// </summary>
internal sealed partial class BootstrapTokens(GatewaySettings settings, TimeProvider time, ILogger<BootstrapTokens> log)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);
    private static readonly FrozenSet<string> Office = new[] { Roles.Office }.ToFrozenSet(StringComparer.Ordinal);
    private readonly Lock reading = new();
    private readonly string folder = Path.Combine(settings.OwnFolder, "tokens");
    private volatile Known known = new([], null);
    private volatile bool isOver;

    /// <summary>Who the token belongs to; null when it is not known. Takes the same time for every unknown token.</summary>
    internal Caller? Find(string token)
    {
        if (isOver) return null;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(token), hash);
        Caller? found = null;
        foreach (var entry in Entries())
            if (CryptographicOperations.FixedTimeEquals(hash, entry.Hash)) found = entry.Caller;
        return found;
    }

    /// <summary>The office has an account: nobody gets in by such a token any more.</summary>
    internal void End()
    {
        if (isOver) return;
        isOver = true;
        Over();
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
                before.FirstOrDefault(entry => string.Equals(entry.Caller.Actor.Id.Value, subject, StringComparison.Ordinal) && entry.Hash.AsSpan().SequenceEqual(hash))
                ?? new Entry(hash, new Caller(ActorNamed(subject), null, Caller.Invite)));
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

    private sealed record Entry(byte[] Hash, Caller Caller);

    private sealed record Known(Entry[] Entries, long? At);

    [LoggerMessage(LogLevel.Information, "The office has an account: bootstrap tokens are over")]
    private partial void Over();

    [LoggerMessage(LogLevel.Warning, "The token hash in {File} cannot be used: {Reason}")]
    private partial void Unreadable(string file, string reason);
}
