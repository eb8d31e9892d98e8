using Bkmo.Conference.Counting.Elections;
using Bkmo.Conference.Counting.Majorities;
using static Bkmo.Conference.Tests.Counting.Elections;

namespace Bkmo.Conference.Tests.Counting;

public sealed class ElectionSpecs
{
    [Fact]
    public void A_single_seat_needs_more_than_half_then_so_between_the_two_best_then_the_most_votes()
    {
        var election = Election(1, ElectionRules.SingleSeat, "A", "B", "C");
        var first = Hold(election, cast: 43, "A 20", "B 12", "C 10");
        Assert.Empty(first.Elected);
        Assert.Equal((2, 1, "A B"), (first.Next!.Number, first.Next.Seats, Names(election, first.Next.Standing)));
        var second = Hold(election, first, cast: 43, "A 21", "B 20");
        Assert.Equal((3, "A B"), (second.Next!.Number, Names(election, second.Next.Standing)));
        var third = Hold(election, second, cast: 43, "A 19", "B 20");
        Assert.Equal(("B", true, 0), (Elected(election, third), third.IsOver, third.Vacancies));
    }

    [Fact]
    public void More_than_half_of_the_votes_cast_is_enough_at_once()
    {
        var election = Election(1, ElectionRules.SingleSeat, "A", "B");
        Assert.Equal("A", Elected(election, Hold(election, cast: 43, "A 22", "B 21")));
        Assert.NotNull(Hold(election, cast: 42, "A 21", "B 20").Next);
    }

    [Fact]
    public void Whoever_has_as_many_votes_as_the_second_comes_into_the_run_off_too()
    {
        var election = Election(1, ElectionRules.SingleSeat, "A", "B", "C", "D");
        Assert.Equal("A B C", Names(election, Hold(election, cast: 40, "A 15", "B 10", "C 10", "D 5").Next!.Standing));
    }

    [Fact]
    public void A_list_elects_who_reaches_the_threshold_in_order_of_votes()
    {
        var election = Election(3, ElectionRules.List(Threshold.MoreThanHalf), "A", "B", "C", "D");
        var result = Hold(election, cast: 42, "A 22", "B 40", "C 21", "D 5");
        Assert.Equal(("B A", 1, true), (Elected(election, result), result.Vacancies, result.IsOver));
        Assert.Equal(
            [
                "B: 22 of 42 needed, 40 reached, elected.", "A: 22 of 42 needed, 22 reached, elected.", "C: 22 of 42 needed, 21 reached, not elected.",
                "D: 22 of 42 needed, 5 reached, not elected.", "Seats that stay vacant: 1.",
            ],
            result.Sentences.Select(sentence => sentence.En));
    }

    // The election of a board with quotas: 13 seats, at most 7 of one group and 6 of the other, more than half of the ballots.
    [Fact]
    public void Where_only_seven_of_thirteen_reach_the_majority_six_seats_stay_vacant()
    {
        var election = Board(13, 7, 6);
        var votes = election.Candidates.Select((candidate, i) => $"{candidate.Name} {(i < 7 ? 30 - i : 21)}").ToArray();
        var result = Hold(election, cast: 43, votes);
        Assert.Equal((7, 6, true), (result.Elected.Count, result.Vacancies, result.IsOver));
        Assert.Equal("Unbesetzt bleiben: 6.", result.Sentences[^1].De);
    }

    [Fact]
    public void Who_would_break_a_ceiling_is_passed_over_and_named_with_the_reason()
    {
        var election = Board(13, 7, 6);
        var result = Hold(election, cast: 43, [.. election.Candidates.Select((candidate, i) => $"{candidate.Name} {43 - i}")]); // eight women, then eight men
        Assert.Equal("W1 W2 W3 W4 W5 W6 W7 M1 M2 M3 M4 M5 M6", Elected(election, result));
        var passed = Assert.Single(result.PassedOver);
        Assert.Equal(("W8", 36L, "the group women has its 7 seats already"), (election.Candidates.Single(c => c.Id == passed.Candidate).Name, passed.Votes, passed.Reason.En));
        Assert.Contains(result.Sentences, sentence => sentence.De == "W8: 36 Stimmen, übergangen; die Gruppe „women“ hat schon ihre 7 Sitze.");
    }

