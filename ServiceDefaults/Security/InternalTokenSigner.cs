using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bkmo.ServiceDefaults;

/// <summary>Holds the private key of the internal token. Lives in the gateway, and in tests that stand in for it.</summary>
public sealed class InternalTokenSigner : IDisposable
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly Lock signing = new();
    private readonly ECDsa key;
    private readonly SigningCredentials credentials;

    private InternalTokenSigner(ECDsa key)
    {
        this.key = key;
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
        // RFC 7638: SHA-256 over the required members in lexical order.
        KeyId = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""")));
        PublicKey = $$"""{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"{{KeyId}}","x":"{{x}}","y":"{{y}}"}""";
        credentials = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = KeyId }, SecurityAlgorithms.EcdsaSha256)
        {
            // The shared cache goes by the key's id and would hand out a key of a signer that has been disposed.
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        };
    }

    /// <summary>Thumbprint of the public key (RFC 7638).</summary>
    public string KeyId { get; }

    /// <summary>The public key as a JSON web key.</summary>
    public string PublicKey { get; }

    /// <summary>The public key alone as a JSON web key set.</summary>
    public string PublicKeys => $$"""{"keys":[{{PublicKey}}]}""";

    /// <summary>The private key, PKCS#8 in PEM. Never logged, only written to the gateway's own folder.</summary>
    public string ExportPrivateKey() => key.ExportPkcs8PrivateKeyPem();

    /// <summary>A new key on the curve P-256.</summary>
    public static InternalTokenSigner Generate() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>A stored key. Refuses keys on other curves.</summary>
    public static InternalTokenSigner FromPrivateKey(string pem)
    {
        var stored = ECDsa.Create();
        stored.ImportFromPem(pem);
        return stored.KeySize == 256 ? new(stored) : throw new CryptographicException("The signing key is not on the curve P-256.");
    }

    /// <summary>A token for one service.</summary>
    /// <param name="actor">For whom.</param>
    /// <param name="service">Its audience.</param>
    /// <param name="now">From when on, UTC.</param>
    /// <param name="session">Id of the session, if there is one.</param>
    /// <param name="authenticatedAt">When the owner of the session last proved who they are; null when nobody did.</param>
    public string Sign(Actor actor, string service, DateTimeOffset now, string? session = null, DateTimeOffset? authenticatedAt = null)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [InternalToken.Subject] = actor.Id.Value,
            [InternalToken.Roles] = actor.Roles.ToArray(),
            [InternalToken.Organisations] = actor.Organisations.Select(id => id.ToString()).ToArray(),
            [InternalToken.Centres] = actor.Centres.Select(id => id.ToString()).ToArray(),
        };
        if (actor.ConferenceRoles.Count > 0) claims[InternalToken.Conferences] = ConferenceClaim.Write(actor.ConferenceRoles);
        if (session is not null) claims[InternalToken.Session] = session;
        if (authenticatedAt is { } at) claims[InternalToken.AuthenticatedAt] = at.ToUnixTimeSeconds();
        var token = new SecurityTokenDescriptor
        {
            Issuer = InternalToken.Issuer,
            Audience = InternalToken.Audience(service),
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + InternalToken.Lifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = credentials,
        };
        lock (signing) return Handler.CreateToken(token);
    }

    /// <inheritdoc />
    public void Dispose() => key.Dispose();
}
