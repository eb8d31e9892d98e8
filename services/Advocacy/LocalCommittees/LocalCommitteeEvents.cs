namespace Bkmo.Advocacy.LocalCommittees;

/// <summary>As what somebody sits in a local committee.</summary>
public enum LocalRole
{
    /// <summary>Organisation of migrants (Migrantenselbstorganisation).</summary>
    Organisation,

    /// <summary>Partner organisation.</summary>
    Partner,

    /// <summary>Authority (Behörde) of the district or municipality.</summary>
    Authority,
}

/// <summary>A local committee was put on record.</summary>
/// <param name="Name">Full name.</param>
/// <param name="District">District (Landkreis) or municipality.</param>
/// <param name="FoundedOn">Day of the founding meeting, Europe/Berlin; null when not known.</param>
/// <param name="AimsDe">Aims it agreed on, German.</param>
/// <param name="AgendaDe">What it has set out to do, German.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("local_committee_recorded")]
public sealed record LocalCommitteeRecorded(
    string Name, string District, DateOnly? FoundedOn, ValueList<string> AimsDe, ValueList<string> AgendaDe, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An organisation, partner or authority joined a local committee.</summary>
/// <param name="MemberId">This membership.</param>
/// <param name="Name">Name of the organisation or authority; never of a person.</param>
/// <param name="Role">As what it takes part.</param>
/// <param name="OrganisationId">The organisation in the federation's directory, if it is there.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("local_committee_member_joined")]
public sealed record LocalCommitteeMemberJoined(Guid MemberId, string Name, LocalRole Role, Guid? OrganisationId, UserId By, DateTimeOffset At) : IEvent;
