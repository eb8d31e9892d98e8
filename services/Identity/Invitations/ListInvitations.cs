using Bkmo.Identity.Accounts;
using Bkmo.Identity.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Invitations;

/// <summary>The office sees who is invited and has not come yet, and withdraws invitations.</summary>
internal static class ListInvitations
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/identity/invitations", List).ForOffice().Lists<InvitationView>();
        routes.MapDelete("/api/identity/invitations/{id:guid}", Withdraw).Produces(StatusCodes.Status204NoContent).ForOffice();
    }

    private static Task<IResult> List(PageRequest page, Desk desk, CancellationToken cancellation) => page.Of(
        desk.Db.Invitations.AsNoTracking().Where(i => i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > desk.Now), i => i.Id, InvitationView.Of, cancellation);

    private static async Task<IResult> Withdraw(Guid id, Desk desk, CancellationToken cancellation)
    {
        await using var transaction = await desk.Begin(cancellation);
        var withdrawn = await desk.Db.Invitations.Where(i => i.Id == id && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > desk.Now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.WithdrawnAt, desk.Now), cancellation);
        if (withdrawn == 0) return Problems.Of(new UnknownInvitation());
        desk.Note("withdraw invitation", id);
        await desk.Commit(transaction, cancellation);
        return Results.NoContent();
    }
}
