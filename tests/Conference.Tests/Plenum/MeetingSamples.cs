using Bkmo.Conference.Agenda;
using Bkmo.Conference.Speakers;
using Bkmo.Eventing;
using Bkmo.Testing;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests.Plenum;

/// <summary>How the events were ever stored.</summary>
internal static class MeetingSamples
{
    internal static IReadOnlyList<StoredSample> All =>
    [
        new("agenda_begun", new AgendaBegun(Id(7), Office, Now),
            """{"conferenceId":"00000007-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("item_added", new ItemAdded(Id(1), new("Antrag", "Motion", ItemKind.ProcedureResolution, true), 2, "§ 9 GO", Office, Now),
            """{"itemId":"00000001-0000-0000-0000-000000000000","subject":{"titleDe":"Antrag","titleEn":"Motion","kind":"procedureResolution","internal":true},"place":2,"urgencyBy":"§ 9 GO","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("item_moved", new ItemMoved(Id(1), 3, "Gast muss weg", Office, Now),
            """{"itemId":"00000001-0000-0000-0000-000000000000","place":3,"reason":"Gast muss weg","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("item_opened", new ItemOpened(Id(1), null, Office, Now),
            """{"itemId":"00000001-0000-0000-0000-000000000000","reason":null,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("item_closed", new ItemClosed(Id(1), Office, Now),
            """{"itemId":"00000001-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("item_withdrawn", new ItemWithdrawn(Id(1), "entfällt", Office, Now),
            """{"itemId":"00000001-0000-0000-0000-000000000000","reason":"entfällt","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("speakers_list_begun", new SpeakersListBegun(Id(7), Id(1), true, Office, Now),
            """{"conferenceId":"00000007-0000-0000-0000-000000000000","itemId":"00000001-0000-0000-0000-000000000000","internal":true,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("speaking_rules_set", new SpeakingRulesSet(new(true, false, true, 180), Office, Now),
            """{"rules":{"alternateLists":true,"firstTimeFirst":false,"organisationsInTurn":true,"limitSeconds":180},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("speech_requested", new SpeechRequested(Id(2), Id(3), Id(70), true, new Sealed<SpeakerMark>(Id(40), "c2VhbGVk"), Office, Now),
            """{"requestId":"00000002-0000-0000-0000-000000000000","speakerId":"00000003-0000-0000-0000-000000000000","organisationId":"00000046-0000-0000-0000-000000000000","pointOfOrder":true,"mark":{"key":"00000028-0000-0000-0000-000000000000","cipher":"c2VhbGVk"},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("speech_withdrawn", new SpeechWithdrawn(Id(2), Office, Now),
            """{"requestId":"00000002-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("speaker_called", new SpeakerCalled(Id(2), Office, Now),
            """{"requestId":"00000002-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("speech_ended", new SpeechEnded(Id(2), Office, Now),
            """{"requestId":"00000002-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("speaker_call_undone", new SpeakerCallUndone(Id(2), Office, Now),
            """{"requestId":"00000002-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("speakers_list_closed", new SpeakersListClosed(Office, Now),
            """{"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("speakers_list_reopened", new SpeakersListReopened(Office, Now),
            """{"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
    ];
}
