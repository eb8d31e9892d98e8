using Bkmo.Conference.Counting;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Conference.Tests.Counting.Given;

namespace Bkmo.Conference.Tests.Counting;

public sealed class MeekCountSpecs
{
    // The votes are those of Droop's reference for the Foundation's rule (test/ref/dump/SC-meek-prf-o6-fixed-p9-d9.txt of github.com/jklundell/droop).
    [Fact]
    public void The_steering_committee_is_counted_as_the_published_reference_counts_it()
    {
        var count = Counted(SteeringCommittee.Ballots, CountingRule.Meek);
        Assert.Equal("18.800000001", count.Quota.ToString());
        AssertVotes(count, 2, "8.006073598 3.232685848 9.408174589 18.800000609 2.759954125 18.800000299 13.000470959 1.435843893 18.556796080");
        AssertVotes(count, 7, "8.006073598 3.232685848 9.408174589 18.800000609 2.759954125 18.800000299 14.436314852 18.556796080");
        AssertVotes(count, 8, "9.006073598 3.394740964 9.408174589 19.165213770 18.800000299 14.506945584 19.718851196");
        AssertVotes(count, 9, "9.427381450 3.730149807 9.774255128 18.799133460 18.799133416 14.666479770 18.799133497");
        AssertVotes(count, 10, "10.204118384 11.498644230 18.789719457 18.789719396 15.876675538 18.789719467");
        AssertVotes(count, 11, "16.482212783 19.087429756 19.073682122 19.085721549 19.202438090");
        Assert.Equal(["18.799133306", "18.789719295", "18.586296861"], count.Stages.Skip(8).Select(stage => stage.Quota.ToString()));
        Assert.Equal(["C7", "C4", "C13", "C8"], count.Elected);
    }

    // Quota 100 / 3 = 33⅓. A keeps 33⅓ / 60 of each ballot; B gets the other 26⅔ and has 36⅔, over the quota at once.
    [Fact]
    public void What_an_elected_candidate_does_not_keep_goes_on()
    {
        var count = Counted(Election(3, 2, "60 AB", "10 B", "30 C"), CountingRule.Meek);
        Assert.Equal("33.333333334", count.Quota.ToString());
        Assert.Equal("33.333333360 36.666666640 30.000000000", Votes(count, 2));
        Assert.Equal(["A", "B"], count.Elected);
    }

    [Fact]
    public void Preferences_behind_a_rank_that_was_left_out_count_on() =>
        Assert.Equal("4.000000000 3.000000000", Votes(Counted("2 1\n4 1 - 2 0\n3 - 2 0\n0\nA\nB\n", CountingRule.Meek), 1));

    // Exactly Castor, Pollux and Helen have two votes each; a remainder of a billionth must not decide between the last two, but stage 1 does.
    [Fact]
    public void Remainders_of_the_arithmetic_make_no_difference_between_equals()
    {
        var count = Counted(Election(3, 2, "4 AB", "2 C"), CountingRule.Meek);
        Assert.Equal([new Tie(3, TiePurpose.Exclusion, ["B", "C"], 1, [], "B")], count.Ties);
    }

    [Fact]
    public void The_count_agrees_with_one_in_sixty_decimals()
    {
        var compared = 0;
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var set = Random(seed);
            var exact = new ExactMeekCount(set).Run();
            if (exact.WasClose) return;
            compared++;
            var count = Counted(set, CountingRule.Meek);
            Assert.Equal(exact.Elected.Order(StringComparer.Ordinal), count.Elected.Order(StringComparer.Ordinal));
            Assert.Equal(exact.Excluded, count.Stages.SelectMany(stage => stage.Excluded));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
        Assert.InRange(compared, 20, 100);
    }

    private static void AssertVotes(CountResult count, int stage, string votes) =>
        Assert.Equal(votes, string.Join(' ', count.Stages[stage - 1].Votes.Where(vote => vote.Units > 0)));
}
