namespace Bkmo.Counselling.Centres;

/// <summary>A counselling centre opened. Everything in it is public.</summary>
/// <param name="Name">Name of the centre.</param>
/// <param name="OrganisationId">The organisation that runs it (Träger).</param>
/// <param name="Place">Municipality it works in.</param>
/// <param name="Postcode">Five digits.</param>
/// <param name="Languages">Languages of counselling, BCP 47.</param>
/// <param name="Topics">Areas of life it counsels in; empty: all.</param>
/// <param name="Phone">Public telephone number.</param>
/// <param name="OpeningHours">When somebody can be reached.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("centre_opened")]
public sealed record CentreOpened(
    string Name, Guid OrganisationId, string Place, string Postcode, ValueList<string> Languages, ValueList<AreaOfLife> Topics, string? Phone,
    string? OpeningHours, UserId By, DateTimeOffset At) : IEvent;

/// <summary>It was decided when a centre closes.</summary>
/// <param name="ClosesOn">Last day on which it takes new cases, Europe/Berlin.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("centre_closure_set")]
public sealed record CentreClosureSet(DateOnly ClosesOn, UserId By, DateTimeOffset At) : IEvent;
