using Bkmo.Identity.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Introspection;

/// <summary>That what was said about a session, or about all of an account's, no longer holds: whoever remembers it asks again.</summary>
internal sealed class Revocation
{
    public long Number { get; init; }

    public Guid? AccountId { get; init; }

    public Guid? SessionId { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Notes revocations, in the transaction of the change that they tell of.</summary>
internal static class Revoking
{
    /// <summary>
    /// Everything of an account, or one session. Numbers must become visible in their order, or a reader would pass one over: whoever takes one holds the lock
    /// until its transaction ends. Take it last, after all rows are held.
    /// </summary>
    internal static async Task Revoke(this Desk desk, Guid? accountId, Guid? sessionId, CancellationToken cancellation)
    {
        await desk.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('bkmo revocations', 0))", cancellation);
        desk.Db.Revocations.Add(new Revocation { AccountId = accountId, SessionId = sessionId, At = desk.Now });
    }
}
