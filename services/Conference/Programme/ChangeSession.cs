using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Programme;

/// <summary>Changes what a session is about, who speaks and what it needs.</summary>
public static class ChangeSession
{
    /// <summary>The change, values checked.</summary>
    /// <param name="SessionId">The session.</param>
    /// <param name="Plan">What it is about now.</param>
    /// <param name="By">Who changes it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid SessionId, SessionPlan Plan, UserId By, DateTimeOffset At);

    /// <summary>Accepts for a session that takes place; the same again changes nothing.</summary>
    public static Decision Decide(ProgrammeState state, Command command)
    {
        if (state.Sessions.GetValueOrDefault(command.SessionId) is not { } session) return Reject(new UnknownSession());
        if (session.Content.Plan == command.Plan) return Nothing;
        if (session.Content.Cancelled) return Reject(new SessionIsCancelled());
        return state.Missing(command.Plan, null) is { } missing ? Reject(missing) : Accept(new SessionChanged(command.SessionId, command.Plan, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPut(AddSession.One, Handle).Changes<SessionView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Guid id, Guid sessionId, SessionRequest request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var plan = check.Plan(request);
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var command = new Command(sessionId, plan, commands.Actor.Id, commands.Now);
        return AddSession.Change(id, sessionId, commands, state => Decide(state, command), cancellation);
    }
}
