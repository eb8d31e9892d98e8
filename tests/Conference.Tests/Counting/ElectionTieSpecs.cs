using Bkmo.Conference.Counting;
using Bkmo.Conference.Counting.Ballots;
using Bkmo.Conference.Counting.Elections;
using Bkmo.Conference.Counting.Majorities;
using static Bkmo.Conference.Tests.Counting.Elections;
using Counter = Bkmo.Conference.Counting.Count;

namespace Bkmo.Conference.Tests.Counting;

public sealed class ElectionTieSpecs
{
    private static readonly ElectionRules Drawn = ElectionRules.Approval with { Ties = TieRule.Lot };

    [Fact]
    public void A_tie_that_decides_a_seat_waits_for_a_run_off()
    {
        var election = Election(2, ElectionRules.Approval, "A", "B", "C", "D");
        var result = Hold(election, cast: 30, "A 20", "B 10", "C 10", "D 9");
        Assert.Equal(("A", "B C", 1, true), (Elected(election, result), Names(election, result.Tie!.Candidates), result.Tie.Seats, result.Tie.ByRunOff));
        Assert.Equal((null, 0, false), (result.Next, result.Vacancies, result.IsOver));
        Assert.Equal("B, C: 10 votes each for up to 1 seats; a run-off decides.", result.Sentences[^1].En);
    }

    [Fact]
    public void The_run_off_decides_and_is_named()
    {
        var election = Election(2, ElectionRules.Approval, "A", "B", "C");
        var result = Count(election, Totals(30, "A 20", "B 10", "C 10") with { RunOff = [Votes("B 14"), Votes("C 15")] });
        Assert.Equal(("A C", true, true), (Elected(election, result), result.Elected[1].ByRunOff, result.IsOver));
        Assert.Contains(result.Sentences, sentence => sentence.De == "C: 10 Stimmen, gewählt durch Stichwahl.");
    }

    [Fact]
    public void A_run_off_that_ties_too_leaves_it_to_the_lot()
    {
        var election = Election(1, ElectionRules.Approval, "A", "B");
        var totals = Totals(30, "A 10", "B 10") with { RunOff = [Votes("A 15"), Votes("B 15")] };
        var tied = Count(election, totals);
        Assert.Equal((0, false), (tied.Elected.Count, tied.Tie!.ByRunOff));
        var drawn = Count(election, totals with { Lot = [Id("B"), Id("A")] });
        Assert.Equal(("B", true, false), (Elected(election, drawn), drawn.Elected[0].ByLot, drawn.Elected[0].ByRunOff));
    }

    [Fact]
    public void Where_the_rules_say_lot_a_tie_waits_for_the_recorded_lot()
    {
        var election = Election(1, Drawn, "Aal", "Zander");
        var tied = Hold(election, cast: 30, "Aal 10", "Zander 10");
        Assert.Equal((0, false), (tied.Elected.Count, tied.Tie!.ByRunOff));
        Assert.Equal("Zander", Elected(election, Count(election, Totals(30, "Aal 10", "Zander 10") with { Lot = [Id("Zander"), Id("Aal")] })));
    }

    [Fact]
    public void A_tie_that_decides_no_seat_is_none()
    {
        var election = Election(2, Drawn, "A", "B", "C");
        var result = Hold(election, cast: 30, "A 10", "B 10", "C 9");
        Assert.Equal((2, true), (result.Elected.Count, result.IsOver));
        Assert.Null(result.Tie);
        Assert.All(result.Elected, elected => Assert.False(elected.ByLot || elected.ByRunOff));
    }

    [Fact]
    public void Equals_of_whom_a_ceiling_lets_in_only_one_are_tied_though_seats_are_left()
    {
        var rules = Drawn with { Ceilings = [new("women", 1)] };
        var election = new ElectionDefinition(3, [Of("A", "women"), Of("B", "women"), Of("C")], rules);
        var tied = Hold(election, cast: 30, "A 10", "B 10", "C 5");
        Assert.Equal("A B", Names(election, tied.Tie!.Candidates));
        var drawn = Count(election, Totals(30, "A 10", "B 10", "C 5") with { Lot = [Id("B"), Id("A")] });
        Assert.Equal(("B C", 1), (Elected(election, drawn), drawn.PassedOver.Count));
    }

