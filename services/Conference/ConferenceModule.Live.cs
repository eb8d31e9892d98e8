using Bkmo.Conference.Agenda;
using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Live;
using Bkmo.Conference.Meetings;
using Bkmo.Conference.Polls;
using Bkmo.Conference.Presence;
using Bkmo.Conference.Programme;
using Bkmo.Conference.Speakers;

namespace Bkmo.Conference;

/// <summary>What listeners hear at once: one line for each kind of stream, and one for each part of what they begin with.</summary>
public static partial class ConferenceModule
{
    internal static EventingBuilder Live(this EventingBuilder eventing) => eventing
        .Live<AgendaState>(AgendaNews.Of)
        .Live<SpeakersList>(SpeakersNews.Of)
        .Live<ProgrammeState>(ProgrammeNews.Of)
        .Live<HallPresence>(PresenceNews.Of)
        .Live<Meeting>(QuorumNews.Of)
        .Live<Poll>(PollNews.Of)
        .Live<Election>(ElectionNews.Of)
        .LivePart<AgendaPart>("agenda")
        .LivePart<SpeakersPart>("speakers")
        .LivePart<ProgrammePart>("programme")
        .LivePart<PresencePart>("presence")
        .LivePart<OpenPollsPart>("polls");
}
