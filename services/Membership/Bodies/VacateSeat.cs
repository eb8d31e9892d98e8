using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Bodies;

/// <summary>Records that a seat was left, and how. The office does; its holder may resign.</summary>
public static class VacateSeat
{
    /// <summary>How it was left.</summary>
    /// <param name="Exit">How; a holder can only resign.</param>
    /// <param name="On">Last day; today when left out.</param>
    public sealed record Request(SeatExit Exit, DateOnly? On = null);

    /// <summary>The leaving.</summary>
    /// <param name="SeatId">The seat.</param>
    /// <param name="Exit">How.</param>
    /// <param name="On">Last day.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid SeatId, SeatExit Exit, DateOnly On, UserId By, DateTimeOffset At);

    /// <summary>Ends the term that holds on this day, else the one recorded last; an end can only be brought forward. The same again changes nothing.</summary>
    public static Decision Decide(Body state, Command command)
    {
        if (state.FindSeat(command.SeatId) is not { } seat) return Reject(new UnknownSeat());
        if ((seat.HeldOn(command.On) ?? seat.Last) is not { AcceptedOn: not null } term) return Reject(new SeatIsVacant());
        var leftOn = term.LastDayIfLeftOn(command.On);
        if (term.Exit == command.Exit && term.Until == leftOn) return Nothing;
        return term.Until < leftOn ? Reject(new SeatIsVacant()) : Accept(new SeatVacated(seat.Id, term.Id, leftOn, command.Exit, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(SeatView.Route + "/vacancy", Handle).Changes<SeatView>().RequireRoles([.. Roles.OfPeople]);

    private static async Task<IResult> Handle(Guid id, Guid seatId, Request request, Commands commands, CancellationToken cancellation)
    {
        if (!await SeatHolder.MayAct(commands, id, seatId, cancellation)) return Problems.Of(new UnknownSeat());
        var (check, today) = (new Check(), Berlin.DayOf(commands.Now));
        check.Day(request.On, "on");
        check.That(request.Exit is not SeatExit.Declined, "exit", new(
            "Ob ein Sitz angenommen wird, sagt die Annahme.", "Whether a seat is accepted is said by the acceptance."));
        check.That(commands.Actor.Is(Roles.Office) || request.Exit is SeatExit.Resignation, "exit", new("Möglich ist der Rücktritt.", "You can resign."));
        check.That(commands.Actor.Is(Roles.Office) || request.On is null || request.On >= today, "on", new("Der Tag ist vorbei.", "The day has passed."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var command = new Command(seatId, request.Exit, request.On ?? today, commands.Actor.Id, commands.Now);
        return await commands.Change<Body>(
            id, state => Decide(state, command), state => SeatView.Of(id, state, seatId, today, commands.Actor), cancellation, state => state.FindSeat(seatId)?.Version);
    }
}
