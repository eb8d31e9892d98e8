using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Programme;

/// <summary>A session that somebody acts on without saying more.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="By">Who acts.</param>
/// <param name="At">When, UTC.</param>
public sealed record SessionCommand(Guid SessionId, UserId By, DateTimeOffset At);

/// <summary>Calls a session off. If it was released before, the next version shows it as cancelled.</summary>
public static class CancelSession
{
    /// <summary>Accepts for a session that takes place; calling off twice changes nothing.</summary>
    public static Decision Decide(ProgrammeState state, SessionCommand command) => state.Sessions.GetValueOrDefault(command.SessionId) switch
    {
        null => Reject(new UnknownSession()),
        { Content.Cancelled: true } => Nothing,
        _ => Accept(new SessionCancelled(command.SessionId, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(AddSession.One + "/cancellation", Handle).Changes<SessionView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Guid id, Guid sessionId, Commands commands, CancellationToken cancellation) => AddSession.Change(
        id, sessionId, commands, state => Decide(state, new(sessionId, commands.Actor.Id, commands.Now)), cancellation);
}

/// <summary>Takes the cancellation of a session back.</summary>
public static class RestoreSession
{
    /// <summary>Accepts for a session that was called off, if its room is still there.</summary>
    public static Decision Decide(ProgrammeState state, SessionCommand command) => state.Sessions.GetValueOrDefault(command.SessionId) switch
    {
        null => Reject(new UnknownSession()),
        { Content.Cancelled: false } => Nothing,
        { Content: var content } when state.Missing(content.Plan, content.Slot) is { } missing => Reject(missing),
        _ => Accept(new SessionRestored(command.SessionId, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete(AddSession.One + "/cancellation", Handle).Changes<SessionView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Guid id, Guid sessionId, Commands commands, CancellationToken cancellation) => AddSession.Change(
        id, sessionId, commands, state => Decide(state, new(sessionId, commands.Actor.Id, commands.Now)), cancellation);
}

/// <summary>Undoes the last change of a session: what it is about, when and where, called off or not. Each further undo goes one change further back.</summary>
public static class UndoSession
{
    /// <summary>Accepts while something was changed and what it was then can still be.</summary>
    public static Decision Decide(ProgrammeState state, SessionCommand command) => state.Sessions.GetValueOrDefault(command.SessionId) switch
    {
        null => Reject(new UnknownSession()),
        { Before.Count: 0 } => Reject(new NothingToUndo()),
        { Before: var before } when !before[^1].Cancelled && state.Missing(before[^1].Plan, before[^1].Slot) is { } missing => Reject(missing),
        _ => Accept(new SessionUndone(command.SessionId, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost(AddSession.One + "/undo", Handle).Changes<SessionView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(Guid id, Guid sessionId, Commands commands, CancellationToken cancellation) => AddSession.Change(
        id, sessionId, commands, state => Decide(state, new(sessionId, commands.Actor.Id, commands.Now)), cancellation);
}
