namespace Bkmo.Conference.Programme;

/// <summary>Work on the programme of a conference began.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="By">Who began.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("programme_begun")]
public sealed record ProgrammeBegun(Guid ConferenceId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A room was entered or described anew.</summary>
/// <param name="RoomId">The room.</param>
/// <param name="Room">What it is like.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("room_set")]
public sealed record RoomSet(Guid RoomId, Room Room, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A room is not available any more.</summary>
/// <param name="RoomId">The room.</param>
/// <param name="By">Who took it out.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("room_removed")]
public sealed record RoomRemoved(Guid RoomId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A track was entered or described anew.</summary>
/// <param name="TrackId">The track.</param>
/// <param name="Track">What it is called.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("track_set")]
public sealed record TrackSet(Guid TrackId, Track Track, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A speaker was entered or described anew.</summary>
/// <param name="SpeakerId">The person or registration.</param>
/// <param name="Speaker">When she or he can be there, and the name, sealed.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("speaker_set")]
public sealed record SpeakerSet(Guid SpeakerId, Speaker Speaker, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The needs of participants were noted.</summary>
/// <param name="Needs">How many people need what.</param>
/// <param name="By">Who noted them.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("needs_noted")]
public sealed record NeedsNoted(ProgrammeNeeds Needs, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A session was added to the draft.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Plan">What it is about.</param>
/// <param name="Slot">When and where.</param>
/// <param name="By">Who added it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("session_added")]
public sealed record SessionAdded(Guid SessionId, SessionPlan Plan, Slot Slot, UserId By, DateTimeOffset At) : IEvent;

/// <summary>What a session is about was changed.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Plan">What it is about now.</param>
/// <param name="By">Who changed it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("session_changed")]
public sealed record SessionChanged(Guid SessionId, SessionPlan Plan, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A session was moved in time or to another room.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Slot">When and where now.</param>
/// <param name="By">Who moved it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("session_moved")]
public sealed record SessionMoved(Guid SessionId, Slot Slot, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A session was called off.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="By">Who called it off.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("session_cancelled")]
public sealed record SessionCancelled(Guid SessionId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A session that was called off takes place after all.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="By">Who restored it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("session_restored")]
public sealed record SessionRestored(Guid SessionId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The last change of a session was undone; the one before it is the last then.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="By">Who undid it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("session_undone")]
public sealed record SessionUndone(Guid SessionId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>So many people signed up for a session.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="People">How many.</param>
/// <param name="By">Who counted.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("session_counted")]
public sealed record SessionCounted(Guid SessionId, int People, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The draft as it stood was released to the public under the next number.</summary>
/// <param name="NoteDe">What readers should know, in German.</param>
/// <param name="NoteEn">What readers should know, in English.</param>
/// <param name="By">Who released it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("programme_released")]
public sealed record ProgrammeReleased(string? NoteDe, string? NoteEn, UserId By, DateTimeOffset At) : IEvent;
