namespace Bkmo.Counselling.Cases;

/// <summary>How a person came to the centre.</summary>
public enum Channel
{
    /// <summary>At the centre.</summary>
    InPerson,

    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>By letter or e-mail.</summary>
    Mail,

    /// <summary>By web form.</summary>
    Web,

    /// <summary>At a place where the centre went to people (aufsuchend).</summary>
    Outreach,
}

/// <summary>Why a case was closed.</summary>
public enum CloseReason
{
    /// <summary>What was agreed has been done.</summary>
    Completed,

    /// <summary>The client does not want to go on.</summary>
    ClientWithdrew,

    /// <summary>Somebody else counsels on.</summary>
    Referred,

    /// <summary>The client can no longer be reached.</summary>
    ContactLost,

    /// <summary>The centre is not the place for it.</summary>
    NotResponsible,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>A person turned to a centre; a case begins. In the clear stands only what the centre's list needs and what tells nothing about the person.</summary>
/// <param name="CentreId">The centre.</param>
/// <param name="Channel">How the person came.</param>
/// <param name="ContactedOn">Day of the contact, Europe/Berlin.</param>
/// <param name="Contents">The narrative, sealed.</param>
/// <param name="Identity">Who the person is, sealed; null when they stay anonymous.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("first_contact_recorded")]
public sealed record FirstContactRecorded(
    Guid CentreId, Channel Channel, DateOnly ContactedOn, Sealed<CaseContents> Contents, Sealed<CaseIdentity>? Identity, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The narrative of a case was written anew.</summary>
/// <param name="Contents">The narrative, sealed.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("case_contents_revised")]
public sealed record CaseContentsRevised(Sealed<CaseContents> Contents, UserId By, DateTimeOffset At) : IEvent;

/// <summary>What is on record about the person was written anew.</summary>
/// <param name="Identity">Who the person is, sealed.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("case_identity_revised")]
public sealed record CaseIdentityRevised(Sealed<CaseIdentity> Identity, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A case was closed.</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Who closed it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("case_closed")]
public sealed record CaseClosed(CloseReason Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A closed case was taken up again.</summary>
/// <param name="By">Who did.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("case_reopened")]
public sealed record CaseReopened(UserId By, DateTimeOffset At) : IEvent;
