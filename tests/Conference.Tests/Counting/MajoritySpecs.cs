using Bkmo.Conference.Counting.Majorities;

namespace Bkmo.Conference.Tests.Counting;

public sealed class MajoritySpecs
{
    private static readonly Electorate Nobody = new(0, 0, 0);

    [Theory]
    [InlineData(1, 2, 0, 1)] // nothing is accepted without a yes
    [InlineData(1, 2, 1, 1)]
    [InlineData(1, 2, 2, 2)]
    [InlineData(1, 2, 3, 2)]
    [InlineData(1, 2, 42, 22)] // more than half of 42
    [InlineData(1, 2, 43, 22)]
    [InlineData(2, 3, 9, 7)]
    [InlineData(0, 1, 9, 1)]
    public void More_than_a_fraction(int numerator, int denominator, long count, long needed) => Boundary(Threshold.MoreThan(numerator, denominator), count, needed);

    [Theory]
    [InlineData(1, 2, 0, 1)]
    [InlineData(1, 2, 1, 1)]
    [InlineData(1, 2, 42, 21)]
    [InlineData(1, 2, 43, 22)] // half of 43
    [InlineData(2, 3, 9, 6)]
    [InlineData(2, 3, 10, 7)]
    [InlineData(3, 4, 4, 3)]
    [InlineData(3, 4, 5, 4)]
    [InlineData(1, 10, 101, 11)]
    [InlineData(1, 1, 7, 7)]
    [InlineData(1_000_000, 1_000_000, long.MaxValue, long.MaxValue)]
    public void At_least_a_fraction(int numerator, int denominator, long count, long needed) => Boundary(Threshold.AtLeast(numerator, denominator), count, needed);

