namespace Bkmo.Membership.Bodies;

/// <summary>A body came to be.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="NameDe">German name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="ConferenceId">The conference that formed it or whose body it is; null for board and council.</param>
/// <param name="FormedOn">First day, Europe/Berlin.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("body_formed")]
public sealed record BodyFormed(BodyKind Kind, string NameDe, string NameEn, Guid? ConferenceId, DateOnly FormedOn, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A body got seats.</summary>
/// <param name="Seats">The new seats.</param>
/// <param name="Since">First day on which there are these seats, Europe/Berlin.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("seats_added")]
public sealed record SeatsAdded(ValueList<NewSeat> Seats, DateOnly Since, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A seat that a body got.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="Function">What its holder does.</param>
/// <param name="OrganisationId">The organisation that sends the holder; null: the seat is anybody's.</param>
public sealed record NewSeat(Guid SeatId, SeatFunction Function, Guid? OrganisationId);

/// <summary>Somebody was chosen for a seat. She or he holds it after accepting.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="TermId">The new term of office.</param>
/// <param name="PersonId">Who.</param>
/// <param name="OrganisationId">For which organisation; null: for none.</param>
/// <param name="Entry">How.</param>
/// <param name="ConferenceId">The conference that elected.</param>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="Until">Last day, Europe/Berlin; null: not fixed.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("seat_filled")]
public sealed record SeatFilled(
    Guid SeatId, Guid TermId, Guid PersonId, Guid? OrganisationId, SeatEntry Entry, Guid? ConferenceId, DateOnly From, DateOnly? Until, UserId By,
    DateTimeOffset At) : IEvent;

/// <summary>The person accepted the seat.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="TermId">The term of office.</param>
/// <param name="AcceptedOn">Day of the acceptance, Europe/Berlin.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("seat_accepted")]
public sealed record SeatAccepted(Guid SeatId, Guid TermId, DateOnly AcceptedOn, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A seat was left, or not accepted. That a term runs out on its last day needs no event.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="TermId">The term of office.</param>
/// <param name="LeftOn">Last day, Europe/Berlin; the day before the first one: the term never began.</param>
/// <param name="Exit">How.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("seat_vacated")]
public sealed record SeatVacated(Guid SeatId, Guid TermId, DateOnly LeftOn, SeatExit Exit, UserId By, DateTimeOffset At) : IEvent;
