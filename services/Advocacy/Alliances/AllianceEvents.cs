namespace Bkmo.Advocacy.Alliances;

/// <summary>An alliance of organisations was put on record.</summary>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name, if it has one.</param>
/// <param name="Programme">Funding programme it belongs to, if any.</param>
/// <param name="Website">Absolute http(s) address, if it has one.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("alliance_recorded")]
public sealed record AllianceRecorded(string Name, string? ShortName, string? Programme, string? Website, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An organisation joined an alliance.</summary>
/// <param name="MemberId">This membership; one organisation that comes back gets another.</param>
/// <param name="Name">Name in the alliance, often the short one; alliances also have members that the federation does not know.</param>
/// <param name="OrganisationId">The organisation in the federation's directory, if it is there.</param>
/// <param name="JoinedOn">First day, Europe/Berlin; null when not known.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("alliance_member_joined")]
public sealed record AllianceMemberJoined(Guid MemberId, string Name, Guid? OrganisationId, DateOnly? JoinedOn, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An organisation left an alliance.</summary>
/// <param name="MemberId">The membership that ends.</param>
/// <param name="LeftOn">Last day, Europe/Berlin.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("alliance_member_left")]
public sealed record AllianceMemberLeft(Guid MemberId, DateOnly LeftOn, UserId By, DateTimeOffset At) : IEvent;
