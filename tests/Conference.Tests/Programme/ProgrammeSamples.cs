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
            """{"conferenceId":"00000007-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("room_set", SetHall,
            """{"roomId":"0000000a-0000-0000-0000-000000000000","room":{"name":"Saal","capacity":100,"equipment":["beamer"],"stepFree":true},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("room_removed", new RoomRemoved(MainHall, Office, Now),
            """{"roomId":"0000000a-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("track_set", new TrackSet(Id(50), new("Bildung", "Education", "#0a5c8f"), Office, Now),
            """{"trackId":"00000032-0000-0000-0000-000000000000","track":{"nameDe":"Bildung","nameEn":"Education","colour":"#0a5c8f"},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("speaker_set", new SpeakerSet(Ada, new([new(Nine, Nine.AddHours(2))], new Sealed<SpeakerName>(Id(40), "c2VhbGVk"), 1), Office, Now),
            """{"speakerId":"00000014-0000-0000-0000-000000000000","speaker":{"availability":[{"from":"2026-10-09T07:00:00+00:00","until":"2026-10-09T09:00:00+00:00"}],"name":{"key":"00000028-0000-0000-0000-000000000000","cipher":"c2VhbGVk"},"withdrawals":1},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("needs_noted", new NeedsNoted(new([new("tr", 4)], 2), Office, Now),
            """{"needs":{"interpretation":[{"language":"tr","people":4}],"stepFree":2},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("session_added", Added(Opening, new(SessionKind.Plenary, "Auftakt", "Opening", "Worum es geht", null, Id(50), ["de"], ["tr"], [Ada], ["vi"], true, ["beamer"]), At(0, MainHall)),
            """{"sessionId":"0000001e-0000-0000-0000-000000000000","plan":{"kind":"plenary","titleDe":"Auftakt","titleEn":"Opening","abstractDe":"Worum es geht","abstractEn":null,"trackId":"00000032-0000-0000-0000-000000000000","languages":["de"],"interpretation":["tr"],"speakers":["00000014-0000-0000-0000-000000000000"],"needsLanguages":["vi"],"needsStepFree":true,"needsEquipment":["beamer"]},"slot":{"startsAt":"2026-10-09T07:00:00+00:00","minutes":60,"roomId":"0000000a-0000-0000-0000-000000000000"},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("session_changed", new SessionChanged(Opening, Planned.Plan("Auftakt", Ada), Office, Now),
            """{"sessionId":"0000001e-0000-0000-0000-000000000000","plan":{"kind":"panel","titleDe":"Auftakt","titleEn":"Auftakt (en)","abstractDe":null,"abstractEn":null,"trackId":null,"languages":["de"],"interpretation":[],"speakers":["00000014-0000-0000-0000-000000000000"],"needsLanguages":[],"needsStepFree":false,"needsEquipment":[]},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("session_moved", new SessionMoved(Opening, At(15, null), Office, Now),
            """{"sessionId":"0000001e-0000-0000-0000-000000000000","slot":{"startsAt":"2026-10-09T07:15:00+00:00","minutes":60,"roomId":null},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("session_cancelled", new SessionCancelled(Opening, Office, Now),
            """{"sessionId":"0000001e-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("session_restored", new SessionRestored(Opening, Office, Now),
            """{"sessionId":"0000001e-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("session_undone", new SessionUndone(Opening, Office, Now),
            """{"sessionId":"0000001e-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("session_counted", new SessionCounted(Opening, 12, Office, Now),
            """{"sessionId":"0000001e-0000-0000-0000-000000000000","people":12,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("programme_released", new ProgrammeReleased("Neu", null, Office, Now),
            """{"noteDe":"Neu","noteEn":null,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
    ];
}
