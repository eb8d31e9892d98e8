using Bkmo.Identity.Accounts;
using Bkmo.Identity.Passwords;
using Bkmo.Identity.SecondFactor;

namespace Bkmo.Identity.Sessions;

/// <summary>What came of a password and perhaps a code.</summary>
internal enum Verdict
{
    /// <summary>It is the owner.</summary>
    Accepted,

    /// <summary>Unknown, locked, wrong password or wrong code: nobody is told which.</summary>
    Refused,

    /// <summary>The password fits; the code is missing.</summary>
    CodeMissing,

    /// <summary>Too many wait.</summary>
    Busy,
}

/// <summary>Checks password and code, and counts failures.</summary>
internal sealed class Authentication(Desk desk, PasswordHashing hashing, SecondFactors factors)
{
    /// <summary>
    /// Every refusal takes one hash, one look at the account and one record, whether there is an account or not. What an accepted one changes is stored by
    /// <paramref name="accepted"/> in the same transaction, with the account held.
    /// </summary>
    internal async Task<Verdict> Check(Account? seen, string password, string? code, string act, Func<Account, Task> accepted, CancellationToken cancellation)
    {
        if (await hashing.Fits(seen?.PasswordHash, PasswordRules.Compose(password), cancellation) is not { } fits) return Verdict.Busy;
        await using var transaction = await desk.Begin(cancellation);
        var account = await desk.Db.Hold(seen?.Id, cancellation);
        var verdict = await Judge(account, fits && account?.PasswordHash == seen?.PasswordHash, code, cancellation);
        if (verdict is Verdict.Accepted)
        {
            account!.Succeed();
            await accepted(account!);
        }
        else if (verdict is Verdict.Refused) account?.Fail(desk.Now);
        desk.NoteAs(verdict is Verdict.Accepted ? account!.Id.ToString() : AuditEntry.Nobody, act, account?.Id, verdict.Name());
        await desk.Commit(transaction, cancellation);
        return verdict;
    }

    private async Task<Verdict> Judge(Account? account, bool fits, string? code, CancellationToken cancellation)
    {
        if (account is null || !fits || !account.IsUsable(desk.Now) || account.IsLockedOut(desk.Now)) return Verdict.Refused;
        if (!account.HasSecondFactor) return Verdict.Accepted;
        if (string.IsNullOrWhiteSpace(code)) return Verdict.CodeMissing;
        return await factors.Take(account, code, desk.Now, cancellation) ? Verdict.Accepted : Verdict.Refused;
    }

    /// <summary>The answer to whoever was not accepted.</summary>
    internal static IResult Answer(Verdict verdict, HttpContext http) => verdict switch
    {
        Verdict.Busy => PasswordHashing.Busy(http),
        Verdict.CodeMissing => Problems.Of(StatusCodes.Status401Unauthorized, "code-required", new(
            "Geben Sie auch den Code Ihrer Authenticator-App oder einen Wiederherstellungscode an.", "Give the code of your authenticator app, or a recovery code, as well.")),
        _ => Problems.Of(StatusCodes.Status401Unauthorized, "sign-in-refused", new(
            "E-Mail-Adresse, Passwort oder Code stimmen nicht, oder das Konto ist gerade gesperrt; warten Sie nach mehreren Versuchen etwas.",
            "E-mail address, password or code is not right, or the account is locked for now; wait a while after several attempts.")),
    };
}
