using Bkmo.Conference.Agenda;
using Bkmo.Conference.Speakers;

namespace Bkmo.Conference;

/// <summary>The assembly's agenda and its speakers' lists.</summary>
public static partial class ConferenceModule
{
    private static void MapMeeting(IEndpointRouteBuilder routes)
    {
        AddItem.Map(routes);
        MoveItem.Map(routes);
        OpenItem.Map(routes);
        CloseItem.Map(routes);
        WithdrawItem.Map(routes);
        ShowAgenda.Map(routes);
        SetSpeakingRules.Map(routes);
        RequestToSpeak.Map(routes);
        WithdrawRequest.Map(routes);
        CallSpeaker.Map(routes);
        EndSpeech.Map(routes);
        UndoCall.Map(routes);
        CloseList.Map(routes);
        ShowSpeakers.Map(routes);
    }

    internal static EventingBuilder Meeting(this EventingBuilder eventing) => eventing
        .Stream<AgendaState>(events => events
            .Event<AgendaBegun>()
            .Event<ItemAdded>()
            .Event<ItemMoved>()
            .Event<ItemOpened>()
            .Event<ItemClosed>()
            .Event<ItemWithdrawn>())
        .Stream<SpeakersList>(events => events
            .Event<SpeakersListBegun>()
            .Event<SpeakingRulesSet>()
            .Event<SpeechRequested>()
            .Event<SpeechWithdrawn>()
            .Event<SpeakerCalled>()
            .Event<SpeechEnded>()
            .Event<SpeakerCallUndone>()
            .Event<SpeakersListClosed>()
            .Event<SpeakersListReopened>());
}
