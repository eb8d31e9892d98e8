using System.Collections.Immutable;
using System.Globalization;
using Bkmo.Conference.Counting;
using Bkmo.Conference.Counting.Ballots;

namespace Bkmo.Conference.Tests.Counting;

/// <summary>Ballots and counts that specs start from.</summary>
internal static class Given
{
    internal static BallotSet Ballots(string blt)
    {
        Assert.True(BltReader.TryRead(new StringReader(blt), out var set, out var broken), $"{broken?.Line}: {broken?.Reason.En}");
        return set!;
    }

    internal static BrokenBallots Broken(string blt)
    {
        Assert.False(BltReader.TryRead(new StringReader(blt), out _, out var broken));
        return broken!;
    }

    internal static CountResult Counted(BallotSet set, CountingRule rule = CountingRule.Scottish, Lot? lot = null)
    {
        Assert.True(Count.TryRun(set, new(rule, Lot: lot), out var result, out var broken), $"{broken?.Line}: {broken?.Reason.En}");
        return result!;
    }

    internal static CountResult Counted(string blt, CountingRule rule = CountingRule.Scottish) => Counted(Ballots(blt), rule);

    /// <summary>An election of candidates A, B, C…; a ballot is written as its preferences: <c>"3 ABC"</c>.</summary>
    internal static BallotSet Election(int candidates, int seats, params string[] ballots) => new(
        "", seats, [.. Enumerable.Range(0, candidates).Select(i => ((char)('A' + i)).ToString())], [],
        [.. ballots.Select(ballot => ballot.Split(' ')).Select(parts => BallotLine.Of(long.Parse(parts[0], CultureInfo.InvariantCulture), [.. parts[1].Select(c => c - 'A')]))],
        []);

    /// <summary>A random election: up to seven candidates and forty lines; ties are frequent.</summary>
    internal static BallotSet Random(int seed)
    {
        var random = new Random(seed);
        var candidates = random.Next(1, 8);
        var withdrawn = random.Next(4) == 0 ? [random.Next(candidates)] : ImmutableSortedSet<int>.Empty;
        var lines = Enumerable.Range(0, random.Next(1, 41)).Select(_ =>
            BallotLine.Of(random.Next(1, random.Next(2, 25)), [.. Enumerable.Range(0, candidates).OrderBy(_ => random.Next()).Take(random.Next(candidates + 1))]));
        return new("", random.Next(1, 5), [.. Enumerable.Range(0, candidates).Select(i => ((char)('A' + i)).ToString())], withdrawn, [.. lines], []);
    }

    /// <summary>A count in one text, for comparing two of them.</summary>
    internal static string Text(CountResult count) => string.Join('\n', count.Stages.Select(stage => string.Join(' ',
            stage.Number, stage.Action,
            string.Join(' ', count.Candidates.Zip(stage.Votes).OrderBy(pair => pair.First, StringComparer.Ordinal).Select(pair => $"{pair.First}={pair.Second}")),
            stage.NonTransferable, stage.Quota, string.Join(',', stage.Elected), string.Join(',', stage.Excluded)))
        .Append(string.Join(',', count.Elected)).Concat(count.Ties.Select(tie => $"{tie.Stage} {tie.For} {string.Join(',', tie.Candidates)} {tie.LookBackStage} {tie.Chosen}")));

    internal static string Votes(CountResult count, int stage) => string.Join(' ', count.Stages[stage - 1].Votes);
}
