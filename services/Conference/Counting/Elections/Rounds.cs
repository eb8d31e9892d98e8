namespace Bkmo.Conference.Counting.Elections;

/// <summary>Which round follows.</summary>
internal static class Rounds
{
    /// <summary>The rule of a round; the last one holds for all that follow it.</summary>
    internal static RoundRule RuleOf(ElectionDefinition definition, ElectionRound round) =>
        definition.Rules.Rounds[Math.Min(round.Number, definition.Rules.Rounds.Count) - 1];

    /// <summary>The round after <paramref name="round"/>, which left <paramref name="open"/> of its seats open.</summary>
    internal static (ElectionRound? Next, ElectionProgress Progress) After(
        ElectionDefinition definition, ElectionProgress after, ElectionRound round, RoundTotals totals, int open)
    {
        if (open > 0 && round.Number < definition.Rules.Rounds.Count && Finalists(definition, after, round, totals, open) is { Count: > 0 } finalists)
            return (new(round.Number + 1, open, round.ReservedFor, finalists), after);
        var givenUp = round.ReservedFor is null || definition.Rules.UnfilledReserved == UnfilledReserved.StaysVacant;
        return NextSeats(definition, givenUp ? after with { Vacant = after.Vacant + open } : after, DoneWith(definition, round));
    }

    /// <summary>The first round for the seats that come after the <paramref name="done"/>th reserved ones (-1: none done yet).</summary>
    internal static (ElectionRound? Next, ElectionProgress Progress) NextSeats(ElectionDefinition definition, ElectionProgress after, int done)
    {
        for (var i = done + 1; i < definition.Rules.Reserved.Count; i++)
        {
            var (group, seats) = definition.Rules.Reserved[i];
            var ofGroup = Able(definition, after).Where(id => definition.Candidate(id).Group == group).ToValueList();
            if (seats > 0 && ofGroup.Count > 0) return (new(1, seats, group, ofGroup), after);
            if (definition.Rules.UnfilledReserved == UnfilledReserved.StaysVacant) after = after with { Vacant = after.Vacant + seats };
        }
        var open = definition.Seats - after.Elected.Count - after.Vacant;
        var all = Able(definition, after).ToValueList();
        var held = done >= definition.Rules.Reserved.Count;
        return held || open <= 0 || all.Count == 0 ? (null, after) : (new(1, open, null, all), after);
    }

    /// <summary>Holds a round for the seat that <paramref name="candidate"/> declined, joined to the next one for the same seats when there is one.</summary>
    internal static RoundResult Reopen(ElectionDefinition definition, RoundResult left, ElectionRound round, Guid candidate)
    {
        var able = Able(definition, left.Progress).Where(id => round.ReservedFor is null || definition.Candidate(id).Group == round.ReservedFor).ToValueList();
        if (left.Next is { } next && next.ReservedFor == round.ReservedFor)
            return left with { Next = next with { Seats = next.Seats + 1, Standing = next.Standing.Where(id => id != candidate).ToValueList() } };
        if (able.Count == 0) return left with { Vacancies = left.IsOver ? definition.Seats - left.Progress.Elected.Count : 0 };
        var again = new ElectionRound(Math.Min(round.Number + 1, definition.Rules.Rounds.Count), 1, round.ReservedFor, able);
        return left with { Next = again, Vacancies = 0, Sentences = left.Sentences.Append(Sentences.NextRound(definition, again)).ToValueList() };
    }

    private static int DoneWith(ElectionDefinition definition, ElectionRound round) =>
        round.ReservedFor is null ? definition.Rules.Reserved.Count : definition.Rules.Reserved.TakeWhile(reserved => reserved.Group != round.ReservedFor).Count();

    private static IEnumerable<Guid> Able(ElectionDefinition definition, ElectionProgress progress) => definition.Candidates.Select(candidate => candidate.Id)
        .Where(id => !progress.Elected.Contains(id) && !progress.Gone.Contains(id) && Constraints.Hindering(definition, progress.Elected, id) is null);

    private static ValueList<Guid> Finalists(ElectionDefinition definition, ElectionProgress after, ElectionRound round, RoundTotals totals, int open)
    {
        var able = Able(definition, after).Where(round.Standing.Contains).OrderByDescending(id => totals.VotesOf(id).Yes).ToList();
        var places = definition.Rules.Rounds[round.Number].Finalists switch
        {
            Elections.Finalists.TwoBest => 2,
            Elections.Finalists.OneMoreThanSeats => open + 1,
            _ => able.Count,
        };
        if (able.Count <= places) return able.ToValueList();
        var last = totals.VotesOf(able[places - 1]).Yes;
        return able.Where(id => totals.VotesOf(id).Yes >= last).ToValueList();
    }
}
