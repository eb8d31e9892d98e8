using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bkmo.Eventing;

/// <summary>That a critical act was done, or any act refused: who, what, when, on what, with which outcome; no contents, no addresses, no secrets.</summary>
/// <param name="At">When, UTC, in whole microseconds.</param>
/// <param name="Actor">Id of an account or a part of the platform; <c>nobody</c> before signing in.</param>
/// <param name="Act">What was done or tried.</param>
/// <param name="About">Id of what it was about.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record AuditEntry(DateTimeOffset At, string Actor, string Act, string? About, string Outcome)
{
    /// <summary>Outcome of what was carried out.</summary>
    public const string Done = "done";

    /// <summary>Who acts before anybody has signed in.</summary>
    public const string Nobody = "nobody";

    /// <summary>SHA-256 over the hash of the record before and this one's own content: whoever changes or removes a record breaks all that follow.</summary>
    internal byte[] Hash(long number, byte[] previous) => SHA256.HashData([.. previous, .. Canonical(number)]);

    /// <summary>Every field as UTF-8 with its length in front, so that no two records read alike.</summary>
    private byte[] Canonical(long number)
    {
        var micros = (At - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        string[] fields = [number.ToString(CultureInfo.InvariantCulture), micros.ToString(CultureInfo.InvariantCulture), Actor, Act, About ?? "", Outcome];
        return Encoding.UTF8.GetBytes(string.Concat(fields.Select(field => string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}\n"))));
    }
}

/// <summary>A record in its place.</summary>
/// <param name="Number">Its place; grows.</param>
/// <param name="Entry">What it says.</param>
/// <param name="Hash">Its link in the chain.</param>
internal sealed record AuditRecord(long Number, AuditEntry Entry, byte[] Hash);

/// <summary>Which records are asked for; null is all.</summary>
/// <param name="From">Not before, UTC.</param>
/// <param name="Until">Before, UTC.</param>
/// <param name="Actor">Whose.</param>
/// <param name="Act">Of what.</param>
/// <param name="Outcome">With which outcome.</param>
internal sealed record AuditFilter(DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Actor = null, string? Act = null, string? Outcome = null);
