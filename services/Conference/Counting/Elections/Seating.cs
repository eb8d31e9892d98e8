namespace Bkmo.Conference.Counting.Elections;

/// <summary>Gives the seats of one round to those who stand, in order of votes.</summary>
internal sealed class Seating(ElectionDefinition definition, ElectionProgress progress, ElectionRound round, RoundTotals totals)
{
    private readonly RoundRule rule = Rounds.RuleOf(definition, round);

    internal List<ElectedCandidate> Elected { get; } = [];

    internal List<PassedOver> PassedOver { get; } = [];

    internal List<Text> Sentences { get; } = [];

    internal OpenTie? Tie { get; private set; }

    private int Open => round.Seats - Elected.Count;

    private IReadOnlyList<Guid> Seated => [.. progress.Elected, .. Elected.Select(one => one.Candidate)];

    internal void Run()
    {
        var standing = round.Standing.Where(id => !progress.Gone.Contains(id) && !progress.Elected.Contains(id)).ToList();
        var equals = standing.Where(Reaches).GroupBy(id => (Votes(id), RunOff(id), Drawn(id)))
            .OrderByDescending(group => group.Key.Item1).ThenByDescending(group => group.Key.Item2).ThenBy(group => group.Key.Item3);
        foreach (var group in equals)
        {
            if (Tie is not null) return;
            Seat([.. group]);
        }
        foreach (var id in standing.Where(id => !Reaches(id)).OrderByDescending(Votes))
            Sentences.Add(Elections.Sentences.NotReached(definition.Candidate(id), Votes(id), rule, totals.BaseOf(rule.Base, id)));
    }

    private void Seat(List<Guid> group)
    {
        var able = group.Where(id => !IsPassedOver(id)).ToList();
        if (able.Count == 0) return;
        if (Fit(able)) able.ForEach(Elect);
        else if (Open == 0) able.ForEach(NoSeatLeft);
        else Halt(able);
    }

    // Whether all can be seated, in whatever order.
    private bool Fit(List<Guid> able)
    {
        var seated = Seated.ToList();
        foreach (var id in able)
        {
            if (seated.Count - progress.Elected.Count >= round.Seats || Constraints.Hindering(definition, seated, id) is not null) return false;
            seated.Add(id);
        }
        return true;
    }

    private bool IsPassedOver(Guid id)
    {
        if (Open == 0 || Constraints.Hindering(definition, Seated, id) is not { } reason) return false;
        PassedOver.Add(new(id, Votes(id), reason));
        Sentences.Add(Elections.Sentences.PassedOver(definition.Candidate(id), Votes(id), reason));
        return true;
    }

    private void Elect(Guid id)
    {
        var tied = round.Standing.Where(other => other != id && Votes(other) == Votes(id) && (RunOff(id) >= 0 || Drawn(id) < int.MaxValue)).ToList();
        var byLot = tied.Exists(other => RunOff(other) == RunOff(id) && Drawn(id) < int.MaxValue);
        Elected.Add(new(id, Votes(id), tied.Count > 0 && !byLot, byLot));
        Sentences.Add(Elections.Sentences.Elected(definition.Candidate(id), Elected[^1], rule, totals.BaseOf(rule.Base, id)));
    }

    private void NoSeatLeft(Guid id) => Sentences.Add(Elections.Sentences.NoSeatLeft(definition.Candidate(id), Votes(id)));

    private void Halt(List<Guid> able)
    {
        var byRunOff = definition.Rules.Ties == TieRule.RunOff && able.TrueForAll(id => RunOff(id) < 0);
        Tie = new(able.ToValueList(), Math.Min(Open, able.Count), byRunOff);
        Sentences.Add(Elections.Sentences.Tied(able.Select(definition.Candidate), Votes(able[0]), Tie));
    }

    private bool Reaches(Guid id) => rule.Threshold.IsReached(Votes(id), totals.BaseOf(rule.Base, id));

    private long Votes(Guid id) => totals.VotesOf(id).Yes;

    // -1 for who was in no run-off.
    private long RunOff(Guid id) => totals.RunOff.FirstOrDefault(votes => votes.Candidate == id)?.Yes ?? -1;

    private int Drawn(Guid id) => totals.Lot.Select((drawn, place) => (drawn, place)).Where(one => one.drawn == id).Select(one => one.place).DefaultIfEmpty(int.MaxValue).First();
}
