using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Bkmo.Eventing;

/// <summary>The key that wraps the top keys: 256 bits in base64 from <c>Keys:Master</c>. It is never in the database.</summary>
internal sealed class MasterKey
{
    private readonly byte[]? key;

    private MasterKey(byte[]? key) => this.key = key;

    /// <summary>The key's own name, so that a wrong one is told from a destroyed one.</summary>
    internal string Fingerprint => Convert.ToHexStringLower(SHA256.HashData([.. "bkmo master "u8, .. Key])[..8]);

    internal byte[] Key => key ?? throw new InvalidOperationException("No master key: set Keys__Master to 32 bytes in base64.");

    /// <exception cref="InvalidOperationException">The configured key is not 32 bytes in base64.</exception>
    internal static MasterKey From(IConfiguration configuration)
    {
        if (configuration["Keys:Master"] is not { Length: > 0 } text) return new MasterKey(null);
        var bytes = new byte[32];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length != bytes.Length)
            throw new InvalidOperationException("Keys__Master must be 32 bytes in base64.");
        return new MasterKey(bytes);
    }
}
