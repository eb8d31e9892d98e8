using System.Security.Cryptography;

namespace Bkmo.Eventing;

/// <summary>What is put into a box together with an event: slips of one length, in the clear only in memory.</summary>
/// <param name="Box">The box.</param>
/// <param name="Slips">At least one; each exactly as long as the others of its box.</param>
public sealed record Deposit(Guid Box, IReadOnlyList<byte[]> Slips);

/// <summary>Slips in the form in which they are stored: several of one moment, in random order, sealed as one.</summary>
/// <param name="Box">The box.</param>
/// <param name="Bytes">What only the private half of the box opens.</param>
public sealed record SealedSlips(Guid Box, byte[] Bytes);

/// <summary>
/// Seals to the public half of a key (ECIES: P-256, SHA-256, AES-256-GCM), so that a process that takes slips in cannot open those taken in before. The key of each
/// sealing is used once and forgotten.
/// </summary>
internal static class SlipSeal
{
    private static readonly ECCurve Curve = ECCurve.NamedCurves.nistP256;

    internal static (byte[] Lock, byte[] Opener) NewKeys()
    {
        using var pair = ECDiffieHellman.Create(Curve);
        return (pair.ExportSubjectPublicKeyInfo(), pair.ExportPkcs8PrivateKey());
    }

    /// <summary>Length, public half of the one-time key, cipher text. Its length follows from the number of slips alone.</summary>
    internal static byte[] Close(Guid box, byte[] @lock, IEnumerable<byte[]> slips)
    {
        var mixed = slips.ToArray();
        RandomNumberGenerator.Shuffle<byte[]>(mixed);
        byte[] plain = [.. mixed.SelectMany(slip => slip)];
        using var own = ECDiffieHellman.Create(Curve);
        using var theirs = ECDiffieHellman.Create();
        theirs.ImportSubjectPublicKeyInfo(@lock, out _);
        var ephemeral = own.ExportSubjectPublicKeyInfo();
        var key = own.DeriveKeyFromHash(theirs.PublicKey, HashAlgorithmName.SHA256, null, ephemeral);
        byte[] closed = [checked((byte)ephemeral.Length), .. ephemeral, .. Cipher.Encrypt(key, plain, box.ToByteArray())];
        CryptographicOperations.ZeroMemory(plain);
        CryptographicOperations.ZeroMemory(key);
        return closed;
    }

    /// <summary>The slips, each <paramref name="length"/> bytes.</summary>
    /// <exception cref="CryptographicException">Another key, or the bytes were changed.</exception>
    internal static IEnumerable<byte[]> Open(Guid box, byte[] opener, byte[] closed, int length)
    {
        using var own = ECDiffieHellman.Create();
        own.ImportPkcs8PrivateKey(opener, out _);
        using var theirs = ECDiffieHellman.Create();
        var ephemeral = closed.AsSpan(1, closed[0]).ToArray();
        theirs.ImportSubjectPublicKeyInfo(ephemeral, out _);
        var key = own.DeriveKeyFromHash(theirs.PublicKey, HashAlgorithmName.SHA256, null, ephemeral);
        return Cipher.Decrypt(key, closed.AsSpan(1 + ephemeral.Length), box.ToByteArray()).Chunk(length);
    }
}
