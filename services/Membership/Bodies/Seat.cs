namespace Bkmo.Membership.Bodies;

/// <summary>What the holder of a seat does in the body.</summary>
public enum SeatFunction
{
    /// <summary>Vorsitz.</summary>
    Chair,

    /// <summary>Stellvertretender Vorsitz.</summary>
    DeputyChair,

    /// <summary>Kassenwart*in.</summary>
    Treasurer,

    /// <summary>Beisitzer*in.</summary>
    Assessor,

    /// <summary>Mitglied.</summary>
    Member,

    /// <summary>Ersatzmitglied.</summary>
    Substitute,
}

/// <summary>How somebody came to a seat.</summary>
public enum SeatEntry
{
    /// <summary>Elected at a conference.</summary>
    Elected,

    /// <summary>Chosen by the body itself (Kooptation).</summary>
    CoOpted,

    /// <summary>By another office (kraft Amtes).</summary>
    ExOfficio,
}

/// <summary>How somebody left a seat.</summary>
public enum SeatExit
{
    /// <summary>The term of office was over.</summary>
    EndOfTerm,

    /// <summary>Rücktritt.</summary>
    Resignation,

    /// <summary>Abberufung.</summary>
    Recall,

    /// <summary>Death.</summary>
    Death,

    /// <summary>The seat was not accepted.</summary>
    Declined,
}

/// <summary>A term of office (Amtszeit): somebody in a seat for a time.</summary>
/// <param name="Id">The term.</param>
/// <param name="PersonId">Who.</param>
/// <param name="OrganisationId">For which organisation; null: for none.</param>
/// <param name="Entry">How she or he came in.</param>
/// <param name="ConferenceId">The conference that elected.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null while none is known.</param>
/// <param name="AcceptedOn">Day of the acceptance; null while it is awaited: nobody holds a seat before accepting it.</param>
/// <param name="Exit">How she or he left before the last day, or at it; null when nobody recorded it.</param>
public sealed record Term(
    Guid Id, Guid PersonId, Guid? OrganisationId, SeatEntry Entry, Guid? ConferenceId, DateOnly From, DateOnly? Until, DateOnly? AcceptedOn, SeatExit? Exit)
{
    /// <summary>Whether the seat is held by it on <paramref name="day"/>.</summary>
    public bool HoldsOn(DateOnly day) => AcceptedOn <= day && From <= day && !(Until < day);

    /// <summary>Whether it holds on <paramref name="day"/>, or may do so later.</summary>
    public bool IsOpen(DateOnly day) => !(Until < day) && !(Until < From);

    /// <summary>Whether it has a day in common with the days from <paramref name="from"/> to <paramref name="until"/> (null: without end).</summary>
    public bool Overlaps(DateOnly from, DateOnly? until) => !(Until < From) && !(Until < from) && !(until < From);

    /// <summary>Its last day when it is left on <paramref name="day"/>; one that had not begun never begins.</summary>
    public DateOnly LastDayIfLeftOn(DateOnly day) => day < From ? From.AddDays(-1) : day;
}

/// <summary>A seat (Sitz) in a body.</summary>
/// <param name="Id">The seat.</param>
/// <param name="Function">What its holder does.</param>
/// <param name="OrganisationId">The organisation that sends the holder; null: the seat is anybody's.</param>
/// <param name="Since">First day on which there is the seat.</param>
/// <param name="Terms">Who had it and has it, in the order of entry.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record Seat(Guid Id, SeatFunction Function, Guid? OrganisationId, DateOnly Since, ValueList<Term> Terms, long Version)
{
    /// <summary>Who holds it on <paramref name="day"/>; null: it is vacant (vakant).</summary>
    public Term? HeldOn(DateOnly day) => Terms.FirstOrDefault(term => term.HoldsOn(day));

    /// <summary>The term that waits for acceptance on <paramref name="day"/>.</summary>
    public Term? Awaiting(DateOnly day) => Terms.LastOrDefault(term => term.AcceptedOn is null && term.IsOpen(day));

    /// <summary>The term that was recorded last; null when the seat was never filled.</summary>
    public Term? Last => Terms.Count == 0 ? null : Terms[^1];

    /// <summary>The seats after the event with the number <paramref name="version"/>.</summary>
    internal static ValueList<Seat> Evolve(ValueList<Seat> seats, IEvent @event, long version) => @event switch
    {
        SeatsAdded e => [.. seats, .. e.Seats.Select(seat => new Seat(seat.SeatId, seat.Function, seat.OrganisationId, e.Since, [], version))],
        SeatFilled e => Change(seats, e.SeatId, seat => seat with
        {
            Version = version,
            Terms = [.. seat.Terms, new(e.TermId, e.PersonId, e.OrganisationId, e.Entry, e.ConferenceId, e.From, e.Until, null, null)],
        }),
        SeatAccepted e => Change(seats, e.SeatId, seat => Change(seat, e.TermId, version, term => term with { AcceptedOn = e.AcceptedOn })),
        SeatVacated e => Change(seats, e.SeatId, seat => Change(seat, e.TermId, version, term => term with { Until = e.LeftOn, Exit = e.Exit })),
        _ => seats,
    };

    private static ValueList<Seat> Change(ValueList<Seat> seats, Guid id, Func<Seat, Seat> change) =>
        seats.Select(seat => seat.Id == id ? change(seat) : seat).ToValueList();

    private static Seat Change(Seat seat, Guid termId, long version, Func<Term, Term> change) =>
        seat with { Version = version, Terms = seat.Terms.Select(term => term.Id == termId ? change(term) : term).ToValueList() };
}
