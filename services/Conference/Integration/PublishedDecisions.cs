using System.Diagnostics;
using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Polls;
using Contract = Bkmo.Contracts.Conference.V1;

namespace Bkmo.Conference.Integration;

/// <summary>What is told of decisions of the assembly: motions when their result is stated, unless their item is internal, elections when all elected have answered. Every event is named here.</summary>
public static class PublishedDecisions
{
    /// <summary>The contract for an event of a poll; null for one that stays inside.</summary>
    public static object? Of(Poll state, StoredEvent stored) => stored.Data switch
    {
        PollPublished e when state.Plan is { IsMotion: true, Internal: false } plan && PollCount.Of(state) is { } result => Outcome(stored, e, plan, result),
        PollCreated or PollRevised or PollOpened or VotesCast or HandsCounted or PollClosed or BallotsCounted or PollPublished => null,
        _ => throw new UnreachableException($"Not decided whether {stored.Data.GetType().Name} is told to others."),
    };

    /// <summary>The contract for an event of an election; null for one that stays inside.</summary>
    public static object? Of(Election state, StoredEvent stored) => stored.Data switch
    {
        ElectionClosed e => state.Plan is { } plan ? Closed(stored, e, plan, state) : null,
        ElectionPlanned or CandidateNominated or CandidatureAnswered or ObjectionRaised or RoundOpened or RoundCounted or RunOffOpened or RunOffCounted or LotRecorded
            or AcclamationRecorded or ElectionAnswered => null,
        _ => throw new UnreachableException($"Not decided whether {stored.Data.GetType().Name} is told to others."),
    };

    private static object Outcome(StoredEvent stored, PollPublished e, PollPlan plan, PollResult result)
    {
        var (yes, no, abstained) = result.Majority is null ? ((long?)null, (long?)null, (long?)null) : (result.Tally.Yes, result.Tally.No, result.Tally.Abstained);
        return e.Accepted ?? result.Accepted is true
            ? new Contract.ResolutionAdopted(
                stored.StreamId, stored.Version, e.At, plan.ConferenceId, plan.AgendaItemId, plan.TitleDe, plan.TitleEn, yes, no, abstained, result.Majority?.Needed)
            : new Contract.MotionRejected(
                stored.StreamId, stored.Version, e.At, plan.ConferenceId, plan.AgendaItemId, plan.TitleDe, plan.TitleEn, yes, no, abstained, result.Majority?.Needed);
    }

    private static Contract.ElectionClosed Closed(StoredEvent stored, ElectionClosed e, ElectionPlan plan, Election state)
    {
        var elected = state.Elected.Join(state.Accepted, id => id, one => one.CandidateId, (id, one) => (Candidate: state.Find(id)!, one.At)).ToList();
        return new(
            plan.ConferenceId, stored.Version, e.At, stored.StreamId, plan.Body.Name(), plan.BodyId, plan.TermFrom, plan.TermUntil,
            [.. elected.Select(_ => plan.Function.Name())], [.. elected.Select(one => one.Candidate.MandateId ?? Guid.Empty)],
            [.. elected.Select(one => one.Candidate.OrganisationId ?? Guid.Empty)], [.. elected.Select(one => one.At)]);
    }
}