    [Fact]
    public void An_organisation_has_one_seat_at_most_where_the_rules_say_so()
    {
        var rules = ElectionRules.List(Threshold.MoreThan(1, 4)) with { OnePerOrganisation = true };
        var election = new ElectionDefinition(2, [Of("A", organisation: 1), Of("B", organisation: 1), Of("C", organisation: 2)], rules);
        var result = Hold(election, cast: 40, "A 30", "B 25", "C 20");
        Assert.Equal(("A C", "the organisation has a seat already"), (Elected(election, result), result.PassedOver.Single().Reason.En));
    }

    [Fact]
    public void Yes_and_no_for_each_leaves_abstentions_out_and_seats_in_order_of_yes()
    {
        var election = Election(2, ElectionRules.YesNo, "A", "B", "C");
        var round = ElectionCount.FirstRound(election)!;
        var totals = RoundTotals.Of(40, 0, new(Id("A"), 10, 9, 21), new(Id("B"), 20, 20), new(Id("C"), 21, 19));
        var result = ElectionCount.Count(election, ElectionProgress.None, round, totals);
        Assert.Equal("C A", Elected(election, result));
        Assert.Contains(result.Sentences, sentence => sentence.En == "B: 21 of 40 needed, 20 reached, not elected.");
    }

    [Fact]
    public void Approval_elects_the_most_votes_and_nobody_without_one()
    {
        var election = Election(3, ElectionRules.Approval, "A", "B", "C");
        var result = Hold(election, cast: 10, "A 4", "B 7");
        Assert.Equal(("B A", 1), (Elected(election, result), result.Vacancies));
    }

    [Fact]
    public void Reserved_seats_are_filled_first_with_a_run_off_of_one_more_than_seats_then_the_open_ones()
    {
        var half = new RoundRule(MajorityBase.VotesCast, Threshold.MoreThanHalf);
        var rules = ElectionRules.Of(half, new(MajorityBase.VotesCast, Threshold.MostVotes, Finalists.OneMoreThanSeats)) with { Reserved = [new("women", 2)] };
        var election = new ElectionDefinition(3, [Of("A", "women"), Of("B", "women"), Of("C", "women"), Of("D", "women"), Of("E"), Of("F")], rules);
        var first = Hold(election, cast: 40, "A 25", "B 15", "C 12", "D 9");
        Assert.Equal(("A", 2, 1, "women", "B C"), (Elected(election, first), first.Next!.Number, first.Next.Seats, first.Next.ReservedFor, Names(election, first.Next.Standing)));
        var second = Hold(election, first, cast: 40, "B 18", "C 20");
        Assert.Equal(("C", 1, 1, "B D E F"), (Elected(election, second), second.Next!.Number, second.Next.Seats, Names(election, second.Next.Standing)));
        Assert.Null(second.Next.ReservedFor);
        var third = Hold(election, second, cast: 40, "B 10", "E 21");
        Assert.Equal(("E", true, 0, 3), (Elected(election, third), third.IsOver, third.Vacancies, third.Progress.Elected.Count));
    }

    [Theory]
    [InlineData(UnfilledReserved.StaysVacant, 1)]
    [InlineData(UnfilledReserved.Opens, 2)]
    public void A_reserved_seat_that_nobody_can_take_stays_vacant_or_opens(UnfilledReserved unfilled, int open)
    {
        var rules = ElectionRules.Approval with { Reserved = [new("women", 1)], UnfilledReserved = unfilled };
        Assert.Equal(open, ElectionCount.FirstRound(new(2, [Of("A"), Of("B")], rules))!.Seats);
    }

    [Fact]
    public void A_definition_that_cannot_be_counted_says_why()
    {
        Assert.Null(Election(1, ElectionRules.SingleSeat, "A").Problem);
        Assert.NotNull(Election(0, ElectionRules.SingleSeat, "A").Problem);
        Assert.NotNull(Election(1, ElectionRules.SingleSeat, "A", "A").Problem);
        Assert.NotNull(Election(1, ElectionRules.Of(), "A").Problem);
        Assert.NotNull(Election(1, ElectionRules.Approval with { Reserved = [new("women", 2)] }, "A").Problem);
    }
}
