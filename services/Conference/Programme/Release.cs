using System.Collections.Immutable;

namespace Bkmo.Conference.Programme;

/// <summary>A session as it stands in a released version.</summary>
/// <param name="Id">The session.</param>
/// <param name="Number">Its number, from 1; the same in all versions.</param>
/// <param name="Content">What it is.</param>
/// <param name="Room">The room as it was then; null: not decided.</param>
/// <param name="Track">The track as it was then.</param>
/// <param name="Sequence">How often it had changed since it was first released (RFC 5545 § 3.8.7.4).</param>
/// <param name="ChangedAt">When the version was released that last changed it, UTC.</param>
public sealed record ReleasedSession(Guid Id, int Number, SessionContent Content, Room? Room, Track? Track, int Sequence, DateTimeOffset ChangedAt)
{
    /// <summary>From beginning to end.</summary>
    public Period Period => Content.Slot.Period();

    /// <summary>Whether a reader of both would see no difference.</summary>
    public bool IsAs(ReleasedSession other) => Seen(this) == Seen(other);

    // What the planners need and count is not part of what is shown.
    private static (SessionContent, Room?, Track?) Seen(ReleasedSession session) => (
        session.Content with { Plan = session.Content.Plan with { NeedsLanguages = [], NeedsStepFree = false, NeedsEquipment = [] } }, session.Room, session.Track);
}

/// <summary>A version of the programme that the public sees.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="NoteDe">What readers should know, in German.</param>
/// <param name="NoteEn">What readers should know, in English.</param>
/// <param name="At">When it was released, UTC.</param>
/// <param name="Sessions">By beginning; those called off since an earlier version stay, marked as cancelled.</param>
/// <param name="Changes">What is different from the version before.</param>
public sealed record Release(
    int Number, string? NoteDe, string? NoteEn, DateTimeOffset At, ImmutableList<ReleasedSession> Sessions, ImmutableList<ScheduleChange> Changes)
{
    internal static Release Of(ProgrammeState draft, ProgrammeReleased e)
    {
        var before = draft.Latest;
        var sessions = Shown(draft, e.At);
        return new((before?.Number ?? 0) + 1, e.NoteDe, e.NoteEn, e.At, sessions, ScheduleChange.Between(before?.Sessions ?? [], sessions));
    }

    /// <summary>What a release of the draft would show. A session that nobody ever saw and that was called off is not shown.</summary>
    public static ImmutableList<ReleasedSession> Shown(ProgrammeState draft, DateTimeOffset at)
    {
        var before = (draft.Latest?.Sessions ?? []).ToDictionary(session => session.Id);
        return [.. draft.Sessions.Values.Where(session => !session.Content.Cancelled || before.ContainsKey(session.Id))
            .Select(session => Released(draft, session, before.GetValueOrDefault(session.Id), at))
            .OrderBy(session => session.Content.Slot.StartsAt).ThenBy(session => session.Number)];
    }

    private static ReleasedSession Released(ProgrammeState draft, Session session, ReleasedSession? before, DateTimeOffset at)
    {
        var (plan, slot) = (session.Content.Plan, session.Content.Slot);
        var room = slot.RoomId is { } roomId ? draft.Rooms.GetValueOrDefault(roomId)?.Value : null;
        var track = plan.TrackId is { } trackId ? draft.Tracks.GetValueOrDefault(trackId)?.Value : null;
        var now = new ReleasedSession(session.Id, session.Number, session.Content, room, track, (before?.Sequence ?? -1) + 1, at);
        return before is not null && before.IsAs(now) ? before : now;
    }
}
