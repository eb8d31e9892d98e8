using System.Collections.Immutable;

namespace Bkmo.Conference.Programme;

/// <summary>Something of the programme with the number of the event that last changed it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Value">What it is.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record Part<T>(Guid Id, T Value, long Version);

/// <summary>The programme of one conference: the draft that is worked on and every version that was released. Rooms and people are shared by all sessions, so all of it is one stream.</summary>
/// <param name="ConferenceId">The conference; null before the first change.</param>
/// <param name="Rooms">By id.</param>
/// <param name="Tracks">By id.</param>
/// <param name="Speakers">By id of the person or registration.</param>
/// <param name="Sessions">By id, cancelled ones too.</param>
/// <param name="Needs">What participants need.</param>
/// <param name="Releases">The versions, oldest first.</param>
/// <param name="Version">Number of events so far.</param>
public sealed record ProgrammeState(
    Guid? ConferenceId,
    ImmutableDictionary<Guid, Part<Room>> Rooms,
    ImmutableDictionary<Guid, Part<Track>> Tracks,
    ImmutableDictionary<Guid, Part<Speaker>> Speakers,
    ImmutableDictionary<Guid, Session> Sessions,
    ProgrammeNeeds Needs,
    ImmutableList<Release> Releases,
    long Version) : IState<ProgrammeState>
{
    /// <inheritdoc />
    public static string StreamType => "programme";

    /// <inheritdoc />
    public static ProgrammeState Initial { get; } = new(
        null, ImmutableDictionary<Guid, Part<Room>>.Empty, ImmutableDictionary<Guid, Part<Track>>.Empty, ImmutableDictionary<Guid, Part<Speaker>>.Empty,
        ImmutableDictionary<Guid, Session>.Empty, ProgrammeNeeds.None, [], 0);

    /// <summary>The stream of a conference's programme.</summary>
    public static Guid IdOf(Guid conferenceId) => NameBasedId.Of(conferenceId, "programme");

    /// <summary>Sessions that take place, in order of their beginning.</summary>
    public IEnumerable<Session> Live => Sessions.Values.Where(session => !session.Content.Cancelled).OrderBy(session => session.Content.Slot.StartsAt).ThenBy(session => session.Id);

    /// <summary>The newest version; null while none was released.</summary>
    public Release? Latest => Releases.Count > 0 ? Releases[^1] : null;

    /// <summary>The event, after the beginning of the work when it is the first.</summary>
    public Decision With(Guid conferenceId, UserId by, DateTimeOffset at, IEvent change) =>
        ConferenceId is null ? Decision.Accept(new ProgrammeBegun(conferenceId, by, at), change) : Decision.Accept(change);

    /// <inheritdoc />
    public ProgrammeState Evolve(IEvent @event)
    {
        var next = this with { Version = Version + 1 };
        return @event switch
        {
            ProgrammeBegun e => next with { ConferenceId = e.ConferenceId },
            RoomSet e => next with { Rooms = Rooms.SetItem(e.RoomId, new(e.RoomId, e.Room, next.Version)) },
            RoomRemoved e => next with { Rooms = Rooms.Remove(e.RoomId) },
            TrackSet e => next with { Tracks = Tracks.SetItem(e.TrackId, new(e.TrackId, e.Track, next.Version)) },
            SpeakerSet e => next with { Speakers = Speakers.SetItem(e.SpeakerId, new(e.SpeakerId, e.Speaker, next.Version)) },
            NeedsNoted e => next with { Needs = e.Needs },
            ProgrammeReleased e => next with { Releases = Releases.Add(Release.Of(this, e)) },
            _ => next with { Sessions = Changed(@event, next.Version) },
        };
    }

    private ImmutableDictionary<Guid, Session> Changed(IEvent @event, long version) => @event switch
    {
        SessionAdded e => Sessions.SetItem(e.SessionId, new(e.SessionId, Sessions.Count + 1, new(e.Plan, e.Slot, Cancelled: false), [], null, version)),
        SessionChanged e => Change(e.SessionId, session => session.Become(session.Content with { Plan = e.Plan }), version),
        SessionMoved e => Change(e.SessionId, session => session.Become(session.Content with { Slot = e.Slot }), version),
        SessionCancelled e => Change(e.SessionId, session => session.Become(session.Content with { Cancelled = true }), version),
        SessionRestored e => Change(e.SessionId, session => session.Become(session.Content with { Cancelled = false }), version),
        SessionUndone e => Change(e.SessionId, session => session.Undone(), version),
        SessionCounted e => Change(e.SessionId, session => session with { People = e.People }, version),
        _ => Sessions,
    };

    private ImmutableDictionary<Guid, Session> Change(Guid id, Func<Session, Session> change, long version) =>
        Sessions.TryGetValue(id, out var session) ? Sessions.SetItem(id, change(session) with { Version = version }) : Sessions;
}

/// <summary>All of a session that is changed, and undone, together.</summary>
/// <param name="Plan">What it is about.</param>
/// <param name="Slot">When and where.</param>
/// <param name="Cancelled">Whether it was called off.</param>
public sealed record SessionContent(SessionPlan Plan, Slot Slot, bool Cancelled);

/// <summary>A session of the draft.</summary>
/// <param name="Id">The session.</param>
/// <param name="Number">Its number in the order in which sessions were added, from 1.</param>
/// <param name="Content">What it is now.</param>
/// <param name="Before">What it was, oldest first: each undo takes the last.</param>
/// <param name="People">How many signed up; null: not counted.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record Session(Guid Id, int Number, SessionContent Content, ImmutableList<SessionContent> Before, int? People, long Version)
{
    internal Session Become(SessionContent content) => this with { Content = content, Before = Before.Add(Content) };

    internal Session Undone() => Before.IsEmpty ? this : this with { Content = Before[^1], Before = Before.RemoveAt(Before.Count - 1) };
}
