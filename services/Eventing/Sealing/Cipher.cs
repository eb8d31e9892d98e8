using System.Security.Cryptography;

namespace Bkmo.Eventing;

/// <summary>AES-256-GCM with a random nonce in front and the tag at the end.</summary>
internal static class Cipher
{
    internal const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    internal static byte[] Encrypt(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> belongsTo)
    {
        var sealedBytes = new byte[NonceSize + plain.Length + TagSize];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceSize, plain.Length), sealedBytes.AsSpan(NonceSize + plain.Length), belongsTo);
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">Wrong key, or the bytes were changed or moved to where they do not belong.</exception>
    internal static byte[] Decrypt(byte[] key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> belongsTo)
    {
        if (sealedBytes.Length < NonceSize + TagSize) throw new CryptographicException("Too short to be sealed.");
        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(sealedBytes[..NonceSize], sealedBytes.Slice(NonceSize, plain.Length), sealedBytes[^TagSize..], plain, belongsTo);
        return plain;
    }
}
