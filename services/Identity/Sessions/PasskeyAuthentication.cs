using Bkmo.Identity.Accounts;
using Bkmo.Identity.Challenges;
using Bkmo.Identity.Passkeys;

namespace Bkmo.Identity.Sessions;

/// <summary>Checks proofs by passkey, and counts failures of those that name an account.</summary>
internal sealed class PasskeyAuthentication(Desk desk, PasskeyProofs proofs)
{
    /// <summary>
    /// The account, if the proof holds for one that may be used and is not locked out; null otherwise, and nobody is told why. What an accepted proof changes is
    /// stored by <paramref name="accepted"/> in the same transaction, with the account held.
    /// </summary>
    internal async Task<Account?> Check(PasskeyProof proof, string purpose, Guid? asked, string act, Func<Account, Task> accepted, CancellationToken cancellation)
    {
        var state = await desk.Take(proof.Handle, purpose, asked, cancellation);
        var named = await proofs.Named(proof, cancellation);
        await using var transaction = await desk.Begin(cancellation);
        var account = await desk.Db.Hold(named, cancellation);
        var verdict = await proofs.Check(proof, state, account, cancellation);
        var fits = verdict.Passkey is not null && account!.IsUsable(desk.Now) && !account.IsLockedOut(desk.Now) && (asked is null || asked == account.Id);
        if (fits)
        {
            account!.Succeed();
            verdict.Passkey!.Use(verdict.Proven!, desk.Now);
            await accepted(account!);
        }
        // A page that was left open and is answered too late is no attack.
        else if (state is not null) account?.Fail(desk.Now);
        var why = fits ? Verdict.Accepted.Name() : verdict.Passkey is null ? verdict.Why : Verdict.Refused.Name();
        desk.NoteAs(fits ? account!.Id.ToString() : AuditEntry.Nobody, act, account?.Id, why);
        await desk.Commit(transaction, cancellation);
        return fits ? account : null;
    }

    /// <summary>The one answer to whoever was not accepted.</summary>
    internal static IResult Refused() => Problems.Of(StatusCodes.Status401Unauthorized, "sign-in-refused", new(
        "Dieser Passkey wird nicht angenommen, oder das Konto ist gerade gesperrt; bitte von vorn beginnen oder anders anmelden.",
        "This passkey is not accepted, or the account is locked for now; start again or sign in another way."));
}
