using Bkmo.Identity.Accounts;
using Bkmo.Identity.Mails;
using Bkmo.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Passwords;

/// <summary>Whoever forgot the password is sent a link. The answer is the same whether there is such an account or not.</summary>
internal static class ResetPassword
{
    /// <summary>For whom.</summary>
    /// <param name="Email">Address of the account.</param>
    internal sealed record Request(string Email);

    /// <summary>The new password.</summary>
    /// <param name="Token">The part of the link after <c>#</c>.</param>
    /// <param name="Password">At least 12 characters.</param>
    internal sealed record Acceptance(string Token, string Password);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/identity/password-resets", Ask).Produces(StatusCodes.Status202Accepted).AllowAnyone();
        routes.MapPost("/api/identity/password-resets/accept", Accept).Produces(StatusCodes.Status204NoContent).AllowAnyone();
    }

    private static async Task<IResult> Ask(Request request, Desk desk, MailQueue queue, AccountMails mails, CancellationToken cancellation)
    {
        var email = EmailAddress.Normalize(request.Email);
        var account = await desk.Db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedEmail == email && a.Status == AccountStatus.Active, cancellation);
        var token = Tokens.ForLink();
        // Asked in either case: a question more would tell by the time that there is an account.
        var id = account?.Id ?? Guid.Empty;
        var recent = await desk.Db.PasswordResets.AnyAsync(r => r.AccountId == id && r.CreatedAt > desk.Now - PasswordReset.Between, cancellation);
        var due = account is not null && !recent;
        if (due)
            desk.Db.PasswordResets.Add(new PasswordReset
            {
                TokenHash = Tokens.Hash(token), AccountId = account!.Id, CreatedAt = desk.Now, ExpiresAt = desk.Now + PasswordReset.Lifetime,
            });
        desk.NoteAs(AuditEntry.Nobody, "ask for a new password", account?.Id, due ? AuditEntry.Done : "refused");
        await using var transaction = await desk.Begin(cancellation);
        await desk.Commit(transaction, cancellation);
        // Sent afterwards, by somebody else: how long a mail takes must not tell whether there is an account.
        if (due) queue.Send(mails.Reset(account!.Email!, token));
        return Results.Accepted();
    }

    private static async Task<IResult> Accept(Acceptance request, Desk desk, PasswordHashing hashing, CancellationToken cancellation)
    {
        var hash = Tokens.Hash(request.Token);
        var reset = await desk.Db.PasswordResets.AsNoTracking().SingleOrDefaultAsync(r => r.TokenHash == hash, cancellation);
        if (reset is null || reset.UsedAt is not null || reset.ExpiresAt <= desk.Now) return Problems.Of(new ResetVoid());
        var check = new Check();
        var email = await desk.Db.Users.Where(a => a.Id == reset.AccountId).Select(a => a.Email).SingleAsync(cancellation);
        var password = check.Password(request.Password, "password", email);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await hashing.Hash(password, cancellation) is not { } passwordHash) return PasswordHashing.Busy(desk.Http);

        await using var transaction = await desk.Begin(cancellation);
        var account = (await desk.Db.Hold(reset.AccountId, cancellation))!;
        var used = await desk.Db.PasswordResets.Where(r => r.AccountId == account.Id && r.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.UsedAt, desk.Now), cancellation);
        if (used == 0 || !account.IsUsable(desk.Now)) return Problems.Of(new ResetVoid());
        await ChangePassword.Set(desk, account, passwordHash, except: null, cancellation);
        desk.NoteAs(account.Id.ToString(), "set a new password by link", account.Id);
        await desk.Commit(transaction, cancellation);
        return Results.NoContent();
    }
}
