using Bkmo.Identity.Conventions;
using Bkmo.Identity.Persons;
using Bkmo.Identity.Rights;
using Bkmo.Identity.Rights.Mandated;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Accounts;

/// <summary>The office sees who may get in, and as what.</summary>
internal static class ListAccounts
{
    /// <summary>An account of a person.</summary>
    /// <param name="Id">The account.</param>
    /// <param name="Email">Its address.</param>
    /// <param name="PersonId">The person in Membership; null until somebody says who it is.</param>
    /// <param name="Status">Whether the office has locked it.</param>
    /// <param name="SecondFactor">Whether an authenticator is set up.</param>
    /// <param name="Roles">What is held now or will be.</param>
    internal sealed record View(Guid Id, string Email, Guid? PersonId, AccountStatus Status, bool SecondFactor, IReadOnlyList<GrantView> Roles);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/identity/accounts", List).ForOffice().Lists<View>();
        routes.MapGet("/api/identity/accounts/{id:guid}", Show).ForOffice().Shows<View>();
    }

    private static Task<IResult> List(PageRequest page, Desk desk, CancellationToken cancellation) =>
        page.Of(desk.Db.Users.AsNoTracking().Where(a => a.Kind == AccountKind.Person), a => a.Id, accounts => Views(desk, accounts, cancellation), cancellation);

    private static async Task<IResult> Show(Guid id, Desk desk, CancellationToken cancellation)
    {
        var accounts = await desk.Db.Users.AsNoTracking().Where(a => a.Kind == AccountKind.Person && a.Id == id).ToListAsync(cancellation);
        return accounts.Count == 0 ? Problems.Of(new UnknownAccount()) : desk.Shown(accounts[0].Version, (await Views(desk, accounts, cancellation))[0]);
    }

    private static async Task<List<View>> Views(Desk desk, List<Account> accounts, CancellationToken cancellation)
    {
        var ids = accounts.Select(a => a.Id).ToList();
        var grants = (await desk.Db.Grants.AsNoTracking().Where(g => ids.Contains(g.AccountId) && g.EndedAt == null).OrderBy(g => g.Id).ToListAsync(cancellation))
            .Where(g => g.IsOpen(desk.Now)).ToLookup(g => g.AccountId);
        var mandated = await Mandates.Of(desk.Db, ids, grants, cancellation);
        var persons = await AccountPersons.Shown(desk.Db, ids, cancellation);
        return
        [
            .. accounts.Select(a => new View(
                a.Id, a.Email!, persons.TryGetValue(a.Id, out var person) ? person : null, a.Status, a.HasSecondFactor,
                [.. grants[a.Id].Concat(mandated[a.Id].Where(g => g.IsOpen(desk.Now))).Select(GrantView.Of)])),
        ];
    }
}
