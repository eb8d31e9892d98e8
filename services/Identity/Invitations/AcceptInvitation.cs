using Bkmo.Eventing;
using Bkmo.Identity.Accounts;
using Bkmo.Identity.Challenges;
using Bkmo.Identity.Introspection;
using Bkmo.Identity.Passwords;
using Bkmo.Identity.Persons;
using Bkmo.Identity.Providers;
using Bkmo.Identity.Rights;
using Bkmo.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Invitations;

/// <summary>
/// The invited person opens the account by setting a password, or by signing in at the trusted provider, with which the account is then linked. The link works once.
/// </summary>
internal static class AcceptInvitation
{
    /// <summary>The proof, and either of the others.</summary>
    /// <param name="Token">The part of the link after <c>#</c>.</param>
    /// <param name="Password">At least 12 characters.</param>
    /// <param name="External">What came back from the provider after <c>POST /api/identity/sessions/oidc</c>.</param>
    internal sealed record Request(string Token, string? Password = null, ProviderProof? External = null);

    /// <summary>The new account, to sign in to.</summary>
    /// <param name="AccountId">The account.</param>
    internal sealed record Accepted(Guid AccountId);

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/identity/invitations/accept", Handle)
        .Produces<Accepted>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity).AllowAnyone().MayAskProvider();

    private static async Task<IResult> Handle(Request request, Desk desk, PasswordHashing hashing, ProviderVisits visits, Provider provider, Duties duties, CancellationToken cancellation)
    {
        var hash = Tokens.Hash(request.Token);
        var invitation = await desk.Db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.TokenHash == hash, cancellation);
        if (invitation is null || !invitation.IsOpen(desk.Now)) return Problems.Of(new InvitationVoid());
        if (request is { External: { } proof, Password: null })
        {
            if (provider.Settings is null) return Problems.Of(StatusCodes.Status404NotFound);
            return await visits.Check(proof, Purposes.ProviderSignIn, null, cancellation) is { } person
                ? await Accept(desk, invitation, null, person, duties, cancellation)
                : Problems.Of(new ExternalLoginRefused());
        }
        var check = new Check();
        var password = check.Password(request.Password ?? "", "password", invitation.Email);
        check.That(request.External is null, "external", new("Entweder Passwort oder Anmeldedienst.", "Either a password or the provider."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        return await hashing.Hash(password, cancellation) is { } passwordHash
            ? await Accept(desk, invitation, passwordHash, null, duties, cancellation)
            : PasswordHashing.Busy(desk.Http);
    }

    private static async Task<IResult> Accept(Desk desk, Invitation invitation, string? passwordHash, ExternalPerson? person, Duties duties, CancellationToken cancellation)
    {
        await using var transaction = await desk.Begin(cancellation);
        var held = await desk.Db.Invitations.FromSql($"select * from identity.invitations where id = {invitation.Id} for update").SingleAsync(cancellation);
        if (!held.IsOpen(desk.Now) || await desk.Db.Users.AnyAsync(a => a.NormalizedEmail == held.NormalizedEmail, cancellation)) return Problems.Of(new InvitationVoid());
        if (person is not null && await OwnExternalLogins.IsTaken(desk, person, cancellation)) return Problems.Of(new ExternalLoginTaken());
        var account = Open(desk, held, passwordHash);
        if (person is not null) desk.Db.ExternalLogins.Add(ExternalLogin.Of(person, desk.NewId(), account.Id, desk.Now));
        // The gateway hears of it at once: the first account of the office ends the bootstrap token.
        if (held.WantedRoles.Any(wanted => wanted.Role == Roles.Office)) await desk.Revoke(account.Id, sessionId: null, cancellation);
        await desk.Commit(transaction, cancellation);
        if (account.PersonId is not null) _ = duties.Call(TellAccounts.Name);
        return Results.Json(new Accepted(account.Id), ServiceJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static Account Open(Desk desk, Invitation invitation, string? passwordHash)
    {
        var account = new Account
        {
            Id = desk.NewId(), Kind = AccountKind.Person, Status = AccountStatus.Active, PersonId = invitation.PersonId, Email = invitation.Email,
            NormalizedEmail = invitation.NormalizedEmail, PasswordHash = passwordHash, CreatedAt = desk.Now,
        };
        desk.Db.Users.Add(account);
        desk.Db.Grants.AddRange(invitation.WantedRoles.Select(wanted => Grant.Of(wanted, desk.NewId(), account.Id, invitation.InvitedBy, desk.Now)));
        (invitation.AcceptedAt, invitation.AccountId) = (desk.Now, account.Id);
        desk.NoteAs(account.Id.ToString(), "accept invitation", invitation.Id);
        return account;
    }
}
