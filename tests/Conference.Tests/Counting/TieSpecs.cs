using Bkmo.Conference.Counting;
using static Bkmo.Conference.Tests.Counting.Given;

namespace Bkmo.Conference.Tests.Counting;

public sealed class TieSpecs
{
    // Droop's weak-defeat.blt: A with 1 is excluded and B has 2 + 1 = 3 like C; at stage 1 B had less.
    [Fact]
    public void Equal_votes_at_an_exclusion_look_back_to_the_last_stage_at_which_they_differed()
    {
        var count = Counted(Election(5, 2, "1 AB", "2 B", "3 C", "4 D", "5 E"));
        var tie = Assert.Single(count.Ties);
        Assert.Equal((3, TiePurpose.Exclusion, 1, "B", false), (tie.Stage, tie.For, tie.LookBackStage, tie.Chosen, tie.ByLot));
        Assert.Equal(["B", "C"], tie.Candidates);
    }

    // A and B have 5 and 4, then 5 and 6 without C, then 6 each without D. The latest difference is that of stage 2.
    [Fact]
    public void The_latest_difference_decides_and_not_the_first_one()
    {
        var count = Counted(Election(5, 1, "5 A", "4 B", "2 CB", "1 DA", "2 D", "14 E"));
        Assert.Equal(["exclusion of C", "exclusion of D", "exclusion of A"], count.Stages.Skip(1).Take(3).Select(stage => stage.Action));
        Assert.Equal([new Tie(4, TiePurpose.Exclusion, ["A", "B"], 2, [], "A")], count.Ties);
    }

    // A, B, C have 4, 5, 3, then 5, 5, 6 with the surplus of Z (here F), then 6 each without D. Stage 2 leaves A and B; between them stage 1 decides. That C had least
    // at stage 1 plays no part any more.
    [Fact]
    public void Who_is_still_tied_at_the_deciding_stage_looks_further_back()
    {
        var count = Counted(Election(6, 2, "4 A", "5 B", "3 C", "1 DA", "1 DB", "11 E", "5 FA", "15 FC"));
        Assert.Equal("6.00000 6.00000 6.00000 0.00000 11.00000 16.00000", Votes(count, 3));
        Assert.Equal(new Tie(4, TiePurpose.Exclusion, ["A", "B", "C"], 2, [], "A"), count.Ties[0]);
    }

    // B and C are lifted from 15 and 17 to 19 each by A's surplus of 6, which goes on at a quarter; the quota is 18.
    [Fact]
    public void Equal_surpluses_look_back_for_the_one_who_had_more()
    {
        var count = Counted(Election(5, 4, "16 AB", "8 AC", "15 B", "17 C", "14 D", "15 E"));
        Assert.Equal("18.00000 19.00000 19.00000 14.00000 15.00000", Votes(count, 2));
        Assert.Equal("surplus of C", count.Stages[2].Action);
        Assert.Equal([new Tie(3, TiePurpose.Surplus, ["B", "C"], 1, [], "C")], count.Ties);
    }

    [Fact]
    public void Candidates_equal_at_all_stages_are_left_to_the_lot()
    {
        var set = Election(3, 1, "4 A", "2 B", "2 C");
        foreach (var drawn in new[] { "B", "C" })
        {
            var count = Counted(set, lot: Lot.Given(set, [drawn]));
            var tie = Assert.Single(count.Ties);
            Assert.Equal((2, drawn, true, $"exclusion of {drawn}"), (tie.Stage, tie.Chosen, tie.ByLot, count.Stages[1].Action));
            Assert.Equal(["B", "C"], tie.DrawnFrom);
        }
    }

    [Fact]
    public void The_lot_over_surpluses_says_whose_goes_first()
    {
        var set = Election(4, 3, "10 AC", "10 BD", "1 C", "1 D");
        var count = Counted(set, lot: Lot.Given(set, ["B"]));
        Assert.Equal(("surplus of B", TiePurpose.Surplus, true), (count.Stages[1].Action, count.Ties[0].For, count.Ties[0].ByLot));
    }

    [Fact]
    public void The_lot_follows_from_the_ballots_and_not_from_names_or_places()
    {
        var firsts = Enumerable.Range(1, 40).Select(votes => Counted(Election(2, 1, $"{votes} A", $"{votes} B")).Ties.Single().Chosen).ToList();
        Assert.InRange(firsts.Count(name => name == "A"), 8, 32);
    }

    [Fact]
    public void The_lot_of_a_seed_is_the_same_for_all_ballots()
    {
        var (one, other) = (Election(5, 1, "1 A"), Election(5, 2, "7 B"));
        Assert.Equal(Lot.FromSeed(one, 7).Order, Lot.FromSeed(other, 7).Order);
        Assert.Contains(Enumerable.Range(0, 9), seed => !Lot.FromSeed(one, seed).Order.SequenceEqual(Lot.FromSeed(one, 7).Order));
    }

    [Fact]
    public void A_lot_that_names_some_leaves_the_rest_to_the_ballots()
    {
        var set = Election(4, 1, "1 A");
        Assert.Equal(["C", .. Lot.FromBallots(set).Order.Where(name => name != "C")], Lot.Given(set, ["C"]).Order);
    }
}
