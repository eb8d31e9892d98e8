using Bkmo.Identity.Rights;
using Bkmo.Identity.Sessions;

namespace Bkmo.Identity.Accounts;

/// <summary>The office locks an account, which ends all its sessions, or opens it again.</summary>
internal static class LockAccount
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/identity/accounts/{id:guid}/lock", Lock).Produces(StatusCodes.Status204NoContent).ForOffice();
        routes.MapPost("/api/identity/accounts/{id:guid}/unlock", Unlock).Produces(StatusCodes.Status204NoContent).ForOffice().Critical();
    }

    private static async Task<IResult> Lock(Guid id, Desk desk, CancellationToken cancellation)
    {
        await using var transaction = await desk.Begin(cancellation);
        if (await desk.Db.Hold(id, cancellation) is not { } account) return Problems.Of(new UnknownAccount());
        if (await Offices.IsLast(desk, id, cancellation)) return Problems.Of(new LastOffice());
        account.Status = AccountStatus.Locked;
        desk.Note("lock account", id);
        await Ending.All(desk, id, except: null, cancellation);
        await desk.Commit(transaction, cancellation);
        return Results.NoContent();
    }

    private static async Task<IResult> Unlock(Guid id, Desk desk, CancellationToken cancellation)
    {
        await using var transaction = await desk.Begin(cancellation);
        if (await desk.Db.Hold(id, cancellation) is not { } account) return Problems.Of(new UnknownAccount());
        account.Status = AccountStatus.Active;
        account.Succeed();
        desk.Note("unlock account", id);
        await desk.Commit(transaction, cancellation);
        return Results.NoContent();
    }
}
