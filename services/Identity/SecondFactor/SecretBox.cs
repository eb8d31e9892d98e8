using System.Security.Cryptography;
using System.Text;

namespace Bkmo.Identity.SecondFactor;

/// <summary>
/// Seals what must be read again and so cannot be hashed, authenticator secrets above all: AES-256-GCM with a key derived from <c>Keys:Master</c>, which is never in
/// the database; each purpose has a key of its own. Bound to the row that it is in (by the account's id): a sealed secret that is copied to another one does not open.
/// </summary>
internal sealed class SecretBox
{
    internal const string Setting = "Keys:Master";
    private const int KeyBytes = 32, NonceBytes = 12, TagBytes = 16;
    private readonly byte[] key;

    internal SecretBox(IConfiguration settings, string purpose = "identity/totp")
    {
        var master = new byte[KeyBytes];
        if (!Convert.TryFromBase64String(settings[Setting] ?? "", master, out var length) || length != KeyBytes)
            throw new SetupException($"No key to seal second factors with: set Keys__Master to 256 random bits in base64.");
        key = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, KeyBytes, info: Encoding.UTF8.GetBytes(purpose));
    }

    internal byte[] Seal(byte[] secret, Guid boundTo)
    {
        var box = new byte[NonceBytes + TagBytes + secret.Length];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, secret, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), boundTo.ToByteArray());
        return box;
    }

    internal byte[] Open(byte[] box, Guid boundTo)
    {
        var secret = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), secret, boundTo.ToByteArray());
        return secret;
    }
}