    [Fact]
    public void The_threshold_is_what_its_comparison_says_for_every_small_number()
    {
        for (var denominator = 1; denominator <= 6; denominator++)
            for (var numerator = 0; numerator < denominator; numerator++)
                for (var count = 0L; count <= 60; count++)
                    for (var votes = 1L; votes <= count; votes++)
                    {
                        Assert.Equal(denominator * votes > numerator * count, Threshold.MoreThan(numerator, denominator).IsReached(votes, count));
                        Assert.Equal(denominator * votes >= numerator * count, Threshold.AtLeast(numerator, denominator).IsReached(votes, count));
                    }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1, 2)]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    public void There_is_no_more_than_the_whole_and_no_fraction_beyond_it(int numerator, int denominator) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Threshold.MoreThan(numerator, denominator));

    [Theory]
    [InlineData(0, 0, 0, false)]
    [InlineData(1, 0, 0, true)]
    [InlineData(0, 0, 5, false)]
    [InlineData(1, 0, 99, true)] // abstentions are not votes cast
    [InlineData(5, 5, 0, false)]
    [InlineData(6, 5, 3, true)]
    public void A_simple_majority_is_more_yes_than_no(long yes, long no, long abstained, bool accepted) =>
        Assert.Equal(accepted, Decide(Majority.Simple, new(yes, no, abstained)).IsAccepted);

    [Theory]
    [InlineData(3, 1, 0, true)]
    [InlineData(2, 1, 1, false)]
    [InlineData(3, 1, 9, true)]
    public void Statutes_need_three_quarters_of_yes_and_no(long yes, long no, long abstained, bool accepted) =>
        Assert.Equal(accepted, Decide(Majority.ForStatutes, new(yes, no, abstained)).IsAccepted);

    [Theory]
    [InlineData(MajorityBase.YesAndNo, 7, 4)]
    [InlineData(MajorityBase.ValidVotes, 10, 6)]
    [InlineData(MajorityBase.VotesCast, 12, 7)]
    [InlineData(MajorityBase.EntitledPresent, 15, 8)]
    [InlineData(MajorityBase.EntitledHeads, 20, 11)]
    [InlineData(MajorityBase.AllMembers, 23, 12)]
    public void Each_base_counts_others(MajorityBase of, long count, long needed)
    {
        var result = Decide(new(of, Threshold.MoreThanHalf), new(4, 3, Abstained: 3, Invalid: 2), new(20, 15, 23));
        Assert.Equal((count, needed), (result.Base, result.Needed));
    }

    [Fact]
    public void Heads_and_weights_are_different_majorities()
    {
        var totals = new PollTotals(new(2, 3), new(60, 40), new(5, 5, 5), new(100, 100, 100));
        Assert.True(new Majority(MajorityBase.YesAndNo, Threshold.MoreThanHalf).Apply(totals).IsAccepted);
        Assert.False(new Majority(MajorityBase.YesAndNo, Threshold.MoreThanHalf, CountedIn.Heads).Apply(totals).IsAccepted);
        Assert.Equal(5, new Majority(MajorityBase.EntitledHeads, Threshold.MoreThanHalf).Apply(totals).Base);
    }

    [Fact]
    public void The_purpose_changes_only_with_all_members()
    {
        Assert.True(Decide(Majority.ForPurpose, new(7, 0), new(7, 7, 7)).IsAccepted);
        Assert.False(Decide(Majority.ForPurpose, new(6, 0), new(7, 6, 7)).IsAccepted);
    }

    [Fact]
    public void Most_votes_means_more_yes_than_no()
    {
        var majority = new Majority(MajorityBase.YesAndNo, Threshold.MostVotes);
        Assert.True(Decide(majority, new(2, 1, 40)).IsAccepted);
        Assert.False(Decide(majority, new(1, 1)).IsAccepted);
        Assert.False(Decide(majority, new(0, 0)).IsAccepted);
    }

    [Fact]
    public void The_result_explains_itself()
    {
        var two = new Majority(MajorityBase.YesAndNo, Threshold.AtLeast(2, 3));
        Assert.Equal("6 of 9 needed, 6 reached: accepted (at least 2/3 of the yes and no votes).", Decide(two, new(6, 3)).Explanation.En);
        Assert.Equal("6 von 9 nötig, 5 erreicht: abgelehnt (mindestens 2/3 der Ja- und Nein-Stimmen).", Decide(two, new(5, 4)).Explanation.De);
        Assert.Equal("1 von 0 nötig, 0 erreicht: abgelehnt (mehr als 1/2 der Ja- und Nein-Stimmen).", Decide(Majority.Simple, new(0, 0)).Explanation.De);
    }

    [Theory]
    [InlineData(43, 22, true)]
    [InlineData(43, 21, false)]
    [InlineData(42, 21, true)]
    [InlineData(0, 0, false)]
    public void A_quorum_of_half_counts_from_half_upwards(long entitled, long present, bool met)
    {
        var heads = new Attendance(entitled, 0, 0, present);
        Assert.Equal(met, new Quorum(QuorumBase.Entitled, Threshold.AtLeast(1, 2)).Check(heads, heads).IsMet);
    }

    [Fact]
    public void A_quorum_says_of_whom_and_in_what_it_counts()
    {
        var (heads, votes) = (new Attendance(42, 30, 40, 21), new Attendance(100, 80, 90, 60));
        var result = new Quorum(QuorumBase.Entitled, Threshold.MoreThanHalf).Check(heads, votes);
        Assert.Equal("22 of 42 needed, 21 present: no quorum (more than 1/2 of those entitled, by heads).", result.Explanation.En);
        Assert.Equal("22 von 42 nötig, 21 anwesend: nicht beschlussfähig (mehr als 1/2 der Stimmberechtigten, nach Köpfen).", result.Explanation.De);
        Assert.True(new Quorum(QuorumBase.Entitled, Threshold.MoreThanHalf, CountedIn.Votes).Check(heads, votes).IsMet);
        Assert.Equal((16L, 21L), (
            new Quorum(QuorumBase.Registered, Threshold.MoreThanHalf).Check(heads, votes).Needed, new Quorum(QuorumBase.Present, Threshold.MoreThanHalf).Check(heads, votes).Needed));
    }

    private static void Boundary(Threshold threshold, long count, long needed)
    {
        Assert.Equal(needed, threshold.Needed(count));
        Assert.True(threshold.IsReached(needed, count));
        Assert.False(threshold.IsReached(needed - 1, count));
    }

    private static MajorityResult Decide(Majority majority, Tally tally, Electorate? electorate = null) => majority.Apply(PollTotals.OneEach(tally, electorate ?? Nobody));
}
