using Bkmo.Identity.Persons;
using Bkmo.Identity.Rights;

namespace Bkmo.Identity.Accounts;

/// <summary>Who am I: the owner's own account, roles, and what is open to this session.</summary>
internal static class ShowAccount
{
    /// <summary>The own account.</summary>
    /// <param name="Id">The account.</param>
    /// <param name="Email">Its address.</param>
    /// <param name="PersonId">The person in Membership; null until somebody says who it is.</param>
    /// <param name="Roles">What is held now.</param>
    /// <param name="SecondFactor">Whether an authenticator is set up.</param>
    /// <param name="MayOnly"><c>totp</c>: a second factor must be set up first, and nothing else is allowed.</param>
    /// <param name="SessionId">The session that asks.</param>
    /// <param name="AuthenticatedAt">When the owner last proved to be who they are, UTC.</param>
    /// <param name="CriticalActsUntil">Until when critical acts need no new proof, UTC; may lie in the past.</param>
    internal sealed record View(
        Guid Id, string Email, Guid? PersonId, IReadOnlyList<GrantView> Roles, bool SecondFactor, string? MayOnly, Guid SessionId, DateTimeOffset AuthenticatedAt,
        DateTimeOffset CriticalActsUntil);

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/identity/account", Handle).Produces<View>().ForOneself().EvenWithoutSecondFactor();

    private static async Task<IResult> Handle(Desk desk, CancellationToken cancellation)
    {
        var (account, session, grants) = desk.Caller.SignedIn;
        Guid? person = (await AccountPersons.Shown(desk.Db, [account.Id], cancellation)).TryGetValue(account.Id, out var own) ? own : null;
        return Results.Json(new View(
            account.Id, account.Email!, person, [.. grants.Select(GrantView.Of)], account.HasSecondFactor, desk.Caller.SignedIn.MayOnly,
            session.Id, session.AuthenticatedAt, session.AuthenticatedAt + CriticalActs.StepUp), ServiceJson.Options);
    }
}
