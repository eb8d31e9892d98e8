using System.Security.Cryptography;
using Bkmo.Identity.Sessions;

namespace Bkmo.Identity.SecondFactor;

/// <summary>A code on paper that stands in once for a lost authenticator: 80 random bits, of which only the SHA-256 is kept.</summary>
internal sealed class RecoveryCode
{
    internal const int Count = 10;
    private const int Bytes = 10;

    public required Guid AccountId { get; init; }

    public required byte[] CodeHash { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Four groups of four: XXXX-XXXX-XXXX-XXXX.</summary>
    internal static string New() => string.Join('-', Totp.Text(RandomNumberGenerator.GetBytes(Bytes)).Chunk(4).Select(group => new string(group)));

    /// <summary>Typed with or without hyphens, in either case.</summary>
    internal static byte[] Hash(string code) => Tokens.Hash(code.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant());
}
