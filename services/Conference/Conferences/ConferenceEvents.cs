using System.Text.Json.Serialization;
using Bkmo.Conference.Registrations;

namespace Bkmo.Conference.Conferences;

/// <summary>A coming conference was planned.</summary>
/// <param name="Plan">What it is to be.</param>
/// <param name="By">Who planned it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("conference_planned")]
public sealed record ConferencePlanned(ConferencePlan Plan, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A past conference was entered afterwards.</summary>
/// <param name="Plan">What it was.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("conference_recorded")]
public sealed record ConferenceRecorded(ConferencePlan Plan, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The days of a planned conference were set or moved.</summary>
/// <param name="StartsOn">First day, Europe/Berlin.</param>
/// <param name="EndsOn">Last day, Europe/Berlin.</param>
/// <param name="Venue">Where; null: not known yet.</param>
/// <param name="Mode">In person, hybrid, virtual.</param>
/// <param name="By">Who set them.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("conference_scheduled")]
public sealed record ConferenceScheduled(DateOnly StartsOn, DateOnly EndsOn, string? Venue, ConferenceMode Mode, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The members were invited in due form.</summary>
/// <param name="Convocation">The invitation.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("conference_convened")]
public sealed record ConferenceConvened(Convocation Convocation, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A named capacity was set: so many places, shared by these categories.</summary>
/// <param name="Name">Name of the capacity.</param>
/// <param name="Size">How many places.</param>
/// <param name="Categories">Who shares them.</param>
/// <param name="By">Who set it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="OfferHours">How many hours an offer to somebody who waited holds its place; null: 48.</param>
[StoredAs("capacity_set")]
public sealed record CapacitySet(
    string Name, int Size, ValueList<RegistrationCategory> Categories, UserId By, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? OfferHours = null) : IEvent;

/// <summary>Somebody has a place.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Category">As what.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="Capacity">The capacity that the place is taken from.</param>
/// <param name="By">Who registered.</param>
/// <param name="At">When, UTC.</param>
/// <param name="MandateId">By which mandate, for delegates and deputies.</param>
[StoredAs("registration_confirmed")]
public sealed record RegistrationConfirmed(
    Guid RegistrationId, Guid PersonId, RegistrationCategory Category, Guid? OrganisationId, string Capacity, UserId By, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? MandateId = null) : IEvent;

/// <summary>The place was given back.</summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="By">Who withdrew it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("registration_withdrawn")]
public sealed record RegistrationWithdrawn(Guid RegistrationId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The conference formed a standing committee (Ausschuss).</summary>
/// <param name="CommitteeId">The committee.</param>
/// <param name="NameDe">German name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Members">Organisations that send members; may be named later.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("committee_formed")]
public sealed record CommitteeFormed(
    Guid CommitteeId, string NameDe, string NameEn, ValueList<Guid> Members, UserId By, DateTimeOffset At) : IEvent;
