using Bkmo.Conference.Counting;
using static Bkmo.Conference.Tests.Counting.Given;

namespace Bkmo.Conference.Tests.Counting;

public sealed class ScottishCountSpecs
{
    // The votes are those of Droop's reference for its rule "scotland" (test/ref/dump/SC-scotland-fixed-p5-d5.txt of github.com/jklundell/droop).
    [Fact]
    public void The_steering_committee_is_counted_as_the_published_reference_counts_it()
    {
        var count = Counted(SteeringCommittee.Ballots);
        Assert.Equal(("19.00000", 94L, 13), (count.Quota.ToString(), count.ValidBallots, count.Stages.Count));
        Assert.Equal("6.00000 3.00000 8.00000 22.00000 2.00000 0.00000 33.00000 1.00000 1.00000 0.00000 0.00000 0.00000 18.00000", Votes(count, 1));
        Assert.Equal("6.84848 3.42424 8.42424 22.00000 2.42424 0.00000 19.00000 12.45448 1.42424 0.00000 0.00000 0.00000 18.00000", Votes(count, 2));
        Assert.Equal("7.80300 3.56060 9.24240 19.00000 2.69696 0.00000 19.00000 12.72720 1.42424 0.00000 0.00000 0.00000 18.54544", Votes(count, 3));
        Assert.Equal("7.80300 3.56060 9.24240 19.00000 2.69696 0.00000 19.00000 14.15144 0.00000 0.00000 0.00000 0.00000 18.54544", Votes(count, 8));
        Assert.Equal("8.80300 3.69696 9.24240 19.00000 0.00000 0.00000 19.00000 14.57568 0.00000 0.00000 0.00000 0.00000 19.68180", Votes(count, 9));
        Assert.Equal("9.01084 3.95360 9.45496 19.00000 0.00000 0.00000 19.00000 14.57568 0.00000 0.00000 0.00000 0.00000 19.00000", Votes(count, 10));
        Assert.Equal("9.36448 0.00000 10.59132 19.00000 0.00000 0.00000 19.00000 15.61032 0.00000 0.00000 0.00000 0.00000 19.00000", Votes(count, 11));
        Assert.Equal("0.00000 0.00000 16.62204 19.00000 0.00000 0.00000 19.00000 16.59988 0.00000 0.00000 0.00000 0.00000 19.00000", Votes(count, 12));
        Assert.Equal("0.00000 0.00000 18.59172 19.00000 0.00000 0.00000 19.00000 0.00000 0.00000 0.00000 0.00000 0.00000 19.00000", Votes(count, 13));
        Assert.Equal(["C7", "C4", "C13", "C3"], count.Elected);
        Assert.Equal(3, count.Ties.Count(tie => tie.ByLot && tie.For == TiePurpose.Exclusion));
        Assert.Equal(["first preferences", "surplus of C7", "surplus of C4"], count.Stages.Take(3).Select(stage => stage.Action));
    }

    // 100 ballots, 2 seats: quota 34. A's surplus of 16 goes on at 16/50 = 0.32: 30 papers to B, 12 to C, 8 have no next preference.
    [Fact]
    public void A_surplus_goes_on_with_all_papers_at_a_reduced_value()
    {
        var count = Counted(Election(4, 2, "30 AB", "12 AC", "8 A", "20 B", "18 C", "12 D"));
        Assert.Equal("50.00000 20.00000 18.00000 12.00000", Votes(count, 1));
        Assert.Equal("34.00000 29.60000 21.84000 12.00000", Votes(count, 2));
        Assert.Equal("2.56000", count.Stages[1].NonTransferable.ToString());
    }

