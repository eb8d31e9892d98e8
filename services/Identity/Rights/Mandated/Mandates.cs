using Bkmo.Identity.Persons;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Rights.Mandated;

/// <summary>Roles that accounts have because their persons hold mandates or seats.</summary>
internal static class Mandates
{
    /// <summary>
    /// All of them, also past and coming ones, but none that must never meet a role that was granted to the account: what was granted explicitly counts, and the
    /// other one waits until it ends.
    /// </summary>
    internal static async Task<ILookup<Guid, Grant>> Of(IdentityDb db, IReadOnlyCollection<Guid> accounts, ILookup<Guid, Grant> granted, CancellationToken cancellation)
    {
        var rows = await AccountPersons.Of(db).Where(own => accounts.Contains(own.AccountId))
            .Join(db.MandatedRoles.AsNoTracking(), own => own.PersonId, role => role.PersonId, (own, role) => new { own.AccountId, Role = role })
            .OrderBy(held => held.Role.Id).ToListAsync(cancellation);
        return rows.Where(held => !granted[held.AccountId].Any(grant => RoleTable.AreApart(grant.Role, held.Role.Role)))
            .ToLookup(held => held.AccountId, held => held.Role.AsGrantOf(held.AccountId));
    }
}
