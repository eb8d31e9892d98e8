using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Integration;
using Bkmo.Conference.Meetings;
using Bkmo.Conference.Outcomes;
using Bkmo.Conference.Polls;
using Bkmo.Conference.Proxies;

namespace Bkmo.Conference;

/// <summary>Decisions of the assembly: rules and quorum, polls, transfers of votes, elections.</summary>
public static partial class ConferenceModule
{
    private static void MapAssembly(IEndpointRouteBuilder routes)
    {
        ResolveRules.Map(routes);
        CheckQuorum.Map(routes);
        CreatePoll.Map(routes);
        OpenPoll.Map(routes);
        CastVotes.Map(routes);
        CountHands.Map(routes);
        ClosePoll.Map(routes);
        PublishPoll.Map(routes);
        ShowPoll.Map(routes);
        ShowVotes.Map(routes);
        PublishedPoll.Map(routes);
        PollList.Map(routes);
        ProposeProxy.Map(routes);
        AnswerProxy.Map(routes);
        PlanElection.Map(routes);
        Nominate.Map(routes);
        OpenRound.Map(routes);
        CountRound.Map(routes);
        DecideTie.Map(routes);
        AnswerElection.Map(routes);
        ShowElection.Map(routes);
        ElectionList.Map(routes);
        ShowResults.Map(routes);
    }

    private static IServiceCollection AddAssembly(this IServiceCollection services) => services.AddScoped<EntitlementReader>();

    private static EventingBuilder Assembly(this EventingBuilder eventing) => eventing
        .Stream<Meeting>(events => events
            .Event<MeetingRulesSet>()
            .Event<MeetingRulesResolved>()
            .Event<QuorumRecorded>())
        .Stream<Poll>(events => events
            .Event<PollCreated>()
            .Event<PollRevised>()
            .Event<PollOpened>()
            .Event<VotesCast>()
            .Event<HandsCounted>()
            .Event<PollClosed>()
            .Event<BallotsCounted>()
            .Event<PollPublished>())
        .Stream<ProxyBook>(events => events
            .Event<ProxyProposed>()
            .Event<ProxyAccepted>()
            .Event<ProxyDeclined>()
            .Event<ProxyRevoked>()
            .Event<ProxyEnded>())
        .Stream<Election>(events => events
            .Event<ElectionPlanned>()
            .Event<CandidateNominated>()
            .Event<CandidatureAnswered>()
            .Event<ObjectionRaised>()
            .Event<RoundOpened>()
            .Event<RoundCounted>()
            .Event<RunOffOpened>()
            .Event<RunOffCounted>()
            .Event<LotRecorded>()
            .Event<AcclamationRecorded>()
            .Event<ElectionAnswered>()
            .Event<ElectionClosed>())
        .Projection<PollList, PollRow>()
        .Projection<ElectionList, ElectionRow>()
        .Publish<Poll>(PublishedDecisions.Of)
        .Publish<Election>(PublishedDecisions.Of);
}
