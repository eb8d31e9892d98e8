using Bkmo.Membership.Organisations;
using Bkmo.Membership.Persons;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Bodies;

/// <summary>Who was chosen accepts the seat, or does not; the office may record what she or he said.</summary>
public static class AcceptSeat
{
    /// <summary>The answer.</summary>
    /// <param name="Accept">Whether the seat is accepted.</param>
    /// <param name="On">Day of the answer; today when left out, never in the future.</param>
    public sealed record Request(bool Accept, DateOnly? On = null);

    /// <summary>The answer of the person who was chosen last.</summary>
    /// <param name="SeatId">The seat.</param>
    /// <param name="Accept">Whether it is accepted.</param>
    /// <param name="On">Day of the answer.</param>
    /// <param name="Today">The day in Berlin.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid SeatId, bool Accept, DateOnly On, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Takes the answer that is awaited; the same answer again changes nothing.</summary>
    public static Decision Decide(Body state, Command command)
    {
        if (state.FindSeat(command.SeatId) is not { } seat) return Reject(new UnknownSeat());
        if (command.On > command.Today) return Reject(new DayInFuture("on"));
        return seat.Last switch
        {
            { AcceptedOn: not null } when command.Accept => Nothing,
            { Exit: SeatExit.Declined } when !command.Accept => Nothing,
            { AcceptedOn: null, Exit: null } term => Accept(command.Accept
                ? new SeatAccepted(seat.Id, term.Id, command.On, command.By, command.At)
                : new SeatVacated(seat.Id, term.Id, term.From.AddDays(-1), SeatExit.Declined, command.By, command.At)),
            _ => Reject(new NothingToAccept()),
        };
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(SeatView.Route + "/acceptance", Handle).Changes<SeatView>().RequireRoles([.. Roles.OfPeople]);

    private static async Task<IResult> Handle(Guid id, Guid seatId, Request request, Commands commands, CancellationToken cancellation)
    {
        if (!await SeatHolder.MayAct(commands, id, seatId, cancellation)) return Problems.Of(new UnknownSeat());
        var (check, today) = (new Check(), Berlin.DayOf(commands.Now));
        check.Day(request.On, "on");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var command = new Command(seatId, request.Accept, request.On ?? today, today, commands.Actor.Id, commands.Now);
        return await commands.Change<Body>(
            id, state => Decide(state, command), state => SeatView.Of(id, state, seatId, today, commands.Actor), cancellation, state => state.FindSeat(seatId)?.Version);
    }
}

/// <summary>Who may answer for a seat, and leave it: its latest holder and the office.</summary>
internal static class SeatHolder
{
    internal static async Task<bool> MayAct(Commands commands, Guid bodyId, Guid seatId, CancellationToken cancellation)
    {
        if (await commands.Find<Body>(bodyId, cancellation) is not { } body || body.FindSeat(seatId) is not { } seat) return false;
        if (commands.Actor.Is(Roles.Office)) return true;
        return seat.Last is { } term && await commands.Find<Person>(term.PersonId, cancellation) is { } person && PersonVisibility.IsOneself(person, commands.Actor);
    }
}
