using Bkmo.Conference.Counting;
using Bkmo.Conference.Counting.Ballots;
using FsCheck;
using FsCheck.Fluent;

namespace Bkmo.Conference.Tests.Counting;

public sealed class CountProperties
{
    private static readonly CountingRule[] Rules = Enum.GetValues<CountingRule>();

    [Fact]
    public void The_Scottish_count_is_that_of_a_returning_officer_with_paper() => Always(set =>
    {
        var lot = Lot.FromBallots(set);
        var stages = Given.Counted(set, lot: lot).Stages.Select(stage => string.Join(' ', stage.Votes) + " | " + string.Join(',', stage.Elected.Order(StringComparer.Ordinal)));
        Assert.Equal(new NaiveScottishCount(set, lot).Run().Lines, stages);
    });

    [Fact]
    public void No_vote_is_lost_or_made_at_any_stage() => Always(set =>
    {
        foreach (var rule in new[] { CountingRule.Scottish, CountingRule.Meek, CountingRule.Plurality })
        {
            var count = Given.Counted(set, rule);
            Assert.All(count.Stages, stage =>
            {
                Assert.True(stage.NonTransferable.Units >= 0);
                Assert.Equal(count.ValidBallots * FixedPoint.One(stage.NonTransferable.Decimals), stage.Votes.Sum(votes => votes.Units) + stage.NonTransferable.Units);
            });
        }
    });

    [Fact]
    public void Stages_are_numbered_and_nobody_is_elected_or_excluded_twice() => Always(set => Assert.All(Rules, rule =>
    {
        var count = Given.Counted(set, rule);
        Assert.Equal(Enumerable.Range(1, count.Stages.Count), count.Stages.Select(stage => stage.Number));
        var decided = count.Stages.SelectMany(stage => stage.Elected.Concat(stage.Excluded)).ToList();
        Assert.Equal(decided.Count, decided.Distinct().Count());
        Assert.Equal(count.Elected, count.Stages.SelectMany(stage => stage.Elected));
        Assert.InRange(count.Elected.Count, 0, count.Seats);
    }));

    [Fact]
    public void Ranked_counts_fill_as_many_seats_as_there_are_candidates_for() => Always(set =>
    {
        Assert.Equal(Math.Min(set.Seats, set.Standing.Count()), Given.Counted(set).Elected.Count);
        Assert.Equal(Math.Min(set.Seats, set.Standing.Count()), Given.Counted(set, CountingRule.Meek).Elected.Count);
    });

    [Fact]
    public void Ballots_in_any_order_give_the_same_count() => Always(set =>
        Same(set, set with { Lines = [.. set.Lines.Reverse()] }));

    [Fact]
    public void A_weight_is_the_same_as_so_many_lines() => Always(set =>
        Same(set, set with { Lines = [.. set.Lines.SelectMany(line => Enumerable.Repeat(line with { Weight = 1 }, (int)line.Weight))] }));

    [Fact]
    public void Candidates_in_any_order_give_the_same_count() => Always(set => Same(set, Turned(set)));

    [Fact]
    public void Written_and_read_again_the_ballots_are_the_same() => Always(set => Same(set, Given.Ballots(BltWriter.Write(set))));

    private static void Same(BallotSet one, BallotSet other) =>
        Assert.All(Rules, rule => Assert.Equal(Given.Text(Given.Counted(one, rule)), Given.Text(Given.Counted(other, rule))));

    private static BallotSet Turned(BallotSet set)
    {
        var last = set.Candidates.Length - 1;
        return set with
        {
            Candidates = [.. set.Candidates.Reverse()],
            Withdrawn = [.. set.Withdrawn.Select(candidate => last - candidate)],
            Lines = [.. set.Lines.Select(line => line with { Ranks = [.. line.Ranks.Select(rank => last - rank)] })],
        };
    }

    private static void Always(Action<BallotSet> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => holds(Given.Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
}
