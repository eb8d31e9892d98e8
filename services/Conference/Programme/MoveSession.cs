using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Programme;

/// <summary>Moves a session in time or to another room.</summary>
public static class MoveSession
{
    /// <summary>The move, values checked.</summary>
    /// <param name="SessionId">The session.</param>
    /// <param name="Slot">When and where now.</param>
    /// <param name="By">Who moves it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid SessionId, Slot Slot, UserId By, DateTimeOffset At);

    /// <summary>Accepts for a session that takes place; where it is already changes nothing.</summary>
    public static Decision Decide(ProgrammeState state, Command command)
    {
        if (state.Sessions.GetValueOrDefault(command.SessionId) is not { } session) return Reject(new UnknownSession());
        if (session.Content.Slot == command.Slot) return Nothing;
        if (session.Content.Cancelled) return Reject(new SessionIsCancelled());
        return state.Missing(null, command.Slot) is { } missing ? Reject(missing) : Accept(new SessionMoved(command.SessionId, command.Slot, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPut(AddSession.One + "/slot", Handle).Changes<SessionView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Guid id, Guid sessionId, SlotRequest request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var slot = check.Slot(request);
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var command = new Command(sessionId, slot, commands.Actor.Id, commands.Now);
        return AddSession.Change(id, sessionId, commands, state => Decide(state, command), cancellation);
    }
}
