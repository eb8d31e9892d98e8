using Bkmo.Identity.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Rights;

/// <summary>Who keeps the door: there is always an account of the office once there was one.</summary>
internal static class Offices
{
    /// <summary>Whether any usable account holds the office now.</summary>
    internal static Task<bool> Any(Desk desk, Guid? but, CancellationToken cancellation) => desk.Db.Grants
        .Where(g => g.Role == Roles.Office && g.EndedAt == null && g.ValidFrom <= desk.Now && (g.ValidUntil == null || g.ValidUntil > desk.Now) && g.AccountId != but)
        .Join(desk.Db.Users.Where(a => a.Status == AccountStatus.Active), g => g.AccountId, a => a.Id, (g, a) => a.Id).AnyAsync(cancellation);

    /// <summary>Whether the account is the only one of the office. Two that end each other wait for one another here.</summary>
    internal static async Task<bool> IsLast(Desk desk, Guid accountId, CancellationToken cancellation)
    {
        await desk.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('bkmo offices', 0))", cancellation);
        var holds = await desk.Db.Grants.AnyAsync(g => g.AccountId == accountId && g.Role == Roles.Office && g.EndedAt == null, cancellation);
        return holds && !await Any(desk, accountId, cancellation);
    }
}
