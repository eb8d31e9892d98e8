using Bkmo.Conference.Agenda;
using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Meetings;
using Bkmo.Conference.Minutes;
using Bkmo.Conference.Polls;
using Bkmo.Conference.Speakers;

namespace Bkmo.Conference;

/// <summary>The minutes of the assembly, and the one list of what they tell: a line for each kind of stream.</summary>
public static partial class ConferenceModule
{
    private static readonly MinutesFacts Facts = new(
        FactSource.Of<ConferenceState>(context => [context.ConferenceId], MeetingFacts.Of),
        FactSource.Of<AgendaState>(context => [AgendaState.IdOf(context.ConferenceId)], MeetingFacts.Of),
        FactSource.Of<SpeakersList>(context => context.Agenda.Items.Select(item => SpeakersList.IdOf(item.Id)), MeetingFacts.Of),
        FactSource.Of<Meeting>(context => [Meetings.Meeting.IdOf(context.ConferenceId)], DecisionFacts.Of),
        FactSource.Of<Poll>(context => context.Polls, DecisionFacts.Of, (_, poll) => poll.Plan?.ElectionId),
        FactSource.Of<Election>(context => context.Elections, DecisionFacts.Of, (id, _) => id));

    private static void MapMinutes(IEndpointRouteBuilder routes)
    {
        AssembleMinutes.Map(routes);
        WriteText.Map(routes);
        SignMinutes.Map(routes);
        ReopenMinutes.Map(routes);
        ShowMinutes.Map(routes);
        ExportMinutes.Map(routes);
    }

    internal static EventingBuilder Minutes(this EventingBuilder eventing) => eventing
        .Stream<MinutesState>(events => events
            .Event<MinutesAssembled>()
            .Event<MinutesTextWritten>()
            .Event<MinutesSigned>()
            .Event<MinutesReopened>());
}
