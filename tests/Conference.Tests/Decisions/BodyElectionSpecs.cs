using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Counting.Elections;
using Bkmo.Conference.Counting.Majorities;
using Bkmo.Conference.Polls;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Decisions.Polls;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests.Decisions;

public sealed class BodyElectionSpecs
{
    internal static readonly ElectionPlan Board = new(
        Polls.Conference, "Wahl des Vorstands", "Election of the board", ElectedBody.Board, null, ElectedFunction.Assessor, new(2026, 10, 11), new(2028, 10, 10), 2,
        BallotForm.AsManyAsSeats, [new RoundSpec()], [], OnePerOrganisation: false, [], UnfilledReserved.StaysVacant, TieRule.RunOff, DeclineRule.OpensRound, PollKind.Secret,
        Weights.OneEach, PresenceRule.PresentAtOpening, null);

    private static readonly Electorate Fifty = new(50, 50, 60);

    [Fact]
    public void A_board_of_nine_is_elected_in_one_round_and_closed_after_acceptance()
    {
        var nine = Board with { Seats = 9 };
        IEvent[] counted = [.. Standing(nine, 11), RoundOpen, Counted(50, [.. Enumerable.Range(1, 11).Select(i => (i, 50L - i))])];
        var state = State(counted);
        Assert.Equal((9, true), (state.Elected.Count, state.IsDecided));
        Given<Election>(counted).When(Closing()).ThenRefused(new AnswersOutstanding());
        IEvent[] accepted = [.. counted, .. Enumerable.Range(1, 9).Select(Accepted)];
        Given<Election>(accepted).When(Closing()).Then(new ElectionClosed(Office, Now));
        Given<Election>([.. accepted, new ElectionClosed(Office, Now)]).When(Closing()).ThenNothing();
        Assert.Contains("#1: 26 of 50 needed, 49 reached, elected.", state.Last!.Result!.Sentences.Select(sentence => sentence.En));
    }

    // 13 seats, at most 7 of group A and 6 of group B, more than half of the ballots: only 7 reach it.
    [Fact]
    public void Where_only_seven_of_thirteen_reach_the_majority_six_seats_stay_vacant()
    {
        var thirteen = Board with { Seats = 13, Ceilings = [new("A", 7), new("B", 6)] };
        var votes = Enumerable.Range(1, 16).Select(i => (i, i is <= 4 or (> 8 and <= 11) ? 40L - i : 21)).ToArray();
        var state = State([Planned(thirteen), .. Enumerable.Range(1, 16).SelectMany(i => new IEvent[] { Nominated(i, i <= 8 ? "A" : "B"), Stands(i) }), RoundOpen, Counted(43, votes)]);
        Assert.Equal((7, 6, true), (state.Elected.Count, state.Last!.Result!.Vacancies, state.IsDecided));
    }

    [Fact]
    public void Rounds_follow_each_other_when_counted_and_answered()
    {
        var single = Board with { Seats = 1, Rounds = [new RoundSpec(), new RoundSpec(Finalists: Finalists.TwoBest), new RoundSpec(Kind: ThresholdKind.MostVotes, Numerator: 0, Denominator: 1, Finalists: Finalists.TwoBest)] };
        Given<Election>(Standing(single, 3)).When(OpeningRound()).Then(RoundOpen);
        Given<Election>([.. Standing(single, 3), RoundOpen]).When(OpeningRound()).ThenNothing();
        IEvent[] first = [.. Standing(single, 3), RoundOpen, Counted(43, (1, 20), (2, 12), (3, 11))];
        Assert.Equal([Id(1), Id(2)], State(first).Next!.Standing);
        Given<Election>(first).When(OpeningRound()).Then(RoundOpen);
        IEvent[] second = [.. first, RoundOpen, Counted(43, (1, 22), (2, 20))];
        Assert.Equal([Id(1)], State(second).Elected);
        Given<Election>(second).When(OpeningRound()).ThenRefused(new NoRoundNext());
        Given<Election>(second).When(Answer(1, accepted: false)).Then(Accepted(1) with { Accepted = false });
        var again = State([.. second, Accepted(1) with { Accepted = false }]);
        Assert.Equal([Id(2), Id(3)], again.Next!.Standing.Order());
        Assert.False(again.IsDecided);
    }

    [Fact]
    public void Several_who_decline_each_leave_a_seat_as_the_rule_says()
    {
        IEvent[] counted = [.. Standing(Board, 4), RoundOpen, Counted(50, (1, 40), (2, 35), (3, 30), (4, 5))];
        IEvent[] both = [Accepted(1) with { Accepted = false }, Accepted(2) with { Accepted = false }];
        var opens = State([.. counted, .. both]);
        Assert.Equal((0, 2), (opens.Elected.Count, opens.Next!.Seats));
        IEvent[] Under(DeclineRule rule) => [.. Standing(Board with { Declined = rule }, 4), .. counted[^2..], .. both];
        Assert.Equal((0, true, 2), (State(Under(DeclineRule.StaysVacant)).Elected.Count, State(Under(DeclineRule.StaysVacant)).IsDecided, State(Under(DeclineRule.StaysVacant)).Last!.Result!.Vacancies));
        Assert.Equal([Id(3)], State(Under(DeclineRule.NextInVotes)).Elected);
    }

