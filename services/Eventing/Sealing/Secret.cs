using System.Security.Cryptography;
using System.Text;

namespace Bkmo.Eventing;

/// <summary>Random codes that somebody shows later. Only their SHA-256 is kept; with that many random bits, no slow hash is needed.</summary>
public static class Secret
{
    private const int Bytes = 20;

    /// <summary>A new code of 160 random bits, in upper-case hex, which a QR code holds most densely.</summary>
    public static string New() => Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of a code: its SHA-256, base64.</summary>
    public static string HashOf(string code) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