    [Fact]
    public void Of_two_tied_the_one_a_ceiling_keeps_out_is_passed_over_and_no_tie_is_left()
    {
        var rules = Drawn with { Ceilings = [new("women", 1)] };
        var election = new ElectionDefinition(2, [Of("A", "women"), Of("B", "women"), Of("C")], rules);
        var result = Hold(election, cast: 30, "A 20", "B 10", "C 10");
        Assert.Equal(("A C", "B"), (Elected(election, result), Names(election, result.PassedOver.Select(passed => passed.Candidate))));
    }

    [Fact]
    public void Who_declines_opens_a_round_for_the_seat()
    {
        var election = Election(1, ElectionRules.SingleSeat, "A", "B", "C");
        var result = Decline(election, "A", Totals(40, "A 30", "B 6", "C 4"));
        Assert.Equal(("", 2, 1, "B C"), (Elected(election, result), result.Next!.Number, result.Next.Seats, Names(election, result.Next.Standing)));
        Assert.Contains(result.Sentences, sentence => sentence.De == "A nimmt die Wahl nicht an.");
        Assert.Equal([Id("A")], result.Progress.Gone);
    }

    [Fact]
    public void Who_declines_makes_room_for_the_next_in_votes()
    {
        var election = Election(2, ElectionRules.List(Threshold.MoreThanHalf) with { Declined = DeclineRule.NextInVotes }, "A", "B", "C", "D");
        Assert.Equal("B C", Elected(election, Decline(election, "A", Totals(40, "A 30", "B 25", "C 21", "D 20"))));
        var vacant = Decline(election, "A", Totals(40, "A 30", "B 25", "C 20", "D 20"));
        Assert.Equal(("B", 1), (Elected(election, vacant), vacant.Vacancies));
    }

    [Fact]
    public void Who_declines_leaves_the_seat_vacant()
    {
        var election = Election(2, ElectionRules.Approval with { Declined = DeclineRule.StaysVacant }, "A", "B", "C");
        var result = Decline(election, "B", Totals(40, "A 30", "B 25", "C 20"));
        Assert.Equal(("A", 1, true), (Elected(election, result), result.Vacancies, result.IsOver));
    }

    [Fact]
    public void A_ranked_election_is_counted_from_its_published_ballots()
    {
        var election = Election(2, ElectionRules.Approval, "A", "B", "C");
        var ballots = RankedElection.Ballots(election, "Board", [BallotLine.Of(60, 0, 1), BallotLine.Of(10, 1), BallotLine.Of(30, 2)]);
        Assert.True(Counter.TryRun(ballots, new(CountingRule.Scottish), out var count, out _));
        var result = RankedElection.Result(election, ballots, count);
        Assert.Equal(("A B", 60L, true), (Elected(election, result), result.Elected[0].Votes, result.IsOver));
        Assert.Equal("Stage 1 (first preferences): elected: A.", result.Sentences[0].En);
    }

    [Fact]
    public void Namesakes_get_a_number_in_the_published_ballots()
    {
        var election = new ElectionDefinition(1, [new(Id("1"), "Ali Yılmaz"), new(Id("2"), "Ali Yılmaz"), new(Id("3"), "Eva")], ElectionRules.Approval);
        Assert.Equal(["Ali Yılmaz (1)", "Ali Yılmaz (2)", "Eva"], RankedElection.Ballots(election, "", []).Candidates.AsEnumerable());
    }

    private static RoundResult Count(ElectionDefinition election, RoundTotals totals) =>
        ElectionCount.Count(election, ElectionProgress.None, ElectionCount.FirstRound(election)!, totals);

    private static RoundResult Decline(ElectionDefinition election, string name, RoundTotals totals) =>
        ElectionCount.Decline(election, ElectionProgress.None, ElectionCount.FirstRound(election)!, totals, Id(name));
}
