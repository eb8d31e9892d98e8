using Microsoft.AspNetCore.Authentication;

namespace Bkmo.Gateway;

/// <summary>Who shows a token, as Identity last said or as the bootstrap token says of itself.</summary>
/// <param name="Actor">Whom the gateway vouches for; the same object as long as nothing about it changes.</param>
/// <param name="Session">Id of the session or of a service account's token; null for the bootstrap token.</param>
/// <param name="MayOnly"><c>totp</c>: a second factor must be set up first. <c>invite</c>: the bootstrap token. Null when roles decide.</param>
/// <param name="AuthenticatedAt">When the owner of the session last proved who they are; null when nobody did.</param>
internal sealed record Caller(Actor Actor, string? Session, string? MayOnly, DateTimeOffset? AuthenticatedAt = null)
{
    internal const string Totp = "totp", Invite = "invite";

    /// <summary>What requests carry for this caller: made once, as nothing in it changes from one request to the next.</summary>
    internal AuthenticationTicket Ticket { get; } =
        new(ActorIdentity.Principal(Actor, TokenAuthentication.SchemeName, Session, AuthenticatedAt), TokenAuthentication.SchemeName);

    /// <summary>Whether the other one is the same session with the same rights.</summary>
    internal bool IsAs(Caller other) =>
        Actor.Id == other.Actor.Id && Session == other.Session && MayOnly == other.MayOnly && AuthenticatedAt == other.AuthenticatedAt
        && Actor.Roles.SetEquals(other.Actor.Roles) && Actor.Organisations.SetEquals(other.Actor.Organisations) && Actor.Centres.SetEquals(other.Actor.Centres)
        && Actor.ConferenceRoles.SetEquals(other.Actor.ConferenceRoles);
}