    [Fact]
    public void A_tie_goes_to_a_run_off_and_then_to_a_recorded_lot()
    {
        IEvent[] tied = [.. Standing(Board with { Seats = 1 }, 3), RoundOpen, Counted(50, (1, 30), (2, 30), (3, 4))];
        Assert.True(State(tied).Last!.Result!.Tie!.ByRunOff);
        Given<Election>(tied).When(Drawing(1, 2)).ThenRefused(new NoSuchTie());
        Given<Election>(tied).When(OpeningRound()).Then(new RunOffOpened(Id(800), Office, Now));
        IEvent[] tiedAgain = [.. tied, new RunOffOpened(Id(800), Office, Now), new RunOffCounted([new(Id(1), 25), new(Id(2), 25)], Office, Now)];
        Given<Election>(tiedAgain).When(OpeningRound()).ThenRefused(new TieOpen());
        Given<Election>(tiedAgain).When(Drawing(1, 3)).ThenRefused(new LotNotOfThoseTied());
        Given<Election>(tiedAgain).When(Drawing(2, 1)).Then(new LotRecorded([Id(2), Id(1)], "Zettel aus dem Hut", Office, Now));
        var drawn = State([.. tiedAgain, new LotRecorded([Id(2), Id(1)], "Zettel aus dem Hut", Office, Now)]);
        Assert.Equal(Id(2), Assert.Single(drawn.Elected));
        Assert.True(drawn.Last!.Result!.Elected[0].ByLot);
        var runOff = State([.. tied, new RunOffOpened(Id(800), Office, Now), new RunOffCounted([new(Id(1), 20), new(Id(2), 25)], Office, Now)]);
        Assert.Equal(Id(2), Assert.Single(runOff.Elected));
        Assert.True(runOff.Last!.Result!.Elected[0].ByRunOff);
        Given<Election>(tied).When(Answer(1, accepted: true)).ThenRefused(new TieOpen());
    }

    [Fact]
    public void En_bloc_and_acclamation_need_that_nobody_objects_and_no_competition()
    {
        Given<Election>(Standing(Board, 2)).When(OpeningRound(enBloc: true)).Then(RoundOpen with { EnBloc = true });
        Given<Election>(Standing(Board, 3)).When(OpeningRound(enBloc: true)).ThenRefused(new MoreThanSeats());
        IEvent[] objected = [.. Standing(Board, 2), new ObjectionRaised(Office, Now)];
        Given<Election>(objected).When(OpeningRound(enBloc: true)).ThenRefused(new ObjectedTo());
        Given<Election>(objected).When(Acclaiming()).ThenRefused(new ObjectedTo());
        Given<Election>(Standing(Board, 3)).When(Acclaiming()).ThenRefused(new MoreThanSeats());
        Given<Election>(Standing(Board, 2)).When(Acclaiming()).Then(new AcclamationRecorded("Einzige Liste", Office, Now));
        var acclaimed = State([.. Standing(Board, 2), new AcclamationRecorded("Einzige Liste", Office, Now)]);
        Assert.Equal((2, true), (acclaimed.Elected.Count, acclaimed.IsDecided));
    }

    [Fact]
    public void An_objection_counts_for_every_round_after_it_until_the_election_is_closed()
    {
        Func<Election, Decision> objecting = state => OpenRound.Decide(state, new OpenRound.Objection(Office, Now));
        var twice = Board with { Rounds = [new(), new()] };
        IEvent[] first = [.. Standing(twice, 2), RoundOpen, Counted(50, (1, 40), (2, 10)), Accepted(1)];
        Given<Election>(first).When(OpeningRound(enBloc: true)).Then(RoundOpen with { EnBloc = true });
        Given<Election>(first).When(objecting).Then(new ObjectionRaised(Office, Now));
        Given<Election>([.. Standing(twice, 2), RoundOpen]).When(objecting).Then(new ObjectionRaised(Office, Now));
        Given<Election>([.. first, new ObjectionRaised(Office, Now)]).When(OpeningRound(enBloc: true)).ThenRefused(new ObjectedTo());
        Given<Election>([.. first, new ObjectionRaised(Office, Now)]).When(OpeningRound()).Then(RoundOpen);
        Given<Election>([.. first, new ElectionClosed(Office, Now)]).When(objecting).ThenRefused(new ElectionOver());
        Given<Election>().When(objecting).ThenRefused(new UnknownElection());
    }

