using Bkmo.Identity.Accounts;
using Bkmo.Identity.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Sessions;

/// <summary>The owner sees where they are signed in, and signs out there.</summary>
internal static class OwnSessions
{
    /// <summary>A session, without its token.</summary>
    /// <param name="Id">The session.</param>
    /// <param name="Client">What the owner knows the device by.</param>
    /// <param name="Current">Whether it is the one that asks.</param>
    /// <param name="CreatedAt">When it was opened, UTC.</param>
    /// <param name="SeenAt">When it was last used, UTC, to the minute.</param>
    /// <param name="AuthenticatedAt">When the owner last proved to be who they are, UTC.</param>
    /// <param name="ExpiresAt">The end that no use puts off, UTC.</param>
    internal sealed record View(
        Guid Id, string? Client, bool Current, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, DateTimeOffset AuthenticatedAt, DateTimeOffset ExpiresAt);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/identity/sessions", List).ForOneself().EvenWithoutSecondFactor().Lists<View>();
        routes.MapDelete("/api/identity/sessions/{id:guid}", End).Produces(StatusCodes.Status204NoContent).ForOneself().EvenWithoutSecondFactor();
        routes.MapDelete("/api/identity/sessions", EndOthers).Produces(StatusCodes.Status204NoContent).ForOneself().EvenWithoutSecondFactor();
    }

    private static Task<IResult> List(PageRequest page, Desk desk, CancellationToken cancellation)
    {
        var caller = desk.Caller.SignedIn;
        var idle = desk.Now - caller.MayIdle;
        return page.Of(
            desk.Db.Sessions.AsNoTracking().Where(s => s.AccountId == caller.Account.Id && s.EndedAt == null && s.ExpiresAt > desk.Now && s.SeenAt > idle), s => s.Id,
            s => new View(s.Id, s.Client, s.Id == caller.Session.Id, s.CreatedAt, s.SeenAt, s.AuthenticatedAt, s.ExpiresAt), cancellation);
    }

    private static async Task<IResult> End(Guid id, Desk desk, CancellationToken cancellation)
    {
        var caller = desk.Caller.SignedIn;
        var owner = await desk.Db.Sessions.Where(s => s.Id == id).Select(s => (Guid?)s.AccountId).SingleOrDefaultAsync(cancellation);
        var may = owner == caller.Account.Id || (caller.Holds(Roles.Office) && !caller.LacksSecondFactor);
        if (owner is null || !may) return Problems.Of(new UnknownSession());

        await using var transaction = await desk.Begin(cancellation);
        if (await Ending.One(desk, id, cancellation)) desk.Note("end session", owner);
        await desk.Commit(transaction, cancellation);
        if (id == caller.Session.Id) SessionCookie.Take(desk.Http.Response);
        return Results.NoContent();
    }

    private static async Task<IResult> EndOthers(Desk desk, CancellationToken cancellation)
    {
        var caller = desk.Caller.SignedIn;
        await using var transaction = await desk.Begin(cancellation);
        await Ending.All(desk, caller.Account.Id, except: caller.Session.Id, cancellation);
        desk.Note("end other sessions", caller.Account.Id);
        await desk.Commit(transaction, cancellation);
        return Results.NoContent();
    }
}

/// <summary>No such session, or somebody else's.</summary>
internal sealed record UnknownSession() : Refusal(RefusalKind.NotFound, new("Diese Sitzung gibt es nicht.", "There is no such session."));
