using Bkmo.Identity.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Invitations;

/// <summary>The office sees who is invited and has not come yet, and withdraws invitations.</summary>
internal static class ListInvitations
{
    /// <summary>All open ones.</summary>
    internal sealed record Answer(IReadOnlyList<InvitationView> Items);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/identity/invitations", List).Produces<Answer>().ForOffice();
        routes.MapDelete("/api/identity/invitations/{id:guid}", Withdraw).Produces(StatusCodes.Status204NoContent).ForOffice();
    }

    private static async Task<IResult> List(Desk desk, CancellationToken cancellation)
    {
        var open = await desk.Db.Invitations.AsNoTracking()
            .Where(i => i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > desk.Now).OrderBy(i => i.Id).ToListAsync(cancellation);
        return Results.Json(new Answer(open.ConvertAll(InvitationView.Of)), ServiceJson.Options);
    }

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