    [Fact]
    public void What_was_cast_comes_from_the_counted_poll_of_the_round()
    {
        var poll = Polls.State([
            .. Open(Board.PollOf(Id(6), [.. Election(Standing(Board, 3)).Standing], 2, enBloc: false) with { Kind = PollKind.Named }, Entitled),
            Cast(1, new Portion(1, Vote.Of(0, 1))), Cast(2, new Portion(1, Vote.Blank)), Cast(3, new Portion(1, Vote.Invalid)), Closed]);
        Given<Election>([.. Standing(Board, 3), RoundOpen]).When(Counting(poll)).Then(new RoundCounted(
            3, 1, [new(Id(1), 1), new(Id(2), 1), new(Id(3), 0)], [], new(4, 4, 4), Office, Now));
        Given<Election>([.. Standing(Board, 3), RoundOpen]).When(Counting(null)).ThenRefused(new PollNotCounted());
        Given<Election>(Standing(Board, 3)).When(Counting(poll)).ThenRefused(new NoRoundToCount());
    }

    [Fact]
    public void Ranked_ballots_are_counted_by_their_rule_and_a_declined_seat_is_counted_anew()
    {
        var ranked = Board with { Form = BallotForm.RankedScottish, Rounds = [], Seats = 2, Declined = DeclineRule.NextInVotes };
        var counted = Counted(30) with { Ranked = [new(12, [0, 1]), new(10, [1, 2]), new(8, [2, 1])] };
        IEvent[] events = [.. Standing(ranked, 3), RoundOpen, counted];
        Assert.Equal([Id(1), Id(2)], State(events).Elected);
        Assert.Equal(2, State([.. events, Accepted(1), Accepted(2) with { Accepted = false }]).Elected.Count);
        Assert.Single(State([.. Standing(ranked with { Declined = DeclineRule.StaysVacant }, 3), RoundOpen, counted, Accepted(2) with { Accepted = false }]).Elected);
    }

    [Fact]
    public void Only_the_elected_answer_and_only_once()
    {
        IEvent[] counted = [.. Standing(Board, 3), RoundOpen, Counted(50, (1, 40), (2, 35), (3, 5))];
        Given<Election>(counted).When(Answer(1, accepted: true)).Then(Accepted(1));
        Given<Election>([.. counted, Accepted(1)]).When(Answer(1, accepted: true)).ThenNothing();
        Given<Election>([.. counted, Accepted(1)]).When(Answer(1, accepted: false)).ThenRefused(new NotElected());
        Given<Election>(counted).When(Answer(3, accepted: true)).ThenRefused(new NotElected());
        Given<Election>(counted).When(Answer(9, accepted: true)).ThenRefused(new UnknownCandidate());
        Given<Election>(Standing(Board, 3)).When(Closing()).ThenRefused(new NotDecided());
    }

    internal static ElectionPlanned Planned(ElectionPlan plan) => new(plan, Office, Now);

    internal static CandidateNominated Nominated(int number, string? group = null) =>
        new(Id(number), Id(number + 200), Id(70), group, new Sealed<string>(Id(5), "c2VhbGVk"), Office, Now, Id(number + 300));

    internal static CandidatureAnswered Stands(int number) => new(Id(number), Stands: true, InWriting: false, Office, Now);

    internal static IEvent[] Standing(ElectionPlan plan, int candidates) =>
        [Planned(plan), .. Enumerable.Range(1, candidates).SelectMany(i => new IEvent[] { Nominated(i), Stands(i) })];

    internal static RoundOpened RoundOpen => new(Id(800), EnBloc: false, Office, Now);

    internal static RoundCounted Counted(long cast, params (int Candidate, long Votes)[] votes) =>
        new(cast, 0, votes.Select(one => new CandidateTotals(Id(one.Candidate), one.Votes)).ToValueList(), [], Fifty, Office, Now);

    internal static ElectionAnswered Accepted(int candidate) => new(Id(candidate), Accepted: true, InWriting: false, Office, Now);

    private static Election State(params IEvent[] events) => Election(events);

    private static Election Election(IEvent[] events) => events.Aggregate(BodyElections.Election.Initial, (state, e) => state.Evolve(e));

    internal static Answering Officer => new(null, ForOthers: true);

    internal static Func<Election, Decision> OpeningRound(bool enBloc = false, params int[] lapsed) =>
        state => OpenRound.Decide(state, new OpenRound.Command(Id(800), enBloc, lapsed.Select(Id).ToValueList(), Office, Now));

    private static Func<Election, Decision> Counting(Poll? poll) => state => CountRound.Decide(state, new(Id(800), poll, Office, Now));

    private static Func<Election, Decision> Drawing(params int[] order) =>
        state => DecideTie.Decide(state, new DecideTie.Lot(order.Select(Id).ToValueList(), "Zettel aus dem Hut", Office, Now));

    internal static Func<Election, Decision> Acclaiming(params int[] lapsed) =>
        state => DecideTie.Decide(state, new DecideTie.Acclamation("Einzige Liste", lapsed.Select(Id).ToValueList(), Office, Now));

    internal static Func<Election, Decision> Answer(int candidate, bool accepted, Answering? from = null) =>
        state => AnswerElection.Decide(state, new AnswerElection.Command(Id(candidate), accepted, InWriting: false, from ?? Officer, Office, Now));

    private static Func<Election, Decision> Closing() => state => AnswerElection.Decide(state, new AnswerElection.Closing(Office, Now));
}
