using Bkmo.Conference.Agenda;
using Bkmo.Conference.Counting.Majorities;
using Bkmo.Conference.Polls;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Decisions.Polls;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests.Decisions;

public sealed class PollSpecs
{
    [Fact]
    public void A_poll_is_prepared_and_can_be_put_differently_until_it_is_opened()
    {
        var other = Motion with { TitleDe = "Anders" };
        Given<Poll>().When(Create(Motion)).Then(Created(Motion));
        Given<Poll>(Created(Motion)).When(Create(Motion)).ThenNothing();
        Given<Poll>(Created(Motion)).When(Create(other)).Then(new PollRevised(other, Office, Now));
        Given<Poll>(Open(Motion)).When(Create(other)).ThenRefused(new PollAlreadyOpened());
    }

    [Fact]
    public void Opening_freezes_who_may_vote()
    {
        Given<Poll>(Created(Motion)).When(OpenNow()).Then(Opened(Motion));
        Given<Poll>(Open(Motion)).When(OpenNow()).ThenNothing();
        Given<Poll>([.. Open(Motion), Closed]).When(OpenNow()).ThenRefused(new PollIsClosed());
        Given<Poll>().When(OpenNow()).ThenRefused(new UnknownPoll());
        Given<Poll>(Created(Motion)).When(OpenNow(new([], [], []))).ThenRefused(new NobodyEntitled());
        Given<Poll>(Created(Motion)).When(state => OpenPoll.Decide(state, new(Entitled, Office, Now, HasQuorum: false, ItemStatus.Open))).ThenRefused(new NoQuorum());
    }

    [Fact]
    public void Only_what_is_on_the_agenda_is_resolved_and_only_while_its_item_is_open()
    {
        Given<Poll>(Created(Motion)).When(OpenUnder(null)).ThenRefused(new NotOnAgenda());
        Given<Poll>(Created(Motion)).When(OpenUnder(ItemStatus.Withdrawn)).ThenRefused(new NotOnAgenda());
        Given<Poll>(Created(Motion)).When(OpenUnder(ItemStatus.Planned)).ThenRefused(new ItemNotOpen());
        Given<Poll>(Created(Motion)).When(OpenUnder(ItemStatus.Closed)).ThenRefused(new ItemNotOpen());
        var round = Motion with { IsMotion = false, ElectionId = Id(80) };
        Given<Poll>(Created(round)).When(OpenUnder(ItemStatus.Planned)).ThenRefused(new ItemNotOpen());
        var opinion = Motion with { IsMotion = false };
        Given<Poll>(Created(opinion)).When(OpenUnder(null)).Then(Opened(opinion));
    }

    [Fact]
    public void A_secret_poll_needs_three_who_may_vote() => Given<Poll>(Created(SecretMotion))
        .When(OpenNow(Entitled with { Delegates = [Delegate(1, 70), Delegate(3, 71), Delegate(4, 72, present: false)] })).ThenRefused(new TooFewForSecrecy(3));

    [Fact]
    public void Nothing_is_shown_of_the_votes_before_the_closing()
    {
        var open = State([.. Open(Motion), Cast(1, Yes(70), No(30))]);
        Assert.Equal(100, open.Cast);
        Assert.Null(PollCount.Of(open));
        Assert.Null(PollCount.Of(State([.. Open(SecretMotion), Marked(1, 100), Closed])));
    }

    [Fact]
    public void The_result_explains_itself_in_two_languages()
    {
        var result = Result(Motion, Cast(1, Yes(70), No(30)), Cast(3, Abstain(30)));
        Assert.Equal("51 von 100 nötig, 70 erreicht: angenommen (mehr als 1/2 der Ja- und Nein-Stimmen).", result.Explanation!.Value.De);
        Assert.Equal("51 of 100 needed, 70 reached: accepted (more than 1/2 of the yes and no votes).", result.Explanation!.Value.En);
    }

