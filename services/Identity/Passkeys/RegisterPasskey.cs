using System.Text.Json;
using Bkmo.Identity.Accounts;
using Bkmo.Identity.Challenges;
using Bkmo.Identity.Conventions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Passkeys;

/// <summary>The owner registers a passkey: asks what the authenticator is to sign, then shows what it answered.</summary>
internal static class RegisterPasskey
{
    internal const string Route = "/api/identity/account/passkeys";

    /// <summary>The authenticator's answer.</summary>
    /// <param name="Name">What the owner will know it by.</param>
    /// <param name="Handle">The question's.</param>
    /// <param name="Credential">What <c>credential.toJSON()</c> gives.</param>
    internal sealed record Request(string Name, string Handle, JsonElement Credential);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Route + "/options", Begin).Produces<PasskeyQuestion>().ForOneself().EvenWithoutSecondFactor().AsksForFreshProof();
        routes.MapPost(Route, Finish).ForOneself().EvenWithoutSecondFactor().AsksForFreshProof().Creates<PasskeyView>();
    }

    private static async Task<IResult> Begin(Desk desk, IPasskeyHandler<Account> handler, CancellationToken cancellation)
    {
        var (account, _, _) = desk.Caller.SignedIn;
        if (await WhyNot(desk, cancellation) is { } refusal) return Problems.Of(refusal);
        var user = new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.Email! };
        var options = await handler.MakeCreationOptionsAsync(user, desk.Http);
        var handle = await desk.Ask(Purposes.PasskeyRegistration, account.Id, options.AttestationState!, cancellation);
        return Results.Json(new PasskeyQuestion(handle, JsonElement.Parse(options.CreationOptionsJson)), ServiceJson.Options);
    }

    private static async Task<IResult> Finish(Request request, Desk desk, IPasskeyHandler<Account> handler, CancellationToken cancellation)
    {
        var id = desk.Caller.SignedIn.Account.Id;
        var check = new Check();
        var name = check.Text(request.Name, "name", 1, Passkey.LongestName);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await desk.Take(request.Handle, Purposes.PasskeyRegistration, id, cancellation) is not { } state) return Problems.Of(new ChallengeOver());
        var result = await handler.PerformAttestationAsync(new() { HttpContext = desk.Http, CredentialJson = request.Credential.GetRawText(), AttestationState = state });

        await using var transaction = await desk.Begin(cancellation);
        await desk.Db.Hold(id, cancellation);
        if (!result.Succeeded) return await desk.Refuse(transaction, "register passkey", id, new PasskeyRefused(), cancellation);
        if (await WhyNot(desk, cancellation) is { } mayNot) return await desk.Refuse(transaction, "register passkey", id, mayNot, cancellation);
        var passkey = Of(result.Passkey, desk, id, name);
        desk.Db.Passkeys.Add(passkey);
        desk.Note("register passkey", passkey.Id);
        return await desk.Created(transaction, $"{Route}/{passkey.Id}", passkey.Version, PasskeyView.Of(passkey), cancellation);
    }

    private static async Task<Refusal?> WhyNot(Desk desk, CancellationToken cancellation)
    {
        if (await WaysIn.WhyNotSetUp(desk, cancellation) is { } required) return required;
        var id = desk.Caller.SignedIn.Account.Id;
        return await desk.Db.Passkeys.CountAsync(p => p.AccountId == id, cancellation) >= Passkey.Most ? new TooManyPasskeys() : null;
    }

    private static Passkey Of(UserPasskeyInfo info, Desk desk, Guid accountId, string name) => new()
    {
        Id = desk.NewId(), AccountId = accountId, CredentialId = info.CredentialId, PublicKey = info.PublicKey, Name = name, SignCount = info.SignCount,
        Transports = info.Transports ?? [], IsBackupEligible = info.IsBackupEligible, IsBackedUp = info.IsBackedUp, CreatedAt = desk.Now,
    };
}
