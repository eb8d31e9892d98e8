using Bkmo.Eventing;
using Bkmo.Identity.Conventions;
using Bkmo.Identity.Persons;
using Bkmo.Identity.Rights;
using Bkmo.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Accounts;

/// <summary>
/// The office closes an account for good, when somebody leaves or asks for erasure (GDPR Art. 17): address and every way in are erased, roles and sessions end, and the person
/// may be invited again. The row stays without personal data, since the audit and the other services know its id.
/// </summary>
internal static class CloseAccount
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/identity/accounts/{id:guid}/closure", Handle).ForOffice().AsksForFreshProof().Changes();

    private static async Task<IResult> Handle(Guid id, Desk desk, Duties duties, CancellationToken cancellation)
    {
        if (id == desk.Caller.SignedIn.Account.Id) return Problems.Of(new OwnAccount());
        await using var transaction = await desk.Begin(cancellation);
        if (await desk.Db.Hold(id, cancellation) is not { Kind: AccountKind.Person } account) return Problems.Of(new UnknownAccount());
        if (desk.Mismatch(account.Version) is { } mismatch) return mismatch;
        if (account.Status is AccountStatus.Closed) return desk.Changed(account.Version);
        if (await Offices.IsLast(desk, id, cancellation)) return Problems.Of(new LastOffice());
        account.Close();
        await Erase(desk, id, cancellation);
        desk.Note("close account", id);
        await Ending.All(desk, id, except: null, cancellation);
        await desk.Commit(transaction, cancellation);
        _ = duties.Call(TellAccounts.Name);
        return desk.Changed(account.Version);
    }

    private static async Task Erase(Desk desk, Guid id, CancellationToken cancellation)
    {
        var (now, by) = (desk.Now, desk.Caller.Id);
        await desk.Db.Grants.Where(grant => grant.AccountId == id && grant.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(grant => grant.EndedAt, now).SetProperty(grant => grant.EndedBy, by), cancellation);
        await desk.Db.RecoveryCodes.Where(code => code.AccountId == id).ExecuteDeleteAsync(cancellation);
        await desk.Db.Passkeys.Where(passkey => passkey.AccountId == id).ExecuteDeleteAsync(cancellation);
        await desk.Db.ExternalLogins.Where(login => login.AccountId == id).ExecuteDeleteAsync(cancellation);
        await desk.Db.PasswordResets.Where(reset => reset.AccountId == id).ExecuteDeleteAsync(cancellation);
        await desk.Db.Challenges.Where(challenge => challenge.AccountId == id).ExecuteDeleteAsync(cancellation);
        await desk.Db.Invitations.Where(invitation => invitation.AccountId == id).ExecuteDeleteAsync(cancellation);
    }
}

/// <summary>Nobody closes their own account while signed in with it.</summary>
internal sealed record OwnAccount() : Refusal(RefusalKind.Conflict, new(
    "Das eigene Konto schließt jemand anderes aus der Geschäftsstelle.", "Somebody else of the office closes your own account."));

/// <summary>The account is closed for good.</summary>
internal sealed record AccountIsClosed() : Refusal(RefusalKind.Conflict, new(
    "Dieses Konto ist geschlossen; laden Sie die Person neu ein.", "This account is closed; invite the person anew."));
