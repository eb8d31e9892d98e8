using System.Text.Json.Serialization;

namespace Bkmo.Membership.Invitations;

/// <summary>A subject of the agenda that members are invited to.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="ForResolution">Whether a resolution is to be taken on it (BGB § 32(1)).</param>
public sealed record InvitationSubject(string Title, bool ForResolution);

/// <summary>The members are to be invited to a conference, or told of a change of its agenda, as heard from Conference.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Number">1: the invitation; 2 and above: a change of the agenda.</param>
/// <param name="Name">Name of the conference.</param>
/// <param name="StartsOn">First day, Europe/Berlin.</param>
/// <param name="EndsOn">Last day, Europe/Berlin.</param>
/// <param name="Venue">Where; null: not known yet.</param>
/// <param name="Agenda">Every subject, in order.</param>
/// <param name="ElectronicRights">How members exercise their rights electronically; null where they do not.</param>
/// <param name="SourceVersion">Number of the fact at Conference.</param>
/// <param name="At">When it was ordered, UTC.</param>
[StoredAs("invitation_heard")]
public sealed record InvitationHeard(
    Guid ConferenceId, int Number, string Name, DateOnly StartsOn, DateOnly EndsOn, string? Venue, ValueList<InvitationSubject> Agenda, string? ElectronicRights,
    long SourceVersion, DateTimeOffset At) : IEvent
{
    /// <summary>Whether it changes an invitation that went out before.</summary>
    [JsonIgnore]
    public bool IsChange => Number > 1;
}

/// <summary>Why a member could not be written to.</summary>
public enum UndeliverableReason
{
    /// <summary>Nobody represents it today.</summary>
    NoRepresentative,

    /// <summary>Of nobody who represents it an e-mail address is on record that can be written to.</summary>
    NoAddress,
}

/// <summary>The letter went to a member by e-mail.</summary>
/// <param name="OrganisationId">The member.</param>
/// <param name="Recipients">To how many of its representatives.</param>
/// <param name="By">The service.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("invitation_delivered")]
public sealed record InvitationDelivered(Guid OrganisationId, int Recipients, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The letter could not go to a member by e-mail; it goes once that has changed, or by post.</summary>
/// <param name="OrganisationId">The member.</param>
/// <param name="Reason">Why not.</param>
/// <param name="By">The service.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("invitation_undeliverable")]
public sealed record InvitationUndeliverable(Guid OrganisationId, UndeliverableReason Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The letter went to a member by post or was handed over.</summary>
/// <param name="OrganisationId">The member.</param>
/// <param name="PostedOn">Day on which it went, Europe/Berlin.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("invitation_posted")]
public sealed record InvitationPosted(Guid OrganisationId, DateOnly PostedOn, UserId By, DateTimeOffset At) : IEvent;
