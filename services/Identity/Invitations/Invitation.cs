using System.Text.Json;
using Bkmo.Identity.Rights;

namespace Bkmo.Identity.Invitations;

/// <summary>A link in a mail with which one person opens an account, once, within seven days.</summary>
internal sealed class Invitation
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public required Guid Id { get; init; }

    public required byte[] TokenHash { get; init; }

    public required string Email { get; init; }

    public required string NormalizedEmail { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>The roles that come with the account, as JSON.</summary>
    public required string Roles { get; init; }

    public required string InvitedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public Guid? AccountId { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    internal bool IsOpen(DateTimeOffset now) => AcceptedAt is null && WithdrawnAt is null && now < ExpiresAt;

    internal IReadOnlyList<RoleRequest> WantedRoles => JsonSerializer.Deserialize<IReadOnlyList<RoleRequest>>(Roles, ServiceJson.Options)!;

    internal static string Json(IReadOnlyList<RoleRequest> roles) => JsonSerializer.Serialize(roles, ServiceJson.Options);
}

/// <summary>An open invitation, without its link.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Email">Who is invited.</param>
/// <param name="PersonId">The person in Membership; null until somebody says who it is.</param>
/// <param name="Roles">What comes with the account.</param>
/// <param name="InvitedBy">Account that invited.</param>
/// <param name="ExpiresAt">Until when the link works, UTC.</param>
internal sealed record InvitationView(Guid Id, string Email, Guid? PersonId, IReadOnlyList<RoleRequest> Roles, string InvitedBy, DateTimeOffset ExpiresAt)
{
    internal static InvitationView Of(Invitation invitation) =>
        new(invitation.Id, invitation.Email, invitation.PersonId, invitation.WantedRoles, invitation.InvitedBy, invitation.ExpiresAt);
}

/// <summary>The link was used, withdrawn, is too old, or never was one; which of these is not said.</summary>
internal sealed record InvitationVoid() : Refusal(RefusalKind.NotFound, new(
    "Diese Einladung gilt nicht (mehr); bitten Sie die Geschäftsstelle um eine neue.", "This invitation is not valid (any more); ask the office for a new one."));

/// <summary>No such invitation, or it is not open.</summary>
internal sealed record UnknownInvitation() : Refusal(RefusalKind.NotFound, new("Diese Einladung ist nicht offen.", "This invitation is not open."));

/// <summary>There is an account with this address.</summary>
internal sealed record AccountThere() : Refusal(RefusalKind.Conflict, new(
    "Zu dieser Adresse gibt es schon ein Konto; vergeben Sie ihm die Rolle.", "There is an account with this address already; grant it the role."));

/// <summary>There is an office; it invites everybody else.</summary>
internal sealed record BootstrapOver() : Refusal(RefusalKind.Forbidden, new(
    "Die Geschäftsstelle hat schon ein Konto; melden Sie sich damit an.", "The office has an account already; sign in with it."));

/// <summary>The first account is one of the office, with no other role.</summary>
internal sealed record FirstIsOffice() : Refusal(RefusalKind.Forbidden, new(
    "Das erste Konto ist eines der Geschäftsstelle, ohne weitere Rolle.", "The first account is one of the office, with no other role."));

/// <summary>The mail could not be handed over; nothing was stored.</summary>
internal static class MailFailed
{
    internal static IResult Answer => Problems.Of(StatusCodes.Status503ServiceUnavailable, "mail-unavailable", new(
        "Die Mail konnte nicht verschickt werden; bitte gleich erneut versuchen.", "The mail could not be sent; try again in a moment."));
}
