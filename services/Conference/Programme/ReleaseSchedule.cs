using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Programme;

/// <summary>Releases the draft to the public as the next version. Whoever releases names in <c>If-Match</c> the draft that was seen.</summary>
public static class ReleaseSchedule
{
    /// <summary>What readers should know.</summary>
    /// <param name="NoteDe">In German, at most 500 characters.</param>
    /// <param name="NoteEn">In English, at most 500 characters.</param>
    public sealed record Request(string? NoteDe = null, string? NoteEn = null);

    /// <summary>The release, checked.</summary>
    /// <param name="NoteDe">In German.</param>
    /// <param name="NoteEn">In English.</param>
    /// <param name="Days">The days of the conference; null: not known.</param>
    /// <param name="By">Who releases.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(string? NoteDe, string? NoteEn, ConferenceDays? Days, UserId By, DateTimeOffset At);

    /// <summary>Accepts a draft without blocking conflicts; one that shows nothing new is not released again.</summary>
    public static Decision Decide(ProgrammeState state, Command command)
    {
        var sessions = Release.Shown(state, command.At);
        if (sessions.IsEmpty) return Reject(new NothingToRelease());
        var blocking = Conflicts.Of(state, command.Days).Where(conflict => conflict.Level is ConflictLevel.Block).ToValueList();
        if (blocking.Count > 0) return Reject(new ScheduleBlocked(blocking));
        return state.Latest is { } latest && ScheduleChange.Between(latest.Sessions, sessions).IsEmpty
            ? Nothing
            : Accept(new ProgrammeReleased(command.NoteDe, command.NoteEn, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/conference/conferences/{id:guid}/programme/releases", Handle).Changes<ReleaseView>().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        var (noteDe, noteEn) = (check.OptionalText(request.NoteDe, "noteDe", 500), check.OptionalText(request.NoteEn, "noteEn", 500));
        var command = new Command(noteDe, noteEn, await ConferenceDays.Of(id, commands, cancellation), commands.Actor.Id, commands.Now);
        return check.Refusal is { } refusal
            ? Problems.Of(refusal)
            : await commands.Change<ProgrammeState>(ProgrammeState.IdOf(id), state => Decide(state, command), state => ReleaseView.Of(id, state, state.Latest?.Number), cancellation);
    }
}
