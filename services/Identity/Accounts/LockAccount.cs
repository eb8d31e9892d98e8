using Bkmo.Identity.Conventions;
using Bkmo.Identity.Rights;
using Bkmo.Identity.Sessions;

namespace Bkmo.Identity.Accounts;

/// <summary>The office locks an account, which ends all its sessions, or opens it again.</summary>
internal static class LockAccount
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/identity/accounts/{id:guid}/lock", Lock).ForOffice().Changes();
        routes.MapPost("/api/identity/accounts/{id:guid}/unlock", Unlock).ForOffice().AsksForFreshProof().Changes();
    }

    private static async Task<IResult> Lock(Guid id, Desk desk, CancellationToken cancellation)
    {
        await using var transaction = await desk.Begin(cancellation);
        if (await desk.Db.Hold(id, cancellation) is not { } account) return Problems.Of(new UnknownAccount());
        if (desk.Mismatch(account.Version) is { } mismatch) return mismatch;
        if (account.Status is AccountStatus.Closed) return Problems.Of(new AccountIsClosed());
        if (await Offices.IsLast(desk, id, cancellation)) return Problems.Of(new LastOffice());
        (account.Status, account.Version) = (AccountStatus.Locked, account.Version + 1);
        desk.Note("lock account", id);
        await Ending.All(desk, id, except: null, cancellation);
        await desk.Commit(transaction, cancellation);
        return desk.Changed(account.Version);
    }

    private static async Task<IResult> Unlock(Guid id, Desk desk, CancellationToken cancellation)
    {
        await using var transaction = await desk.Begin(cancellation);
        if (await desk.Db.Hold(id, cancellation) is not { } account) return Problems.Of(new UnknownAccount());
        if (desk.Mismatch(account.Version) is { } mismatch) return mismatch;
        if (account.Status is AccountStatus.Closed) return Problems.Of(new AccountIsClosed());
        (account.Status, account.Version) = (AccountStatus.Active, account.Version + 1);
        account.Succeed();
        desk.Note("unlock account", id);
        await desk.Commit(transaction, cancellation);
        return desk.Changed(account.Version);
    }
}
