using Bkmo.Identity.Accounts;
using Bkmo.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Challenges;

/// <summary>Keeps challenges and gives each of them out once.</summary>
internal static class Challenging
{
    /// <summary>Keeps what was asked and returns the handle to show with the answer.</summary>
    internal static async Task<string> Ask(this Desk desk, string purpose, Guid? accountId, string state, CancellationToken cancellation)
    {
        var handle = Tokens.ForHandle();
        desk.Db.Challenges.Add(new Challenge
        {
            HandleHash = Tokens.Hash(handle), Purpose = purpose, AccountId = accountId, State = state, CreatedAt = desk.Now, ExpiresAt = desk.Now + Challenge.Lifetime,
        });
        await desk.Db.SaveChangesAsync(cancellation);
        return handle;
    }

    /// <summary>
    /// What was asked, which is forgotten at once, whatever comes of the answer: two answers to one question never both count. Null when the handle was never given,
    /// has been used, is too old, or was given for something else or to somebody else.
    /// </summary>
    internal static async Task<string?> Take(this Desk desk, string handle, string purpose, Guid? accountId, CancellationToken cancellation)
    {
        var hash = Tokens.Hash(handle);
        var taken = await desk.Db.Database.SqlQuery<string>($"""
            delete from identity.challenges
            where handle_hash = {hash} and purpose = {purpose} and account_id is not distinct from {accountId} and expires_at > {desk.Now}
            returning state as "Value"
            """).ToListAsync(cancellation);
        return taken.SingleOrDefault();
    }
}

/// <summary>What was asked has been answered, is too old, or never was asked; which of these is not said.</summary>
internal sealed record ChallengeOver() : Refusal(RefusalKind.Conflict, new(
    "Diese Anfrage ist abgelaufen oder schon beantwortet; bitte von vorn beginnen.", "This request has expired or was answered already; start again."));
