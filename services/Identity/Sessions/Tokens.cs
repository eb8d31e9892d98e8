using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bkmo.Identity.Sessions;

/// <summary>Random tokens that somebody shows. Only their SHA-256 is kept; with that many random bits, no slow hash is needed.</summary>
internal static class Tokens
{
    internal const string SessionPrefix = "bkmo_s_";
    internal const string ServicePrefix = "bkmo_p_";
    private const int StrongBytes = 32;
    private const int LinkBytes = 16;

    /// <summary>256 bits for a session.</summary>
    internal static string ForSession() => SessionPrefix + Random(StrongBytes);

    /// <summary>256 bits for a service account.</summary>
    internal static string ForService() => ServicePrefix + Random(StrongBytes);

    /// <summary>128 bits for a link in a mail.</summary>
    internal static string ForLink() => Random(LinkBytes);

    /// <summary>128 bits for somebody who is to come back with an answer.</summary>
    internal static string ForHandle() => Random(LinkBytes);

    /// <summary>256 bits that prove to the provider that who began also finishes (RFC 7636 § 4.1).</summary>
    internal static string ForVerifier() => Random(StrongBytes);

    internal static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static string Random(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
}
