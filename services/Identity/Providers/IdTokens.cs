using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Bkmo.Identity.Providers;

/// <summary>Whom the provider vouches for.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">Its user, for ever.</param>
/// <param name="SecondFactor">Whether the user showed two factors there.</param>
/// <param name="AuthenticatedAt">When the user did so; null when the provider does not say.</param>
internal sealed record ExternalPerson(string Issuer, string Subject, bool SecondFactor, DateTimeOffset? AuthenticatedAt);

/// <summary>Checks ID tokens (OpenID Connect Core § 3.1.3.7): signature, issuer, audience, time, nonce. A token chooses none of them, nor its algorithm.</summary>
internal sealed class IdTokens(Provider provider, TimeProvider time)
{
    private const int LongestSubject = 255;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Whom the token vouches for; null when it does not hold.</summary>
    internal async Task<ExternalPerson?> Read(string token, string nonce, CancellationToken cancellation)
    {
        var result = await Handler.ValidateTokenAsync(token, Demands(await provider.Describe(cancellation)));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            provider.Forget();
            throw new ProviderUnavailableException("The provider signs with a key that is not known yet.");
        }
        if (!result.IsValid) return null;
        var claims = result.ClaimsIdentity;
        var (audiences, party) = (claims.FindAll("aud").Count(), claims.FindFirst("azp")?.Value);
        var fits = Same(claims.FindFirst("nonce")?.Value, nonce) && (party is null ? audiences == 1 : party == provider.Settings!.ClientId);
        return fits && claims.FindFirst(provider.Settings!.Claims.Subject)?.Value is { Length: > 0 and <= LongestSubject } subject
            ? new(provider.Settings.IssuerName, subject, HasSecondFactor(claims), AuthenticatedAt(claims))
            : null;
    }

    private TokenValidationParameters Demands(OpenIdConnectConfiguration description) => new()
    {
        ValidIssuer = provider.Settings!.IssuerName,
        ValidAudience = provider.Settings.ClientId,
        ValidAlgorithms = Algorithms,
        IssuerSigningKeys = description.SigningKeys,
        RequireSignedTokens = true,
        ValidateIssuerSigningKey = true,
        // Not by the machine's clock.
        LifetimeValidator = (from, until, _, _) => IsNow(from, until),
    };

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + ClockSkew && !(from > now + ClockSkew);
    }

    private bool HasSecondFactor(ClaimsIdentity claims) =>
        claims.FindAll("amr").Any(claim => provider.Settings!.Claims.Methods.Contains(claim.Value))
        || claims.FindAll("acr").Any(claim => provider.Settings!.Claims.Levels.Contains(claim.Value));

    private static DateTimeOffset? AuthenticatedAt(ClaimsIdentity claims) =>
        long.TryParse(claims.FindFirst("auth_time")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < int.MaxValue * 4L
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static bool Same(string? one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one ?? ""), Encoding.UTF8.GetBytes(other));
}
