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

    private static BallotSet BallotsOf(ElectionPlan plan, ElectionDefinition definition, RoundCounted counted) => RankedElection.Ballots(
        definition, plan.TitleDe, counted.Ranked.Select(line => new BallotLine(line.Ballots, [.. line.Ranks], [])));

    /// <summary>
    /// The ballots of a counted round with all that decided: who declined and was taken out, and the lot that follows from the ballots, so that a file with the candidates' names comes to
    /// the same.
    /// </summary>
    internal static BallotSet PublishedBallotsOf(ElectionPlan plan, ElectionDefinition definition, HeldRound held)
    {
        var gone = held.Declined.Count > 0 && Anew(plan, definition, held.Counted!, held.Declined) is not null ? held.Declined : [];
        var set = SetOf(plan, definition, held.Counted!, gone);
        return set with { TieOrder = [.. Lot.FromBallots(set).Order.Select(name => set.Candidates.IndexOf(name))] };
    }

    // Who declines is taken out and the same ballots are counted again; should that unseat anybody, the seat stays vacant instead.
    private static RoundResult? Ranked(ElectionPlan plan, ElectionDefinition definition, RoundCounted counted, ValueList<Guid> declined)
    {
        var first = Count(plan, definition, counted, []);
        if (first is null || declined.Count == 0) return first;
        return Anew(plan, definition, counted, declined) ?? Without(definition, first, declined);
    }

    // Null where nobody makes way for the next, or the count without those who declined would unseat somebody.
    private static RoundResult? Anew(ElectionPlan plan, ElectionDefinition definition, RoundCounted counted, ValueList<Guid> declined) =>
        plan.Declined == DeclineRule.NextInVotes && Count(plan, definition, counted, []) is { } first && Count(plan, definition, counted, declined) is { } again
            && first.Progress.Elected.Except(declined).All(again.Progress.Elected.Contains)
            ? again
            : null;

    private static BallotSet SetOf(ElectionPlan plan, ElectionDefinition definition, RoundCounted counted, ValueList<Guid> gone) => BallotsOf(plan, definition, counted) with
    {
        Withdrawn = definition.Candidates.Select((candidate, i) => (candidate.Id, i)).Where(one => gone.Contains(one.Id)).Select(one => one.i).ToImmutableSortedSet(),
    };

    private static RoundResult? Count(ElectionPlan plan, ElectionDefinition definition, RoundCounted counted, ValueList<Guid> gone)
    {
        var set = SetOf(plan, definition, counted, gone);
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
