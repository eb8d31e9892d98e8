using Bkmo.Identity.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Rights.Mandated;

/// <summary>Roles that an account has because its person holds a mandate or a seat.</summary>
internal static class Mandates
{
    /// <summary>
    /// All of them, also past and coming ones, but none that must never meet a role that was granted to the account: what was granted explicitly counts, and the
    /// other one waits until it ends.
    /// </summary>
    internal static async Task<IReadOnlyList<Grant>> Of(IdentityDb db, Account account, IReadOnlyList<Grant> granted, CancellationToken cancellation)
    {
        var rows = await db.MandatedRoles.AsNoTracking().Where(role => role.PersonId == account.PersonId).OrderBy(role => role.Id).ToListAsync(cancellation);
        return [.. rows.Where(row => !granted.Any(grant => RoleTable.AreApart(grant.Role, row.Role))).Select(row => row.AsGrantOf(account.Id))];
    }
}
