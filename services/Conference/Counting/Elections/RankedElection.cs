using System.Globalization;
using Bkmo.Conference.Counting.Ballots;

namespace Bkmo.Conference.Counting.Elections;

/// <summary>A ranked election: the ballots of the definition's candidates by the Scottish rules or Meek's. Its rules know no ceilings and no reserved seats.</summary>
public static class RankedElection
{
    /// <summary>
    /// The ballots of <paramref name="definition"/> as they are counted and published. Names that occur twice get the number of the candidature behind them, for a
    /// published ballot file has every name once.
    /// </summary>
    public static BallotSet Ballots(ElectionDefinition definition, string title, IEnumerable<BallotLine> lines)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Rules.Ceilings.Count > 0 || definition.Rules.Reserved.Count > 0 || definition.Rules.OnePerOrganisation)
            throw new ArgumentException("Ranked ballots are counted without ceilings, reserved seats and limits for organisations.", nameof(definition));
        var twice = definition.Candidates.CountBy(candidate => candidate.Name, StringComparer.Ordinal).Where(pair => pair.Value > 1).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        var names = definition.Candidates.Select((candidate, i) =>
            twice.Contains(candidate.Name) ? string.Create(CultureInfo.InvariantCulture, $"{candidate.Name} ({i + 1})") : candidate.Name);
        return new(title, definition.Seats, [.. names], [], [.. lines], []);
    }

    /// <summary>What the count of <see cref="Ballots"/> comes to.</summary>
    public static RoundResult Result(ElectionDefinition definition, BallotSet ballots, CountResult count)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(ballots);
        ArgumentNullException.ThrowIfNull(count);
        var ids = count.Elected.Select(name => definition.Candidates[ballots.Candidates.IndexOf(name)].Id).ToValueList();
        var drawn = count.Ties.Where(tie => tie.ByLot).Select(tie => tie.Chosen).ToHashSet(StringComparer.Ordinal);
        var firsts = count.Candidates.Zip(count.Stages[0].Votes, (name, votes) => (name, Whole(votes))).ToDictionary(StringComparer.Ordinal);
        var elected = count.Elected.Select((name, i) => new ElectedCandidate(ids[i], firsts[name], ByLot: drawn.Contains(name)));
        var vacant = definition.Seats - ids.Count;
        var sentences = count.Stages.Select(Words).Concat(count.Ties.Select(Words)).Concat(vacant > 0 ? [Sentences.Vacant(vacant)] : []);
        return new(elected.ToValueList(), [], null, null, new(ids, [], vacant), vacant, sentences.ToValueList());
    }

    private static long Whole(FixedPoint votes) => votes.Units / FixedPoint.One(votes.Decimals);

    private static Text Words(Stage stage)
    {
        var (de, en) = stage.Elected.Count == 0 ? ("niemand gewählt", "nobody elected") : ($"gewählt: {string.Join(", ", stage.Elected)}", $"elected: {string.Join(", ", stage.Elected)}");
        return Of($"Stufe {stage.Number} ({stage.Action}): {de}.", $"Stage {stage.Number} ({stage.Action}): {en}.");
    }

    private static Text Words(Tie tie)
    {
        var names = string.Join(", ", tie.Candidates);
        return tie.ByLot
            ? Of($"Stufe {tie.Stage}, {names} gleichauf: Das Los fiel auf {tie.Chosen}.", $"Stage {tie.Stage}, {names} tied: the lot fell on {tie.Chosen}.")
            : Of($"Stufe {tie.Stage}, {names} gleichauf: Nach Stufe {tie.LookBackStage} trifft es {tie.Chosen}.", $"Stage {tie.Stage}, {names} tied: by stage {tie.LookBackStage} it is {tie.Chosen}.");
    }

    private static Text Of(FormattableString de, FormattableString en) => new(de.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));
}
