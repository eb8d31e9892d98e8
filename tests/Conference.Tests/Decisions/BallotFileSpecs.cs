using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Counting.Elections;
using Bkmo.Conference.Polls;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Decisions.BodyElectionSpecs;
using static Bkmo.Conference.Tests.Decisions.Polls;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests.Decisions;

public sealed class BallotFileSpecs
{
    private const string Names = "\"1 #1\"\n\"2 #2\"\n\"3 #3\"\n\"4 #4\"\n\"Wahl des Vorstands\"\n";

    private static readonly ElectionPlan Rules = Board with { Declined = DeclineRule.NextInVotes, Ties = TieRule.Lot };

    private static readonly IEvent[] Voted = [.. Standing(Rules, 4), RoundOpen];

    [Fact]
    public void The_file_of_a_round_says_the_seats_that_it_fills() =>
        Assert.Equal("4 2\n1 1 2 0\n1 1 3 0\n1 0\n0\n" + Names, BallotFiles.BltOf(Id(800), Cast(), Fold(Voted)));

    [Fact]
    public void It_says_the_recorded_lot_and_who_declined_and_made_way_for_the_next()
    {
        IEvent[] drawn = [.. Voted, Counted(3, (1, 2), (2, 2), (3, 2)), new LotRecorded([Id(3), Id(1), Id(2)], "Zettel aus dem Hut", Office, Now)];
        Assert.Equal("4 2\n[tie 3 1 2]\n1 1 2 0\n1 1 3 0\n1 0\n0\n" + Names, BallotFiles.BltOf(Id(800), Cast(), Fold(drawn)));
        var declined = Fold([.. drawn, Accepted(3) with { Accepted = false }]);
        Assert.Equal("4 2\n-3\n[tie 3 1 2]\n1 1 2 0\n1 1 3 0\n1 0\n0\n" + Names, BallotFiles.BltOf(Id(800), Cast(), declined));
        var vacant = Fold([Planned(Rules with { Declined = DeclineRule.StaysVacant }), .. drawn[1..], Accepted(3) with { Accepted = false }]);
        Assert.DoesNotContain("-3", BallotFiles.BltOf(Id(800), Cast(), vacant)!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_poll_outside_elections_has_one_seat_and_one_of_yes_and_no_has_no_such_file()
    {
        Assert.StartsWith("4 1\n", BallotFiles.BltOf(Id(5), Cast(plan => plan with { ElectionId = null, Seats = null }), null), StringComparison.Ordinal);
        Assert.Null(BallotFiles.BltOf(Id(5), State([.. Open(Motion), Closed]), null));
    }

    private static Poll Cast(Func<PollPlan, PollPlan>? change = null)
    {
        var plan = Rules.PollOf(Id(6), [.. Fold(Voted).Standing], 2, enBloc: false) with { Kind = PollKind.Named };
        return State([
            .. Open(change?.Invoke(plan) ?? plan, Entitled), Polls.Cast(1, new Portion(1, Vote.Of(0, 1))), Polls.Cast(2, new Portion(1, Vote.Of(0, 2))),
            Polls.Cast(3, new Portion(1, Vote.Blank)), Closed]);
    }

    private static Election Fold(IEvent[] events) => events.Aggregate(Election.Initial, (state, e) => state.Evolve(e));
}
