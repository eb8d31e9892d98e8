using Bkmo.Identity.Rights;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Accounts;

/// <summary>The office sees who may get in, and as what.</summary>
internal static class ListAccounts
{
    private const int Page = 200;

    /// <summary>An account of a person.</summary>
    /// <param name="Id">The account.</param>
    /// <param name="Email">Its address.</param>
    /// <param name="PersonId">The person in Membership; null until somebody says who it is.</param>
    /// <param name="Status">Whether the office has locked it.</param>
    /// <param name="SecondFactor">Whether an authenticator is set up.</param>
    /// <param name="Roles">What is held now or will be.</param>
    internal sealed record View(Guid Id, string Email, Guid? PersonId, AccountStatus Status, bool SecondFactor, IReadOnlyList<GrantView> Roles);

    /// <summary>A page of them.</summary>
    /// <param name="Items">In the order in which they were opened.</param>
    /// <param name="Next">What to ask after for the next page; null on the last one.</param>
    internal sealed record Answer(IReadOnlyList<View> Items, Guid? Next);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/identity/accounts", List).Produces<Answer>().ForOffice();
        routes.MapGet("/api/identity/accounts/{id:guid}", Show).Produces<View>().ForOffice();
    }

    private static async Task<IResult> List(Guid? after, Desk desk, CancellationToken cancellation)
    {
        var accounts = await desk.Db.Users.AsNoTracking().Where(a => a.Kind == AccountKind.Person && a.Id > (after ?? Guid.Empty)).OrderBy(a => a.Id).Take(Page).ToListAsync(cancellation);
        var views = await Views(desk, accounts, cancellation);
        return Results.Json(new Answer(views, views.Count == Page ? views[^1].Id : null), ServiceJson.Options);
    }

    private static async Task<IResult> Show(Guid id, Desk desk, CancellationToken cancellation)
    {
        var accounts = await desk.Db.Users.AsNoTracking().Where(a => a.Kind == AccountKind.Person && a.Id == id).ToListAsync(cancellation);
        return accounts.Count == 0 ? Problems.Of(new UnknownAccount()) : Results.Json((await Views(desk, accounts, cancellation))[0], ServiceJson.Options);
    }

    private static async Task<List<View>> Views(Desk desk, List<Account> accounts, CancellationToken cancellation)
    {
        var ids = accounts.Select(a => a.Id).ToList();
        var grants = (await desk.Db.Grants.AsNoTracking().Where(g => ids.Contains(g.AccountId) && g.EndedAt == null).OrderBy(g => g.Id).ToListAsync(cancellation))
            .Where(g => g.IsOpen(desk.Now)).ToLookup(g => g.AccountId);
        return accounts.ConvertAll(a => new View(a.Id, a.Email!, a.PersonId, a.Status, a.HasSecondFactor, [.. grants[a.Id].Select(GrantView.Of)]));
    }
}
