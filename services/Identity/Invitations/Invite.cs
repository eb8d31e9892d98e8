using System.Net.Mail;
using Bkmo.Identity.Accounts;
using Bkmo.Identity.Conventions;
using Bkmo.Identity.Mails;
using Bkmo.Identity.Rights;
using Bkmo.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Invitations;

/// <summary>The office invites a person by mail and says which roles come with the account. The bootstrap actor invites the office's first account and nobody else.</summary>
internal static class Invite
{
    /// <summary>Whom, and as what.</summary>
    /// <param name="Email">Where the link goes, and what the person will sign in with.</param>
    /// <param name="Roles">What comes with the account.</param>
    /// <param name="PersonId">The person in Membership, if known: what mandates and seats give needs not be granted here, so that <paramref name="Roles"/> may be empty.</param>
    internal sealed record Request(string Email, IReadOnlyList<RoleRequest> Roles, Guid? PersonId = null);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/identity/invitations", Handle).ForOffice().AsksForFreshProof().EvenForBootstrap().Creates<InvitationView>();

    private static async Task<IResult> Handle(Request request, Desk desk, IMailer mailer, AccountMails mails, CancellationToken cancellation)
    {
        var check = new Check();
        var email = check.Email(request.Email, "email");
        check.WantedRoles(request.Roles, mayBeNone: request.PersonId is not null, desk.Now);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var (invitation, token) = New(desk, request with { Email = email });

        await using var transaction = await desk.Begin(cancellation);
        if (await WhyNot(desk, request, cancellation) is { } mayNot) return await desk.Refuse(transaction, "invite", null, mayNot, cancellation);
        if (await desk.Db.Users.AnyAsync(a => a.NormalizedEmail == invitation.NormalizedEmail, cancellation)) return Problems.Of(new AccountThere());
        if (RoleTable.WhyNotTogether([.. request.Roles.Select(r => (r.Role, r.From ?? desk.Now, r.Until))]) is { } apart) return Problems.Of(apart);

        // A new invitation replaces the earlier one to the same address; the bootstrap actor has only one at all.
        await desk.Db.Invitations.Where(i => i.AcceptedAt == null && i.WithdrawnAt == null && (i.NormalizedEmail == invitation.NormalizedEmail || desk.Caller.Standing == null))
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.WithdrawnAt, desk.Now), cancellation);
        desk.Db.Invitations.Add(invitation);
        desk.Note("invite", invitation.Id);
        await desk.Db.SaveChangesAsync(cancellation);
        if (!await Sent(mailer, mails.Invitation(email, token), cancellation)) return MailFailed.Answer;
        return await desk.Created(transaction, $"/api/identity/invitations/{invitation.Id}", 1, InvitationView.Of(invitation), cancellation);
    }

    private static (Invitation Invitation, string Token) New(Desk desk, Request request)
    {
        var token = Tokens.ForLink();
        return (new()
        {
            Id = desk.NewId(), TokenHash = Tokens.Hash(token), Email = request.Email, NormalizedEmail = EmailAddress.Normalize(request.Email), PersonId = request.PersonId,
            Roles = Invitation.Json(request.Roles), InvitedBy = desk.Caller.Id, CreatedAt = desk.Now, ExpiresAt = desk.Now + Invitation.Lifetime,
        }, token);
    }

    private static async Task<Refusal?> WhyNot(Desk desk, Request request, CancellationToken cancellation)
    {
        if (desk.Caller.Standing is { } standing)
            return request.Roles.Select(wanted => RoleTable.WhyNotGrant(wanted.Role, standing.Grants.Select(g => g.Role), toOneself: false)).FirstOrDefault(why => why is not null);
        // Two bootstrap invitations at a time wait for one another.
        await desk.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('bkmo bootstrap', 0))", cancellation);
        if (await desk.Db.Grants.AnyAsync(g => g.Role == Roles.Office, cancellation)) return new BootstrapOver();
        return request.Roles is [{ Role: Roles.Office, From: null, Until: null }] ? null : new FirstIsOffice();
    }

    private static async Task<bool> Sent(IMailer mailer, Mail mail, CancellationToken cancellation)
    {
        try
        {
            await mailer.Send(mail, cancellation);
            return true;
        }
        catch (Exception fault) when (fault is SmtpException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
