using Bkmo.Conference.Counting;
using Bkmo.Conference.Counting.Majorities;
using static Bkmo.Conference.Tests.Counting.Given;

namespace Bkmo.Conference.Tests.Counting;

public sealed class MarksCountSpecs
{
    private const string Ballots43 = "4 3\n30 1 2 0\n8 2 3 0\n4 3 0\n1 0\n0\nA\nB\nC\nD\n";

    [Fact]
    public void Approval_gives_a_vote_to_every_mark()
    {
        var count = Counted(Ballots43, CountingRule.Approval);
        Assert.Equal(("30 38 12 0", "0"), (Votes(count, 1), count.Stages.Single().NonTransferable.ToString()));
        Assert.Equal(["B", "A", "C"], count.Elected);
        Assert.Null(count.Quota);
    }

    [Fact]
    public void Plurality_counts_first_preferences_and_seats_nobody_without_a_vote()
    {
        var count = Counted("4 4\n30 1 2 0\n8 2 3 0\n4 3 0\n0\nA\nB\nC\nD\n", CountingRule.Plurality);
        Assert.Equal("30 8 4 0", Votes(count, 1));
        Assert.Equal(["A", "B", "C"], count.Elected);
    }

    [Theory]
    [InlineData(ThresholdBase.ValidBallots, 0, 22)]
    [InlineData(ThresholdBase.AllBallots, 0, 22)]
    [InlineData(ThresholdBase.Given, 60, 31)]
    public void A_threshold_elects_who_reaches_it_and_leaves_the_rest_vacant(ThresholdBase of, long number, int needed)
    {
        Assert.True(Count.TryRun(Ballots(Ballots43), new(CountingRule.Threshold, Base: of, BaseCount: number), out var count, out _));
        Assert.Equal(needed.ToString(System.Globalization.CultureInfo.InvariantCulture), count.Quota.ToString());
        Assert.Equal(number == 60 ? ["B"] : ["B", "A"], count.Elected);
    }

    [Fact]
    public void At_least_and_more_than_are_different_thresholds()
    {
        var set = Election(2, 2, "5 A", "5 B");
        Assert.True(Count.TryRun(set, new(CountingRule.Threshold, Threshold: Threshold.AtLeast(1, 2)), out var atLeast, out _));
        Assert.True(Count.TryRun(set, new(CountingRule.Threshold), out var moreThan, out _));
        Assert.Equal((2, 0), (atLeast.Elected.Count, moreThan.Elected.Count));
    }

    [Fact]
    public void A_tie_for_the_last_seat_is_drawn_and_reported()
    {
        var set = Election(3, 2, "9 A", "4 B", "4 C");
        var count = Counted(set, CountingRule.Plurality, Lot.Given(set, ["C", "B"]));
        Assert.Equal(["A", "C"], count.Elected);
        Assert.Equal([new Tie(1, TiePurpose.Election, ["B", "C"], null, ["B", "C"], "C")], count.Ties);
    }

    [Fact]
    public void A_tie_that_decides_no_seat_needs_no_lot() => Assert.Empty(Counted(Election(3, 2, "4 A", "4 B", "1 C"), CountingRule.Plurality).Ties);
}
