using Bkmo.Conference.Agenda;
using Bkmo.Conference.Speakers;
using Bkmo.Eventing;
using Bkmo.Testing;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests.Meeting;

/// <summary>How the events were ever stored.</summary>
internal static class MeetingSamples
{
    internal static IReadOnlyList<StoredSample> All =>
    [
        new("agenda_begun", new AgendaBegun(Id(7), Office, Now),
            """{}"""),
        new("agenda_item_added", new ItemAdded(Id(1), new("Antrag", "Motion", ItemKind.ProcedureResolution, true), 2, "§ 9 GO", Office, Now),
            """{}"""),
        new("agenda_item_moved", new ItemMoved(Id(1), 3, "Gast muss weg", Office, Now),
            """{}"""),
        new("agenda_item_opened", new ItemOpened(Id(1), null, Office, Now),
            """{}"""),
        new("agenda_item_closed", new ItemClosed(Id(1), Office, Now),
            """{}"""),
        new("agenda_item_withdrawn", new ItemWithdrawn(Id(1), "entfällt", Office, Now),
            """{}"""),
        new("speakers_list_begun", new SpeakersListBegun(Id(7), Id(1), true, Office, Now),
            """{}"""),
        new("speaking_rules_set", new SpeakingRulesSet(new(true, false, true, 180), Office, Now),
            """{}"""),
        new("speech_requested", new SpeechRequested(Id(2), Id(3), Id(70), true, new Sealed<SpeakerMark>(Id(40), "c2VhbGVk"), Office, Now),
            """{}"""),
        new("speech_withdrawn", new SpeechWithdrawn(Id(2), Office, Now),
            """{}"""),
        new("speaker_called", new SpeakerCalled(Id(2), Office, Now),
            """{}"""),
        new("speech_ended", new SpeechEnded(Id(2), Office, Now),
            """{}"""),
        new("speaker_call_undone", new SpeakerCallUndone(Id(2), Office, Now),
            """{}"""),
        new("speakers_list_closed", new SpeakersListClosed(Office, Now),
            """{}"""),
        new("speakers_list_reopened", new SpeakersListReopened(Office, Now),
            """{}"""),
    ];
}
