using Bkmo.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Accounts;

/// <summary>How somebody can sign in to an account: by password, passkeys, the trusted provider.</summary>
internal static class WaysIn
{
    /// <summary>How many ways there are in to an account that is held, beside a passkey or link that is to be removed.</summary>
    internal static async Task<int> Others(Desk desk, Account account, Guid but, CancellationToken cancellation) =>
        (account.PasswordHash is null ? 0 : 1)
        + await desk.Db.Passkeys.CountAsync(p => p.AccountId == account.Id && p.Id != but, cancellation)
        + await desk.Db.ExternalLogins.CountAsync(l => l.AccountId == account.Id && l.Id != but, cancellation);

    /// <summary>
    /// Why the caller's session may not set up a second factor: a role demands one, the session has shown none, and the account has a better way in. Whoever learnt
    /// the password, or reads the mailbox, would otherwise only have to add their own. Null when it may.
    /// </summary>
    internal static async Task<SecondFactorRequired?> WhyNotSetUp(Desk desk, CancellationToken cancellation)
    {
        var standing = desk.Caller.SignedIn;
        if (!standing.LacksSecondFactor) return null;
        var id = standing.Account.Id;
        var better = await desk.Db.Passkeys.AnyAsync(p => p.AccountId == id, cancellation)
            || (standing.Session.OpenedBy == OpenedBy.Password && await desk.Db.ExternalLogins.AnyAsync(l => l.AccountId == id, cancellation));
        return better ? new SecondFactorRequired() : null;
    }
}
