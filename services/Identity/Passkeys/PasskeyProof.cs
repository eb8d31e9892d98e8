using System.Text.Json;
using Bkmo.Identity.Accounts;
using Bkmo.Identity.Challenges;
using Bkmo.Identity.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Passkeys;

/// <summary>What an authenticator is asked.</summary>
/// <param name="Handle">To be sent back with the answer, within five minutes, once.</param>
/// <param name="Options">For <c>navigator.credentials</c>: <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> or <c>parseRequestOptionsFromJSON</c>.</param>
internal sealed record PasskeyQuestion(string Handle, JsonElement Options);

/// <summary>What an authenticator answered.</summary>
/// <param name="Handle">The question's.</param>
/// <param name="Credential">What <c>credential.toJSON()</c> gives.</param>
internal sealed record PasskeyProof(string Handle, JsonElement Credential);

/// <summary>What came of a proof.</summary>
/// <param name="Passkey">The passkey; null when the proof does not hold.</param>
/// <param name="Proven">What it says of itself now.</param>
/// <param name="Why">For the audit, not for the asker.</param>
internal sealed record PasskeyVerdict(Passkey? Passkey, UserPasskeyInfo? Proven, string Why)
{
    internal static PasskeyVerdict Refused(string why) => new(null, null, why);
}

/// <summary>Asks authenticators and checks what they answer, by ASP.NET Core Identity's handler, whose state is kept in a challenge instead of a cookie.</summary>
internal sealed class PasskeyProofs(Desk desk, IPasskeyHandler<Account> handler)
{
    /// <summary>Asks for any passkey, or for one of the account's.</summary>
    internal async Task<PasskeyQuestion> Ask(Account? account, string purpose, CancellationToken cancellation)
    {
        var options = await handler.MakeRequestOptionsAsync(account!, desk.Http);
        return new(await desk.Ask(purpose, account?.Id, options.AssertionState!, cancellation), JsonElement.Parse(options.RequestOptionsJson));
    }

    /// <summary>The account that the answer names by a credential of its, whether the proof holds or not; null when there is none.</summary>
    internal async Task<Guid?> Named(PasskeyProof proof, CancellationToken cancellation)
    {
        var id = CredentialId(proof);
        return await desk.Db.Passkeys.Where(p => p.CredentialId == id).Select(p => (Guid?)p.AccountId).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Whether the answer fits the question. To be called with the account held, which <paramref name="account"/> is.</summary>
    internal async Task<PasskeyVerdict> Check(PasskeyProof proof, string? state, Account? account, CancellationToken cancellation)
    {
        var result = await handler.PerformAssertionAsync(new() { HttpContext = desk.Http, CredentialJson = proof.Credential.GetRawText(), AssertionState = state });
        if (state is null) return PasskeyVerdict.Refused("challenge over");
        if (!result.Succeeded || account is null || result.User.Id != account.Id) return PasskeyVerdict.Refused("refused");
        var id = result.Passkey.CredentialId;
        var passkey = await desk.Db.Passkeys.SingleOrDefaultAsync(p => p.AccountId == account.Id && p.CredentialId == id, cancellation);
        if (passkey is null) return PasskeyVerdict.Refused("refused");
        // WebAuthn § 6.1.1: a count that does not grow means that there may be a copy of the key. Those that never count stay at 0.
        long count = result.Passkey.SignCount;
        if ((count != 0 || passkey.SignCount != 0) && count <= passkey.SignCount) return PasskeyVerdict.Refused("counter went back");
        return new(passkey, result.Passkey, Verdict.Accepted.Name());
    }

    private static byte[] CredentialId(PasskeyProof proof)
    {
        if (proof.Credential is not { ValueKind: JsonValueKind.Object } json || !json.TryGetProperty("id", out var id) || id.ValueKind is not JsonValueKind.String) return [];
        var text = id.GetString()!;
        return System.Buffers.Text.Base64Url.IsValid(text) ? System.Buffers.Text.Base64Url.DecodeFromChars(text) : [];
    }
}
