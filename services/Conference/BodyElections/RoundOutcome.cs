using System.Collections.Immutable;
using Bkmo.Conference.Counting;
using Bkmo.Conference.Counting.Ballots;
using Bkmo.Conference.Counting.Elections;

namespace Bkmo.Conference.BodyElections;

/// <summary>What a round came to, from what was cast in it and what decided its ties.</summary>
internal static class RoundOutcome
{
    internal static RoundResult? Of(ElectionPlan plan, ElectionDefinition definition, HeldRound held)
    {
        if (held.PollId is null) return Without(definition, held.Result!, held.Declined);
        if (held.Counted is not { } counted) return null;
        if (plan.IsRanked && !held.EnBloc) return Ranked(plan, definition, counted, held.Declined);
        var totals = new RoundTotals(counted.Cast, counted.Invalid, counted.Votes, counted.Electorate, held.RunOff, held.Lot);
        return held.Declined.Count == 0
            ? ElectionCount.Count(definition, held.Before, held.Round, totals)
            : ElectionCount.Decline(definition, held.Before, held.Round, totals, held.Declined);
    }

    /// <summary>The ballots as they are counted, and published as a file.</summary>
    internal static BallotSet BallotsOf(ElectionPlan plan, ElectionDefinition definition, RoundCounted counted) => RankedElection.Ballots(
        definition, plan.TitleDe, counted.Ranked.Select(line => new BallotLine(line.Ballots, [.. line.Ranks], [])));

    // Who declines is taken out and the same ballots are counted again; should that unseat anybody, the seat stays vacant instead.
    private static RoundResult? Ranked(ElectionPlan plan, ElectionDefinition definition, RoundCounted counted, ValueList<Guid> declined)
    {
        var first = Count(plan, definition, counted, []);
        if (first is null || declined.Count == 0) return first;
        var staying = first.Progress.Elected.Except(declined).ToList();
        return plan.Declined == DeclineRule.NextInVotes && Count(plan, definition, counted, declined) is { } again && staying.TrueForAll(again.Progress.Elected.Contains)
            ? again
            : Without(definition, first, declined);
    }

    private static RoundResult? Count(ElectionPlan plan, ElectionDefinition definition, RoundCounted counted, ValueList<Guid> gone)
    {
        var withdrawn = definition.Candidates.Select((candidate, i) => (candidate.Id, i)).Where(one => gone.Contains(one.Id)).Select(one => one.i).ToImmutableSortedSet();
        var set = BallotsOf(plan, definition, counted) with { Withdrawn = withdrawn };
        var rule = plan.Form == BallotForm.RankedMeek ? CountingRule.Meek : CountingRule.Scottish;
        if (!Counting.Count.TryRun(set, new(rule), out var count, out _)) return null;
        var result = RankedElection.Result(definition, set, count);
        return result with { Progress = result.Progress with { Gone = gone } };
    }

    private static RoundResult Without(ElectionDefinition definition, RoundResult result, ValueList<Guid> declined)
    {
        var elected = result.Elected.Where(one => !declined.Contains(one.Candidate)).ToValueList();
        var seated = result.Progress.Elected.Where(id => !declined.Contains(id)).ToValueList();
        var vacant = definition.Seats - seated.Count;
        return result with { Elected = elected, Progress = new(seated, declined, vacant), Vacancies = vacant };
    }
}