    // 17 ballots, 3 seats: quota 5. A's surplus is 2 of 7: 0.285714… is cut off to 0.28571, so B gets 7 × 0.28571 and has 5.99997. Of B's surplus of 0.99997 a paper
    // that came from A passes on 0.28571 × 0.99997 / 5.99997 = 0.047617…, B's own papers 0.166662….
    [Fact]
    public void The_value_of_a_paper_is_cut_off_after_five_decimals()
    {
        var count = Counted(Election(4, 3, "7 ABC", "3 BC", "1 BD", "3 C", "3 D"));
        Assert.Equal("5.00000 5.99997 3.00000 3.00000", Votes(count, 2));
        Assert.Equal("5.00000 5.00000 3.83325 3.16666", Votes(count, 3)); // C: 3 + 7 × 0.04761 + 3 × 0.16666
        Assert.Equal("0.00009", count.Stages[2].NonTransferable.ToString());
    }

    [Fact]
    public void Who_is_left_when_seats_and_candidates_are_equal_is_elected_at_once()
    {
        var count = Counted(Election(3, 3, "5 A", "1 B"));
        Assert.Single(count.Stages);
        Assert.Equal(["A", "B", "C"], count.Elected);
    }

    [Fact]
    public void Once_the_last_seat_is_filled_no_surplus_is_transferred()
    {
        var count = Counted(Election(3, 1, "6 AB", "3 BC", "1 C"));
        Assert.Equal("6.00000 3.00000 1.00000", Votes(count, count.Stages.Count));
        Assert.Single(count.Stages);
    }

    [Fact]
    public void The_last_exclusion_transfers_its_papers_as_declared_results_show()
    {
        var count = Counted(Election(3, 1, "4 A", "3 BA", "2 C"));
        Assert.Equal(["first preferences", "exclusion of C", "exclusion of B"], count.Stages.Select(stage => stage.Action));
        Assert.Equal("7.00000 0.00000 0.00000", Votes(count, 3));
    }

    [Fact]
    public void The_largest_surplus_goes_first()
    {
        var count = Counted(Election(5, 4, "20 AC", "30 BD", "1 C", "1 D", "1 E"));
        Assert.Equal(["surplus of B", "surplus of A"], count.Stages.Skip(1).Take(2).Select(stage => stage.Action));
    }

    [Fact]
    public void A_candidate_who_reaches_the_quota_through_an_exclusion_is_elected_by_that_stage()
    {
        var count = Counted(Election(4, 2, "5 A", "4 B", "2 CB", "4 D"));
        Assert.Equal((6, "exclusion of C"), ((int)(count.Quota!.Value.Units / 100_000), count.Stages[1].Action));
        Assert.Equal(["B"], count.Stages[1].Elected);
    }

    [Fact]
    public void Blank_ballots_do_not_count_for_the_quota()
    {
        var count = Counted("2 1\n5 1 0\n4 2 0\n90 0\n0\nA\nB\n");
        Assert.Equal(("5.00000", 9L, 90L), (count.Quota.ToString(), count.ValidBallots, count.BlankBallots));
    }

    [Fact]
    public void Preferences_behind_a_withdrawn_candidate_count_on()
    {
        var count = Counted("3 1\n-1\n5 1 2 0\n4 3 0\n2 1 0\n0\nA\nB\nC\n");
        Assert.Equal(("5.00000 4.00000", 9L, 2L), (Votes(count, 1), count.ValidBallots, count.BlankBallots));
        Assert.Equal(["B", "C"], count.Candidates);
        Assert.Equal(["A"], count.Withdrawn);
    }

    [Fact]
    public void A_paper_ends_at_a_rank_that_was_left_out() =>
        Assert.Equal("4.00000 0.00000", Votes(Counted("2 1\n4 1 - 2 0\n3 - 2 0\n0\nA\nB\n"), 1));

    [Fact]
    public void Without_a_ballot_seats_are_drawn()
    {
        var count = Counted("2 1\n0\nA\nB\n");
        Assert.Equal(("1.00000", 1, true), (count.Quota.ToString(), count.Elected.Count, count.Ties.Single().ByLot));
    }
}
