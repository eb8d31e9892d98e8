using System.Text.Json.Serialization;

namespace Bkmo.Membership.Organisations;

/// <summary>An organisation was entered in the directory.</summary>
/// <param name="Profile">Who it is.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("organisation_registered")]
public sealed record OrganisationRegistered(OrganisationProfile Profile, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The organisation applied for a membership.</summary>
/// <param name="MembershipId">The new entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="AppliedOn">Day of the application, Europe/Berlin.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("membership_applied_for")]
public sealed record MembershipAppliedFor(Guid MembershipId, MembershipKind Kind, DateOnly AppliedOn, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The application was accepted (Aufnahme).</summary>
/// <param name="MembershipId">The entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="DecidedOn">Day of the decision, Europe/Berlin.</param>
/// <param name="AdmittedOn">First day of the membership, Europe/Berlin.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Resolution">Who decided and how, if it was recorded.</param>
/// <param name="Waiver">Why it was decided although something that the form asks for was missing.</param>
[StoredAs("organisation_admitted")]
public sealed record OrganisationAdmitted(
    Guid MembershipId, MembershipKind Kind, DateOnly DecidedOn, DateOnly AdmittedOn, UserId By, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Resolution? Resolution = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Waiver = null) : IEvent;

/// <summary>The application was declined.</summary>
/// <param name="MembershipId">The entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedOn">Day of the decision, Europe/Berlin.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Resolution">Who decided and how, if it was recorded.</param>
/// <param name="AppealUntil">Last day on which an appeal is open; null: no day was named.</param>
[StoredAs("application_declined")]
public sealed record ApplicationDeclined(
    Guid MembershipId, MembershipKind Kind, string Reason, DateOnly DecidedOn, UserId By, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Resolution? Resolution = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? AppealUntil = null) : IEvent;

/// <summary>The end of a membership was recorded. A later record for the same membership only ever brings the end forward.</summary>
/// <param name="MembershipId">The entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="Reason">Why it ends.</param>
/// <param name="EndsOn">Last day, Europe/Berlin.</param>
/// <param name="NoticeGivenOn">Resignation: day of the notice.</param>
/// <param name="MergedInto">Merger: the organisation that goes on.</param>
/// <param name="Exclusion">Exclusion: how it was decided.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("membership_ended")]
public sealed record MembershipEnded(
    Guid MembershipId, MembershipKind Kind, EndReason Reason, DateOnly EndsOn, DateOnly? NoticeGivenOn, Guid? MergedInto, Exclusion? Exclusion,
    UserId By, DateTimeOffset At) : IEvent;

/// <summary>How an exclusion (Ausschluss) was decided.</summary>
/// <param name="HearingGivenOn">Day on which the organisation was heard.</param>
/// <param name="DecidedOn">Day of the decision.</param>
/// <param name="DecidedBy">The body that decided, for instance the board; not a person.</param>
/// <param name="Grounds">Why, about the organisation.</param>
/// <param name="AppealUntil">Last day on which an appeal is open.</param>
public sealed record Exclusion(DateOnly HearingGivenOn, DateOnly DecidedOn, string DecidedBy, string Grounds, DateOnly AppealUntil);