    [Theory]
    [InlineData(MajorityBase.YesAndNo, true)]
    [InlineData(MajorityBase.EntitledPresent, false)]
    [InlineData(MajorityBase.AllMembers, false)]
    public void The_base_decides(MajorityBase of, bool accepted) => Assert.Equal(
        accepted, Result(Motion with { Majority = MajorityRule.Simple with { Base = of } }, Cast(1, Yes(70), No(30))).Accepted);

    [Fact]
    public void Nothing_is_accepted_without_a_yes()
    {
        Assert.False(Result(Motion, Cast(3, Abstain(30))).Accepted);
        Given<Poll>([.. Open(Motion), Cast(3, Abstain(30)), Closed]).When(Publish(true, "Weil")).ThenRefused(new NoYesAtAll());
    }

    [Fact]
    public void Options_are_counted_by_their_method()
    {
        var plan = Motion with
        {
            IsMotion = false, Method = PollMethod.Scores, Most = 5, Options = [new(Id(1), "A", "A"), new(Id(2), "B", "B"), new(Id(3), "C", "C")],
        };
        Assert.Equal([235L, 350, 70], Result(plan, Cast(1, new Portion(70, Vote.Of(3, 5, 1))), Cast(3, new Portion(5, Vote.Of(5, 0, 0)))).Options.Select(option => option.Yes));
        var ranked = plan with { Method = PollMethod.Ranked, Most = 0 };
        Assert.Equal(["2 B"], Result(ranked, Cast(1, new Portion(40, Vote.Of(1)), new Portion(35, Vote.Of(0, 2))), Cast(3, new Portion(30, Vote.Of(2, 1)))).Ranked!.Elected);
        var each = plan with { Method = PollMethod.YesNoEach, Most = 0 };
        Assert.Equal((70L, 0L, 5L), Result(each, Cast(1, new Portion(70, Vote.Of(1, 2, 0))), Cast(3, new Portion(5, Vote.Blank))).Options.Select(o => (o.Yes, o.No, o.Abstained)).First());
    }

    [Fact]
    public void Tellers_enter_totals_or_a_plain_majority()
    {
        var counted = new HandsTotals(new(HandsSeen.Counted, 80), new(HandsSeen.Counted, 50), new(HandsSeen.NotCounted));
        var plain = new HandsTotals(new(HandsSeen.Majority), new(HandsSeen.NotCounted), new(HandsSeen.NotCounted));
        Given<Poll>(Open(Hands)).When(Enter(counted)).Then(new HandsCounted(counted, Office, Now));
        Given<Poll>([.. Open(Hands), new HandsCounted(counted, Office, Now)]).When(Enter(counted)).ThenNothing();
        Assert.True(PollCount.Of(State([.. Open(Hands), new HandsCounted(plain, Office, Now), Closed]))!.Accepted);
        Given<Poll>(Open(Hands with { Majority = new(MajorityBase.YesAndNo, ThresholdKind.AtLeast, 3, 4) })).When(Enter(plain)).ThenRefused(new HandsMustBeCounted());
        Given<Poll>(Open(Hands)).When(Enter(counted with { Yes = new(HandsSeen.Counted, 91) })).ThenRefused(new MoreHandsThanVotes(140));
        Given<Poll>(Open(Motion)).When(Enter(counted)).ThenRefused(new NotByHands());
        Given<Poll>(Created(Hands)).When(Enter(counted)).ThenRefused(new PollNotOpen());
        Given<Poll>([.. Open(Hands), new HandsCounted(plain, Office, Now), Closed]).When(Enter(counted)).ThenRefused(new PollIsClosed());
        Given<Poll>(Open(Hands)).When(Close()).ThenRefused(new HandsNotEntered());
    }

    [Fact]
    public void A_poll_is_closed_once()
    {
        Given<Poll>(Open(Motion)).When(Close()).Then(Closed);
        Given<Poll>([.. Open(Motion), Closed]).When(Close()).ThenNothing();
        Given<Poll>(Created(Motion)).When(Close()).ThenRefused(new PollNotOpen());
        Given<Poll>().When(Close()).ThenRefused(new UnknownPoll());
    }

