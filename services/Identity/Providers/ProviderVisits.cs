using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bkmo.Identity.Accounts;
using Bkmo.Identity.Challenges;
using Bkmo.Identity.Sessions;
using Microsoft.AspNetCore.WebUtilities;

namespace Bkmo.Identity.Providers;

/// <summary>Where to go.</summary>
/// <param name="Address">The provider's page. It sends the person back to the user interface with <c>code</c> and <c>state</c>.</param>
/// <param name="Handle">To be kept by whoever asked, and sent along with what comes back, within five minutes, once.</param>
internal sealed record ProviderQuestion(Uri Address, string Handle);

/// <summary>What came back from the provider.</summary>
/// <param name="Code">As it came.</param>
/// <param name="State">As it came.</param>
/// <param name="Handle">The question's.</param>
internal sealed record ProviderProof(string Code, string State, string Handle);

/// <summary>Sends people to the provider and checks what they bring back: authorization code flow with PKCE (RFC 7636), state and nonce.</summary>
internal sealed class ProviderVisits(Desk desk, Provider provider, IdTokens tokens)
{
    /// <summary>What is kept until the person comes back.</summary>
    internal sealed record Visit(string State, string Nonce, string Verifier);

    internal async Task<ProviderQuestion> Ask(string purpose, Guid? accountId, CancellationToken cancellation)
    {
        var settings = provider.Settings!;
        var door = provider.Checked((await provider.Describe(cancellation)).AuthorizationEndpoint);
        var visit = new Visit(Tokens.ForLink(), Tokens.ForLink(), Tokens.ForVerifier());
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code", ["client_id"] = settings.ClientId, ["redirect_uri"] = settings.ReturnTo.AbsoluteUri, ["scope"] = settings.Scopes,
            ["state"] = visit.State, ["nonce"] = visit.Nonce, ["code_challenge"] = Challenge(visit.Verifier), ["code_challenge_method"] = "S256",
            // A session that was opened at the provider yesterday does not open critical acts here.
            ["max_age"] = CriticalActs.StepUp.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        };
        if (settings.Claims.Levels.Count > 0) query["acr_values"] = string.Join(' ', settings.Claims.Levels);
        var handle = await desk.Ask(purpose, accountId, JsonSerializer.Serialize(visit), cancellation);
        return new(new Uri(QueryHelpers.AddQueryString(door.AbsoluteUri, query)), handle);
    }

    /// <summary>Whom the provider vouches for; null when the proof does not hold.</summary>
    internal async Task<ExternalPerson?> Check(ProviderProof proof, string purpose, Guid? accountId, CancellationToken cancellation)
    {
        if (await desk.Take(proof.Handle, purpose, accountId, cancellation) is not { } kept) return null;
        var visit = JsonSerializer.Deserialize<Visit>(kept)!;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(visit.State), Encoding.UTF8.GetBytes(proof.State))) return null;
        return await provider.Redeem(proof.Code, visit.Verifier, cancellation) is { } token ? await tokens.Read(token, visit.Nonce, cancellation) : null;
    }

    private static string Challenge(string verifier) => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
