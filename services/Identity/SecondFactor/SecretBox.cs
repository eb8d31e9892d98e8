using System.Security.Cryptography;

namespace Bkmo.Identity.SecondFactor;

/// <summary>
/// Seals authenticator secrets, which must be read again and so cannot be hashed: AES-256-GCM with a key derived from <c>Keys:Master</c>, which is never in the
/// database. Bound to the account: a sealed secret that is copied to another one does not open.
/// </summary>
internal sealed class SecretBox
{
    internal const string Setting = "Keys:Master";
    private const int KeyBytes = 32, NonceBytes = 12, TagBytes = 16;
    private readonly byte[] key;

    internal SecretBox(IConfiguration settings)
    {
        var master = new byte[KeyBytes];
        if (!Convert.TryFromBase64String(settings[Setting] ?? "", master, out var length) || length != KeyBytes)
            throw new SetupException($"No key to seal second factors with: set Keys__Master to 256 random bits in base64.");
        key = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, KeyBytes, info: "identity/totp"u8.ToArray());
    }

    internal byte[] Seal(byte[] secret, Guid account)
    {
        var box = new byte[NonceBytes + TagBytes + secret.Length];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, secret, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), account.ToByteArray());
        return box;
    }

    internal byte[] Open(byte[] box, Guid account)
    {
        var secret = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), secret, account.ToByteArray());
        return secret;
    }
}
