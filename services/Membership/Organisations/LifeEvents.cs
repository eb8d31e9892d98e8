namespace Bkmo.Membership.Organisations;

/// <summary>The organisation is described anew: it moved, took another name, or was described wrongly before.</summary>
/// <param name="Profile">Who it is.</param>
/// <param name="From">Since when it is so, Europe/Berlin; a correction names the day from which the description was wrong.</param>
/// <param name="Reason">Why, if it was said.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("profile_changed")]
public sealed record ProfileChanged(OrganisationProfile Profile, DateOnly From, string? Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A membership rests (Ruhen der Mitgliedschaft): the organisation stays a member without its rights.</summary>
/// <param name="MembershipId">The entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="Until">Last day; null: until it is taken up again.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("membership_suspended")]
public sealed record MembershipSuspended(
    Guid MembershipId, MembershipKind Kind, DateOnly From, DateOnly? Until, string Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A membership that rested is active again.</summary>
/// <param name="MembershipId">The entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="From">First active day, Europe/Berlin.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("membership_reactivated")]
public sealed record MembershipReactivated(Guid MembershipId, MembershipKind Kind, DateOnly From, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Why the recorded end of a membership does not hold.</summary>
public enum RevocationGround
{
    /// <summary>The notice was taken back before it took effect.</summary>
    NoticeWithdrawn,

    /// <summary>The end was recorded by mistake.</summary>
    RecordedInError,
}

/// <summary>The recorded end of a membership does not hold: the membership goes on as if it had never been recorded.</summary>
/// <param name="MembershipId">The entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="Ground">Why.</param>
/// <param name="Reason">More about it.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("membership_end_revoked")]
public sealed record MembershipEndRevoked(
    Guid MembershipId, MembershipKind Kind, RevocationGround Ground, string Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An appeal (Widerspruch) was lodged against an exclusion or a declined application.</summary>
/// <param name="MembershipId">The entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="LodgedOn">Day on which it was received, Europe/Berlin.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("appeal_lodged")]
public sealed record AppealLodged(Guid MembershipId, MembershipKind Kind, DateOnly LodgedOn, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An appeal was decided. Upheld, an exclusion does not hold and a declined application is open again.</summary>
/// <param name="MembershipId">The entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="Upheld">Whether the appeal was right.</param>
/// <param name="Resolution">Who decided, how and when.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("appeal_decided")]
public sealed record AppealDecided(
    Guid MembershipId, MembershipKind Kind, bool Upheld, Resolution Resolution, string Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>Days of a membership had been recorded wrongly; these are the right ones. What was known before stays to be asked for.</summary>
/// <param name="MembershipId">The entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="AppliedOn">Day of the application.</param>
/// <param name="DecidedOn">Day of the decision; null while open.</param>
/// <param name="AdmittedOn">First day; null unless admitted.</param>
/// <param name="EndsOn">Last day; null while none is known.</param>
/// <param name="Reason">What was wrong.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("membership_corrected")]
public sealed record MembershipCorrected(
    Guid MembershipId, MembershipKind Kind, DateOnly AppliedOn, DateOnly? DecidedOn, DateOnly? AdmittedOn, DateOnly? EndsOn, string Reason, UserId By,
    DateTimeOffset At) : IEvent;

/// <summary>An entry of the membership register never was right and does not count.</summary>
/// <param name="MembershipId">The entry of the membership register.</param>
/// <param name="Kind">In which right.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("membership_voided")]
public sealed record MembershipVoided(Guid MembershipId, MembershipKind Kind, string Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The organisation should never have been entered in the directory, and leaves it.</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("registration_voided")]
public sealed record RegistrationVoided(string Reason, UserId By, DateTimeOffset At) : IEvent;
