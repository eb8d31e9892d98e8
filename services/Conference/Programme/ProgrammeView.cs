namespace Bkmo.Conference.Programme;

/// <summary>A room as it is shown.</summary>
/// <param name="Id">The room.</param>
/// <param name="Name">Its name.</param>
/// <param name="Capacity">How many people may be in it.</param>
/// <param name="Equipment">What is there.</param>
/// <param name="StepFree">Whether one gets in without a step.</param>
/// <param name="Version">Its version; in quotes it is the ETag that a change needs in <c>If-Match</c>.</param>
public sealed record RoomView(Guid Id, string Name, int Capacity, IReadOnlyList<string> Equipment, bool StepFree, long Version)
{
    internal static RoomView? Of(ProgrammeState state, Guid id) => state.Rooms.GetValueOrDefault(id) is { Value: var room } part
        ? new(id, room.Name, room.Capacity, room.Equipment, room.StepFree, part.Version)
        : null;
}

/// <summary>A track as it is shown.</summary>
/// <param name="Id">The track.</param>
/// <param name="NameDe">German name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Colour">Colour in plans.</param>
/// <param name="Version">Its version, for <c>If-Match</c>.</param>
public sealed record TrackView(Guid Id, string NameDe, string NameEn, string? Colour, long Version)
{
    internal static TrackView? Of(ProgrammeState state, Guid id) =>
        state.Tracks.GetValueOrDefault(id) is { Value: var track } part ? new(id, track.NameDe, track.NameEn, track.Colour, part.Version) : null;
}

/// <summary>A speaker as the planners see her or him: without the name, which only the released programme shows.</summary>
/// <param name="Id">The person or registration.</param>
/// <param name="Availability">When she or he can be there; empty: throughout.</param>
/// <param name="IsNamed">Whether the programme names her or him.</param>
/// <param name="Version">Her or his version, for <c>If-Match</c>.</param>
public sealed record SpeakerView(Guid Id, IReadOnlyList<Period> Availability, bool IsNamed, long Version)
{
    internal static SpeakerView? Of(ProgrammeState state, Guid id) =>
        state.Speakers.GetValueOrDefault(id) is { Value: var speaker } part ? new(id, speaker.Availability, speaker.Name is not null, part.Version) : null;
}

/// <summary>A session of the draft as it is shown.</summary>
/// <param name="Id">The session.</param>
/// <param name="Session">What it is about.</param>
/// <param name="StartsAt">Beginning, UTC.</param>
/// <param name="EndsAt">End, UTC.</param>
/// <param name="LocalStart">Beginning as the clock in Berlin shows it.</param>
/// <param name="RoomId">The room.</param>
/// <param name="Cancelled">Whether it was called off.</param>
/// <param name="People">How many signed up; null: not counted.</param>
/// <param name="MayUndo">Whether there is a change to undo.</param>
/// <param name="Conflicts">What does not go together, in both languages.</param>
/// <param name="Version">Its version, for <c>If-Match</c>.</param>
public sealed record SessionView(
    Guid Id, SessionPlan Session, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset LocalStart, Guid? RoomId, bool Cancelled, int? People, bool MayUndo,
    IReadOnlyList<Conflict> Conflicts, long Version)
{
    internal static SessionView? Of(ProgrammeState state, Guid id, ConferenceDays? days) => Of(state, id, Programme.Conflicts.Of(state, days));

    internal static SessionView? Of(ProgrammeState state, Guid id, IReadOnlyList<Conflict> conflicts)
    {
        if (state.Sessions.GetValueOrDefault(id) is not { Content: var content } session) return null;
        var period = content.Slot.Period();
        return new(
            id, content.Plan, period.From, period.Until, Berlin.LocalOf(period.From), content.Slot.RoomId, content.Cancelled, session.People, session.Before.Count > 0,
            [.. conflicts.Where(conflict => conflict.Sessions.Contains(id))], session.Version);
    }
}

