using Bkmo.Identity.Accounts;
using Bkmo.Identity.Introspection;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Sessions;

/// <summary>Ends sessions and tells the gateway, in one transaction.</summary>
internal static class Ending
{
    /// <summary>One session; false when it had ended.</summary>
    internal static async Task<bool> One(Desk desk, Guid sessionId, CancellationToken cancellation)
    {
        var ended = await desk.Db.Sessions.Where(s => s.Id == sessionId && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, desk.Now), cancellation);
        if (ended == 0) return false;
        await desk.Revoke(null, sessionId, cancellation);
        return true;
    }

    /// <summary>All sessions of an account, but for one.</summary>
    internal static async Task All(Desk desk, Guid accountId, Guid? except, CancellationToken cancellation)
    {
        await desk.Db.Sessions.Where(s => s.AccountId == accountId && s.EndedAt == null && s.Id != except)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, desk.Now), cancellation);
        await desk.Revoke(accountId, null, cancellation);
    }
}
