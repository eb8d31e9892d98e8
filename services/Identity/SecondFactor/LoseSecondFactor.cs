using Bkmo.Identity.Accounts;
using Bkmo.Identity.Conventions;
using Bkmo.Identity.Mails;
using Bkmo.Identity.Passkeys;
using Bkmo.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.SecondFactor;

/// <summary>
/// A telephone is replaced or lost. The owner takes the authenticator away to set up another one, and renews the codes on paper; for whoever has lost everything the
/// office does it, after it has made sure in another way who asks (OWASP ASVS 5.0, 6.4.4).
/// </summary>
internal static class LoseSecondFactor
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDelete("/api/identity/account/totp", Own).Produces(StatusCodes.Status204NoContent).ForOneself().AsksForFreshProof();
        routes.MapPost("/api/identity/account/recovery-codes", Renew).Produces<SetUpTotp.Confirmed>().ForOneself().AsksForFreshProof();
        routes.MapDelete("/api/identity/accounts/{id:guid}/second-factor", Foreign).ForOffice().AsksForFreshProof().Changes();
    }

    // The session of now has shown the factor: it goes on, and sets up the next one.
    private static async Task<IResult> Own(Desk desk, MailQueue queue, AccountMails mails, CancellationToken cancellation)
    {
        var caller = desk.Caller.SignedIn;
        await using var transaction = await desk.Begin(cancellation);
        var account = (await desk.Db.Hold(caller.Account.Id, cancellation))!;
        if (!account.HasSecondFactor) return Problems.Of(new NoSecondFactor());
        await TakeAuthenticator(desk, account, cancellation);
        await Ending.All(desk, account.Id, except: caller.Session.Id, cancellation);
        desk.Note("remove second factor", account.Id);
        await desk.Commit(transaction, cancellation);
        queue.Send(mails.SecondFactorGone(account.Email!));
        return Results.NoContent();
    }

    private static async Task<IResult> Renew(Desk desk, CancellationToken cancellation)
    {
        await using var transaction = await desk.Begin(cancellation);
        var account = (await desk.Db.Hold(desk.Caller.SignedIn.Account.Id, cancellation))!;
        if (!account.HasSecondFactor) return Problems.Of(new NoSecondFactor());
        await desk.Db.RecoveryCodes.Where(code => code.AccountId == account.Id).ExecuteDeleteAsync(cancellation);
        var codes = RecoveryCode.Issue(desk.Db, account.Id);
        desk.Note("renew recovery codes", account.Id);
        await desk.Commit(transaction, cancellation);
        return Results.Json(new SetUpTotp.Confirmed(codes), ServiceJson.Options);
    }

    // Passkeys go as well: they were on the device that is lost.
    private static async Task<IResult> Foreign(Guid id, Desk desk, MailQueue queue, AccountMails mails, CancellationToken cancellation)
    {
        if (id == desk.Caller.SignedIn.Account.Id) return Problems.Of(new OwnSecondFactor());
        await using var transaction = await desk.Begin(cancellation);
        if (await desk.Db.Hold(id, cancellation) is not { Kind: AccountKind.Person } account) return Problems.Of(new UnknownAccount());
        if (desk.Mismatch(account.Version) is { } mismatch) return mismatch;
        if (account.PasswordHash is null && !await desk.Db.ExternalLogins.AnyAsync(login => login.AccountId == id, cancellation))
            return await desk.Refuse(transaction, "take second factor", id, new LastWayIn(), cancellation);
        var passkeys = await desk.Db.Passkeys.Where(passkey => passkey.AccountId == id).ExecuteDeleteAsync(cancellation);
        if (!account.HasSecondFactor && passkeys == 0) return Problems.Of(new NoSecondFactor());
        await TakeAuthenticator(desk, account, cancellation);
        account.Version++;
        await Ending.All(desk, id, except: null, cancellation);
        desk.Note("take second factor", id);
        await desk.Commit(transaction, cancellation);
        queue.Send(mails.SecondFactorGone(account.Email!));
        return desk.Changed(account.Version);
    }

    private static async Task TakeAuthenticator(Desk desk, Account account, CancellationToken cancellation)
    {
        (account.TotpSecret, account.TotpConfirmedAt, account.TotpLastStep) = (null, null, null);
        await desk.Db.RecoveryCodes.Where(code => code.AccountId == account.Id).ExecuteDeleteAsync(cancellation);
    }
}

/// <summary>There is no second factor.</summary>
internal sealed record NoSecondFactor() : Refusal(RefusalKind.Conflict, new(
    "Für dieses Konto ist kein zweiter Faktor eingerichtet.", "No second factor is set up for this account."));

/// <summary>The office does it for others.</summary>
internal sealed record OwnSecondFactor() : Refusal(RefusalKind.Conflict, new(
    "Ihren eigenen zweiten Faktor nehmen Sie bei Ihrem Konto weg; haben Sie ihn verloren, tut es jemand anderes aus der Geschäftsstelle.",
    "Take your own second factor away at your account; if you have lost it, somebody else of the office does."));
