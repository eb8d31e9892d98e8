using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Persons;

/// <summary>An account is a person's.</summary>
internal sealed record AccountPerson
{
    /// <summary>The account.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Who, as Membership knows them.</summary>
    public required Guid PersonId { get; init; }
}

/// <summary>Whose accounts they are: by the invitation, unless Membership says otherwise, and by what Membership says.</summary>
internal static class AccountPersons
{
    /// <summary>All of them, each pair once.</summary>
    internal static IQueryable<AccountPerson> Of(IdentityDb db)
    {
        var invited = db.Users.AsNoTracking()
            .Where(account => account.PersonId != null && !db.AccountLinks.Any(link => link.AccountId == account.Id && link.PersonId == account.PersonId && !link.Linked))
            .Select(account => new AccountPerson { AccountId = account.Id, PersonId = account.PersonId!.Value });
        var linked = db.AccountLinks.AsNoTracking().Where(link => link.Linked).Select(link => new AccountPerson { AccountId = link.AccountId, PersonId = link.PersonId });
        return invited.Union(linked);
    }

    /// <summary>The person of each account, for those who look at accounts; of several the one of the invitation.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, Guid>> Shown(IdentityDb db, IReadOnlyCollection<Guid> accounts, CancellationToken cancellation)
    {
        var invited = await db.Users.AsNoTracking().Where(account => accounts.Contains(account.Id) && account.PersonId != null)
            .Select(account => account.PersonId!.Value).ToListAsync(cancellation);
        return (await Of(db).Where(own => accounts.Contains(own.AccountId)).OrderBy(own => own.PersonId).ToListAsync(cancellation))
            .GroupBy(own => own.AccountId).ToDictionary(own => own.Key, own => own.OrderByDescending(pair => invited.Contains(pair.PersonId)).First().PersonId);
    }
}
