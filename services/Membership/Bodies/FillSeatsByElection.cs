using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Bodies;

/// <summary>
/// Takes in that an election of a conference was closed and who accepted. Whoever is elected again keeps the seat with a new term; then free seats are filled;
/// then those whose holders came first give way, their terms ending on the day before.
/// </summary>
public static class FillSeatsByElection
{
    /// <summary>Somebody who was elected and accepted.</summary>
    /// <param name="TermId">Id for the term of office.</param>
    /// <param name="Function">As what.</param>
    /// <param name="PersonId">Who.</param>
    /// <param name="OrganisationId">For which organisation; null: for none.</param>
    /// <param name="AcceptedOn">Day of the acceptance.</param>
    public sealed record Elected(Guid TermId, SeatFunction Function, Guid PersonId, Guid? OrganisationId, DateOnly AcceptedOn);

    /// <summary>The result of the election.</summary>
    /// <param name="ConferenceId">The conference that elected.</param>
    /// <param name="People">Those who accepted, in the order of the result.</param>
    /// <param name="From">First day of the terms.</param>
    /// <param name="Until">Last day of the terms; null: not fixed.</param>
    /// <param name="By">Who told.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ConferenceId, ValueList<Elected> People, DateOnly From, DateOnly? Until, UserId By, DateTimeOffset At);

    /// <summary>Fills the seats; what is recorded already is not recorded again. Refuses when the body has too few seats: then somebody must look.</summary>
    public static Decision Decide(Body state, Command command)
    {
        if (state.Formed is null) return Reject(new UnknownBody());
        var recorded = state.Seats.SelectMany(seat => seat.Terms).Select(term => term.Id).ToHashSet();
        var events = new List<IEvent>();
        var body = state;
        // Who is elected again comes first, so that nobody else is put in that seat.
        foreach (var elected in command.People.Where(elected => !recorded.Contains(elected.TermId)).OrderBy(elected => OwnSeat(state, elected, command) is null))
        {
            if (SeatFor(body, elected, command) is not { } seat) return Reject(new TooFewSeats(elected.Function));
            var filled = Fill(body, seat, elected, command);
            events.AddRange(filled);
            body = filled.Aggregate(body, (before, e) => before.Evolve(e));
        }
        return Accept(events);
    }

    private static Seat? OwnSeat(Body body, Elected elected, Command command) => body.Seats.FirstOrDefault(
        seat => seat.Function == elected.Function && seat.Terms.Any(term => term.PersonId == elected.PersonId && term.Overlaps(command.From, command.Until)));

    private static Seat? SeatFor(Body body, Elected elected, Command command)
    {
        if (OwnSeat(body, elected, command) is { } own) return own;
        var newcomers = command.People.Select(other => other.TermId).ToHashSet();
        var fitting = body.Seats.Where(seat => seat.Function == elected.Function
            && (seat.OrganisationId is null || seat.OrganisationId == elected.OrganisationId)
            && !seat.Terms.Any(term => newcomers.Contains(term.Id))).ToList();
        return fitting.Find(seat => !seat.Terms.Any(term => term.Overlaps(command.From, command.Until)))
            ?? fitting.OrderBy(seat => seat.Last!.From).FirstOrDefault();
    }

    // The term before ends, and so does one in another seat of the body: nobody has two at a time.
    private static List<IEvent> Fill(Body body, Seat seat, Elected elected, Command command)
    {
        List<IEvent> events =
        [
            .. from other in body.Seats
               from term in other.Terms
               where term.Overlaps(command.From, command.Until) && (other.Id == seat.Id || term.PersonId == elected.PersonId)
               select new SeatVacated(other.Id, term.Id, term.LastDayIfLeftOn(command.From.AddDays(-1)), SeatExit.EndOfTerm, command.By, command.At),
        ];
        events.Add(new SeatFilled(
            seat.Id, elected.TermId, elected.PersonId, elected.OrganisationId, SeatEntry.Elected, command.ConferenceId, command.From, command.Until, command.By, command.At));
        events.Add(new SeatAccepted(seat.Id, elected.TermId, elected.AcceptedOn, command.By, command.At));
        return events;
    }
}
