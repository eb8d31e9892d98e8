using System.Security.Cryptography;
using Bkmo.Identity.Sessions;

namespace Bkmo.Identity.SecondFactor;

/// <summary>A code on paper that stands in once for a lost authenticator: 80 random bits, of which only the SHA-256 is kept.</summary>
internal sealed class RecoveryCode
{
    private const int Count = 10, Bytes = 10;

    public required Guid AccountId { get; init; }

    public required byte[] CodeHash { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Ten new ones for an account, to be stored with its other changes; told once.</summary>
    internal static IReadOnlyList<string> Issue(IdentityDb db, Guid accountId)
    {
        var codes = Enumerable.Range(0, Count).Select(_ => New()).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { AccountId = accountId, CodeHash = Hash(code) }));
        return codes;
    }

    /// <summary>Four groups of four: XXXX-XXXX-XXXX-XXXX.</summary>
    private static string New() => string.Join('-', Totp.Text(RandomNumberGenerator.GetBytes(Bytes)).Chunk(4).Select(group => new string(group)));

    /// <summary>Typed with or without hyphens, in either case.</summary>
    internal static byte[] Hash(string code) => Tokens.Hash(code.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant());
}
