using Bkmo.Identity.Accounts;
using Bkmo.Identity.Sessions;

namespace Bkmo.Identity.Passwords;

/// <summary>The owner changes the password, knowing the old one. All other sessions end.</summary>
internal static class ChangePassword
{
    /// <summary>The change.</summary>
    /// <param name="OldPassword">The one of now.</param>
    /// <param name="NewPassword">The one to come, at least 12 characters.</param>
    internal sealed record Request(string OldPassword, string NewPassword);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/identity/account/password", Handle).Produces(StatusCodes.Status204NoContent).ForOneself().EvenWithoutSecondFactor();

    private static async Task<IResult> Handle(Request request, Desk desk, PasswordHashing hashing, CancellationToken cancellation)
    {
        var caller = desk.Caller.SignedIn;
        var check = new Check();
        var password = check.Password(request.NewPassword, "newPassword", caller.Account.Email);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (caller.Account.IsLockedOut(desk.Now)) return Problems.Of(new WrongPassword());
        if (await hashing.Fits(caller.Account.PasswordHash, PasswordRules.Compose(request.OldPassword), cancellation) is not { } fits) return PasswordHashing.Busy(desk.Http);
        if (await hashing.Hash(password, cancellation) is not { } hash) return PasswordHashing.Busy(desk.Http);

        await using var transaction = await desk.Begin(cancellation);
        var account = (await desk.Db.Hold(caller.Account.Id, cancellation))!;
        fits = fits && !account.IsLockedOut(desk.Now);
        if (fits) await Set(desk, account, hash, except: caller.Session.Id, cancellation);
        else account.Fail(desk.Now);
        desk.Note("change password", account.Id, fits ? AuditEntry.Done : "wrong password");
        await desk.Commit(transaction, cancellation);
        return fits ? Results.NoContent() : Problems.Of(new WrongPassword());
    }

    /// <summary>Sets the password of an account that is held; sessions that others may have opened with the old one end.</summary>
    internal static async Task Set(Desk desk, Account account, string hash, Guid? except, CancellationToken cancellation)
    {
        account.PasswordHash = hash;
        account.Succeed();
        await Ending.All(desk, account.Id, except, cancellation);
    }
}