/// <summary>The draft of a programme as it is shown.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Released">Number of the newest version; null while none was released.</param>
/// <param name="Rooms">By name.</param>
/// <param name="Tracks">By German name.</param>
/// <param name="Speakers">By id.</param>
/// <param name="Sessions">By beginning, cancelled ones too.</param>
/// <param name="Needs">What participants need.</param>
/// <param name="Conflicts">What does not go together, gravest first.</param>
public sealed record ProgrammeView(
    Guid ConferenceId, int? Released, IReadOnlyList<RoomView> Rooms, IReadOnlyList<TrackView> Tracks, IReadOnlyList<SpeakerView> Speakers,
    IReadOnlyList<SessionView> Sessions, ProgrammeNeeds Needs, IReadOnlyList<Conflict> Conflicts)
{
    internal static string PathOf(Guid conferenceId) => $"/api/conference/conferences/{conferenceId}/programme";

    internal static ProgrammeView? Of(Guid conferenceId, ProgrammeState state, ConferenceDays? days)
    {
        if (state.ConferenceId is null) return null;
        var conflicts = Programme.Conflicts.Of(state, days);
        return new(
            conferenceId, state.Latest?.Number,
            [.. state.Rooms.Values.OrderBy(room => room.Value.Name, StringComparer.Ordinal).Select(room => RoomView.Of(state, room.Id)!)],
            [.. state.Tracks.Values.OrderBy(track => track.Value.NameDe, StringComparer.Ordinal).Select(track => TrackView.Of(state, track.Id)!)],
            [.. state.Speakers.Values.OrderBy(speaker => speaker.Id).Select(speaker => SpeakerView.Of(state, speaker.Id)!)],
            [.. state.Sessions.Values.OrderBy(session => session.Content.Slot.StartsAt).ThenBy(session => session.Number).Select(session => SessionView.Of(state, session.Id, conflicts)!)],
            state.Needs, conflicts);
    }
}

/// <summary>A released version as it is shown to planners.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Number">Its number.</param>
/// <param name="At">When it was released, UTC.</param>
/// <param name="NoteDe">What readers should know, in German.</param>
/// <param name="NoteEn">What readers should know, in English.</param>
/// <param name="Changes">What is different from the version before, session by session.</param>
/// <param name="BySpeaker">The same for each speaker whom it concerns.</param>
public sealed record ReleaseView(
    Guid ConferenceId, int Number, DateTimeOffset At, string? NoteDe, string? NoteEn, IReadOnlyList<ScheduleChange> Changes, IReadOnlyList<SpeakerChanges> BySpeaker)
{
    internal static ReleaseView? Of(Guid conferenceId, ProgrammeState state, int? number) => state.Releases.Find(release => release.Number == number) is { } release
        ? new(
            conferenceId, release.Number, release.At, release.NoteDe, release.NoteEn, release.Changes,
            [.. release.Changes.SelectMany(change => change.Speakers.Select(speaker => (Speaker: speaker, change.Message))).GroupBy(entry => entry.Speaker)
                .OrderBy(group => group.Key).Select(group => new SpeakerChanges(group.Key, [.. group.Select(entry => entry.Message)]))])
        : null;
}

/// <summary>What changed for one speaker.</summary>
/// <param name="SpeakerId">The person or registration.</param>
/// <param name="Messages">One sentence per change.</param>
public sealed record SpeakerChanges(Guid SpeakerId, IReadOnlyList<Text> Messages);

/// <summary>Shows the draft and the versions to planners.</summary>
public static class ShowProgramme
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/conference/conferences/{id:guid}/programme", Draft).Shows<ProgrammeView>().RequireRoles(Roles.Office, Roles.Board);
        routes.MapGet("/api/conference/conferences/{id:guid}/programme/releases/{number:int}", Version).Shows<ReleaseView>().RequireRoles(Roles.Office, Roles.Board);
    }

    private static async Task<IResult> Draft(Guid id, Commands commands, CancellationToken cancellation)
    {
        // The conflicts also follow the conference's days.
        var days = await ConferenceDays.Of(id, commands, cancellation);
        return await commands.ReadAnew<ProgrammeState>(ProgrammeState.IdOf(id), state => ProgrammeView.Of(id, state, days), cancellation);
    }

    private static Task<IResult> Version(Guid id, int number, Commands commands, CancellationToken cancellation) => commands.Read<ProgrammeState>(
        ProgrammeState.IdOf(id), state => ReleaseView.Of(id, state, number), cancellation, state => state.Releases.Exists(release => release.Number == number) ? number : null);
}