    [Fact]
    public void Ballots_are_counted_when_there_are_as_many_as_votes_were_cast()
    {
        var box = new ClosePoll.Opened([new("A", Vote.Of(Answer.Yes)), new("B", Vote.Invalid)], Now);
        Given<Poll>([.. Open(SecretMotion), Marked(1, 2), Closed]).When(state => ClosePoll.Decide(state, box)).Then(new BallotsCounted(box.Ballots, Now));
        Given<Poll>([.. Open(SecretMotion), Marked(1, 3), Closed]).When(state => ClosePoll.Decide(state, box)).ThenRefused(new BallotsDoNotMatch(3, 2));
        Given<Poll>([.. Open(SecretMotion), Marked(1, 2)]).When(state => ClosePoll.Decide(state, box)).ThenRefused(new PollNotClosed());
        Given<Poll>([.. Open(SecretMotion), Marked(1, 2), Closed, new BallotsCounted(box.Ballots, Now)]).When(state => ClosePoll.Decide(state, box)).ThenNothing();
        Given<Poll>().When(state => ClosePoll.Decide(state, box)).ThenRefused(new UnknownPoll());
    }

    [Fact]
    public void The_chair_states_another_result_with_a_reason_only()
    {
        IEvent[] accepted = [.. Open(Motion), Cast(1, Yes(70), No(30)), Closed];
        Given<Poll>(accepted).When(Publish()).Then(new PollPublished(null, null, Office, Now));
        Given<Poll>(accepted).When(Publish(true)).Then(new PollPublished(true, null, Office, Now));
        Given<Poll>(accepted).When(Publish(false)).ThenRefused(new ReasonNeeded());
        Given<Poll>(accepted).When(Publish(false, "Formfehler")).Then(new PollPublished(false, "Formfehler", Office, Now));
        Given<Poll>([.. accepted, new PollPublished(null, null, Office, Now)]).When(Publish()).ThenNothing();
        Given<Poll>([.. accepted, new PollPublished(null, null, Office, Now)]).When(Publish(false, "Doch nicht")).ThenRefused(new PollAlreadyPublished());
        Given<Poll>(Open(Motion)).When(Publish()).ThenRefused(new PollNotClosed());
        Given<Poll>([.. Open(SecretMotion), Marked(1, 1), Closed]).When(Publish()).ThenRefused(new PollNotCounted());
        Given<Poll>().When(Publish()).ThenRefused(new UnknownPoll());
        var options = Motion with { IsMotion = false, Method = PollMethod.Approval, Options = [new(Id(1), "A", "A"), new(Id(2), "B", "B")] };
        Given<Poll>([.. Open(options), Closed]).When(Publish(true)).ThenRefused(new NothingToAccept());
    }

    private static PollResult Result(PollPlan plan, params VotesCast[] casts) => PollCount.Of(State([.. Open(plan), .. casts, Closed]))!;

    private static Func<Poll, Decision> Create(PollPlan plan) => state => CreatePoll.Decide(state, new(plan, Office, Now));

    private static Func<Poll, Decision> OpenNow(Entitlements? now = null) => OpenUnder(ItemStatus.Open, now);

    private static Func<Poll, Decision> OpenUnder(ItemStatus? item, Entitlements? now = null) =>
        state => OpenPoll.Decide(state, new(now ?? Entitled, Office, Now, HasQuorum: true, item));

    private static Func<Poll, Decision> Enter(HandsTotals hands) => state => CountHands.Decide(state, new(hands, Office, Now));

    private static Func<Poll, Decision> Close() => state => ClosePoll.Decide(state, new ClosePoll.Command(Office, Now));

    private static Func<Poll, Decision> Publish(bool? accepted = null, string? reason = null) => state => PublishPoll.Decide(state, new(accepted, reason, Office, Now));
}
