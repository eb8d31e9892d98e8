using Bkmo.Identity.Accounts;
using Bkmo.Identity.Introspection;
using Bkmo.Identity.Passwords;
using Bkmo.Identity.Rights;
using Bkmo.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Invitations;

/// <summary>The invited person opens the account by setting a password. The link works once.</summary>
internal static class AcceptInvitation
{
    /// <summary>The proof and the password.</summary>
    /// <param name="Token">The part of the link after <c>#</c>.</param>
    /// <param name="Password">At least 12 characters.</param>
    internal sealed record Request(string Token, string Password);

    /// <summary>The new account, to sign in to.</summary>
    /// <param name="AccountId">The account.</param>
    internal sealed record Accepted(Guid AccountId);

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/identity/invitations/accept", Handle)
        .Produces<Accepted>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity).AllowAnyone();

    private static async Task<IResult> Handle(Request request, Desk desk, PasswordHashing hashing, CancellationToken cancellation)
    {
        var hash = Tokens.Hash(request.Token);
        var invitation = await desk.Db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.TokenHash == hash, cancellation);
        if (invitation is null || !invitation.IsOpen(desk.Now)) return Problems.Of(new InvitationVoid());
        var check = new Check();
        var password = check.Password(request.Password, "password", invitation.Email);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await hashing.Hash(password, cancellation) is not { } passwordHash) return PasswordHashing.Busy(desk.Http);

        await using var transaction = await desk.Begin(cancellation);
        var held = await desk.Db.Invitations.FromSql($"select * from identity.invitations where id = {invitation.Id} for update").SingleAsync(cancellation);
        if (!held.IsOpen(desk.Now) || await desk.Db.Users.AnyAsync(a => a.NormalizedEmail == held.NormalizedEmail, cancellation)) return Problems.Of(new InvitationVoid());
        var account = Open(desk, held, passwordHash);
        // The gateway hears of it at once: the first account of the office ends the bootstrap token.
        if (held.WantedRoles.Any(wanted => wanted.Role == Roles.Office)) await desk.Revoke(account.Id, sessionId: null, cancellation);
        await desk.Commit(transaction, cancellation);
        return Results.Json(new Accepted(account.Id), ServiceJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static Account Open(Desk desk, Invitation invitation, string passwordHash)
    {
        var account = new Account
        {
            Id = desk.NewId(), Kind = AccountKind.Person, Status = AccountStatus.Active, PersonId = invitation.PersonId, Email = invitation.Email,
            NormalizedEmail = invitation.NormalizedEmail, PasswordHash = passwordHash, CreatedAt = desk.Now,
        };
        desk.Db.Users.Add(account);
        desk.Db.Grants.AddRange(invitation.WantedRoles.Select(wanted => Grant.Of(wanted, desk.NewId(), account.Id, invitation.InvitedBy, desk.Now)));
        (invitation.AcceptedAt, invitation.AccountId) = (desk.Now, account.Id);
        desk.Db.Note(desk.Now, account.Id.ToString(), "accept invitation", invitation.Id);
        return account;
    }
}
