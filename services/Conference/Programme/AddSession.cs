using Bkmo.Conference.Conferences;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Programme;

/// <summary>Adds a session to the draft. Conflicts that it makes are shown and do not keep it out; they keep the draft from being released.</summary>
public static class AddSession
{
    internal const string Route = "/api/conference/conferences/{id:guid}/programme/sessions", One = Route + "/{sessionId:guid}";

    /// <summary>The session.</summary>
    /// <param name="Session">What it is about.</param>
    /// <param name="Slot">When and where.</param>
    public sealed record Request(SessionRequest Session, SlotRequest Slot);

    /// <summary>The session, values checked.</summary>
    /// <param name="ConferenceId">The conference.</param>
    /// <param name="SessionId">Id for it.</param>
    /// <param name="Plan">What it is about.</param>
    /// <param name="Slot">When and where.</param>
    /// <param name="By">Who adds it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid ConferenceId, Guid SessionId, SessionPlan Plan, Slot Slot, UserId By, DateTimeOffset At);

    /// <summary>Accepts what names only rooms, tracks and speakers of the programme.</summary>
    public static Decision Decide(ProgrammeState state, Command command)
    {
        if (state.Sessions.ContainsKey(command.SessionId)) return Nothing;
        return state.Missing(command.Plan, command.Slot) is { } missing
            ? Reject(missing)
            : state.With(command.ConferenceId, command.By, command.At, new SessionAdded(command.SessionId, command.Plan, command.Slot, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Route, Handle).Creates<SessionView>().RequireRoles(Roles.Office);
        routes.MapGet(One, Show).Shows<SessionView>().RequireRoles(Roles.Office, Roles.Board);
    }

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var (plan, slot) = (check.Plan(request.Session), check.Slot(request.Slot, "slot."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<ConferenceState>(id, cancellation) is not { } conference) return Problems.Of(new UnknownConference());
        var command = new Command(id, commands.NewId(), plan, slot, commands.Actor.Id, commands.Now);
        return await commands.Create<ProgrammeState>(
            ProgrammeState.IdOf(id), $"/api/conference/conferences/{id}/programme/sessions/{command.SessionId}", state => Decide(state, command),
            state => SessionView.Of(state, command.SessionId, ConferenceDays.Of(conference))!, cancellation, state => Version(state, command.SessionId));
    }

    private static async Task<IResult> Show(Guid id, Guid sessionId, Commands commands, CancellationToken cancellation)
    {
        // Its conflicts also follow other sessions and the conference's days.
        var days = await ConferenceDays.Of(id, commands, cancellation);
        return await commands.ReadAnew<ProgrammeState>(ProgrammeState.IdOf(id), state => SessionView.Of(state, sessionId, days), cancellation, state => Version(state, sessionId));
    }

    /// <summary>Changes a session of the draft and shows it with the conflicts that it has then.</summary>
    internal static async Task<IResult> Change(Guid id, Guid sessionId, Commands commands, Func<ProgrammeState, Decision> decide, CancellationToken cancellation)
    {
        var days = await ConferenceDays.Of(id, commands, cancellation);
        return await commands.Change(ProgrammeState.IdOf(id), decide, state => SessionView.Of(state, sessionId, days), cancellation, state => Version(state, sessionId));
    }

    private static long? Version(ProgrammeState state, Guid sessionId) => state.Sessions.GetValueOrDefault(sessionId)?.Version;
}
