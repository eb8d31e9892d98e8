namespace Bkmo.Conference.Counting.Elections;

/// <summary>
/// Decides elections round by round. Pure: from the definition, how far the election is, the round that was held and its totals follows the result, always the same.
/// Seats go in order of votes to who reaches the threshold of the round; who would break a ceiling is passed over and named with the reason.
/// </summary>
public static class ElectionCount
{
    /// <summary>The first round: for the first reserved seats when there are any, else for all.</summary>
    public static ElectionRound? FirstRound(ElectionDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Rounds.NextSeats(definition, ElectionProgress.None, done: -1).Next;
    }

    /// <summary>What <paramref name="round"/> came to.</summary>
    public static RoundResult Count(ElectionDefinition definition, ElectionProgress progress, ElectionRound round, RoundTotals totals)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(totals);
        var seating = new Seating(definition, progress, round, totals);
        seating.Run();
        var after = progress with { Elected = progress.Elected.Concat(seating.Elected.Select(elected => elected.Candidate)).ToValueList() };
        var (next, final) = seating.Tie is null ? Rounds.After(definition, after, round, totals, round.Seats - seating.Elected.Count) : (null, after);
        var vacant = seating.Tie is null && next is null ? definition.Seats - final.Elected.Count : 0;
        if (seating.Tie is null && next is not null) seating.Sentences.Add(Sentences.NextRound(definition, next));
        if (vacant > 0) seating.Sentences.Add(Sentences.Vacant(vacant));
        return new(
            seating.Elected.ToValueList(), seating.PassedOver.ToValueList(), seating.Tie, next, final, vacant, seating.Sentences.ToValueList());
    }

    /// <summary>
    /// What the round comes to now that <paramref name="candidate"/>, elected by it, declines: the seat goes to the next in votes, opens a round, or stays vacant, as
    /// the rules say. <paramref name="progress"/> is that before the round.
    /// </summary>
    public static RoundResult Decline(ElectionDefinition definition, ElectionProgress progress, ElectionRound round, RoundTotals totals, Guid candidate) =>
        Decline(definition, progress, round, totals, [candidate]);

    /// <summary>As above, for all <paramref name="candidates"/> who declined in this round, in the order in which they did.</summary>
    public static RoundResult Decline(ElectionDefinition definition, ElectionProgress progress, ElectionRound round, RoundTotals totals, IReadOnlyList<Guid> candidates)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(candidates);
        var words = candidates.Select(candidate => Sentences.Declined(definition, candidate));
        if (definition.Rules.Declined == DeclineRule.NextInVotes)
            return WithSentences(Count(definition, progress with { Gone = progress.Gone.Concat(candidates).ToValueList() }, round, totals), words);
        var counted = Count(definition, progress, round, totals);
        if (counted.Tie is not null || !candidates.All(candidate => counted.Elected.Any(one => one.Candidate == candidate))) return counted;
        return WithSentences(candidates.Aggregate(counted, (left, candidate) => Without(definition, left, round, candidate)), words);
    }

    private static RoundResult Without(ElectionDefinition definition, RoundResult left, ElectionRound round, Guid candidate)
    {
        left = left with
        {
            Elected = left.Elected.Where(one => one.Candidate != candidate).ToValueList(),
            Progress = left.Progress with
            {
                Elected = left.Progress.Elected.Where(id => id != candidate).ToValueList(), Gone = left.Progress.Gone.Append(candidate).ToValueList(),
            },
        };
        return definition.Rules.Declined == DeclineRule.StaysVacant ? Vacate(definition, left) : Rounds.Reopen(definition, left, round, candidate);
    }

    private static RoundResult Vacate(ElectionDefinition definition, RoundResult left) => left with
    {
        Progress = left.Progress with { Vacant = left.Progress.Vacant + 1 },
        Vacancies = left.IsOver ? definition.Seats - left.Progress.Elected.Count : 0,
        Next = left.Next is { } next ? next with { Standing = next.Standing.Where(id => !left.Progress.Gone.Contains(id)).ToValueList() } : null,
    };

    private static RoundResult WithSentences(RoundResult result, IEnumerable<Text> sentences) => result with { Sentences = result.Sentences.Concat(sentences).ToValueList() };
}
