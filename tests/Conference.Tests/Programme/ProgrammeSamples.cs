using Bkmo.Conference.Programme;
using Bkmo.Eventing;
using Bkmo.Testing;
using static Bkmo.Conference.Tests.Programme.Planned;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests.Programme;

/// <summary>How the events were ever stored.</summary>
internal static class ProgrammeSamples
{
    internal static IReadOnlyList<StoredSample> All =>
    [
        new("programme_begun", Begun,
            """{}"""),
        new("programme_room_set", SetHall,
            """{}"""),
        new("programme_room_removed", new RoomRemoved(MainHall, Office, Now),
            """{}"""),
        new("programme_track_set", new TrackSet(Id(50), new("Bildung", "Education", "#0a5c8f"), Office, Now),
            """{}"""),
        new("programme_speaker_set", new SpeakerSet(Ada, new([new(Nine, Nine.AddHours(2))], new Sealed<SpeakerName>(Id(40), "c2VhbGVk"), 1), Office, Now),
            """{}"""),
        new("programme_needs_noted", new NeedsNoted(new([new("tr", 4)], 2), Office, Now),
            """{}"""),
        new("programme_session_added", Added(Opening, new(SessionKind.Plenary, "Auftakt", "Opening", "Worum es geht", null, Id(50), ["de"], ["tr"], [Ada], ["vi"], true, ["beamer"]), At(0, MainHall)),
            """{}"""),
        new("programme_session_changed", new SessionChanged(Opening, Planned.Plan("Auftakt", Ada), Office, Now),
            """{}"""),
        new("programme_session_moved", new SessionMoved(Opening, At(15, null), Office, Now),
            """{}"""),
        new("programme_session_cancelled", new SessionCancelled(Opening, Office, Now),
            """{}"""),
        new("programme_session_restored", new SessionRestored(Opening, Office, Now),
            """{}"""),
        new("programme_session_undone", new SessionUndone(Opening, Office, Now),
            """{}"""),
        new("programme_session_counted", new SessionCounted(Opening, 12, Office, Now),
            """{}"""),
        new("programme_released", new ProgrammeReleased("Neu", null, Office, Now),
            """{}"""),
    ];
}
