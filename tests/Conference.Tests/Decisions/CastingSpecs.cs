using Bkmo.Conference.Counting.Majorities;
using Bkmo.Conference.Polls;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Decisions.Polls;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests.Decisions;

public sealed class CastingSpecs
{
    [Fact]
    public void A_hundred_votes_are_cast_as_seventy_and_thirty_in_one_act() =>
        Given<Poll>(Open(Motion)).When(Casting(Cast(1, Yes(70), No(30)))).Then(Cast(1, Yes(70), No(30)));

    [Fact]
    public void Any_present_delegate_casts_from_the_pool_and_never_more_than_it_holds()
    {
        Given<Poll>([.. Open(Motion), Cast(1, Yes(70))]).When(Casting(Cast(2, No(30)))).Then(Cast(2, No(30)));
        Given<Poll>([.. Open(Motion), Cast(1, Yes(70))]).When(Casting(Cast(2, No(31)))).ThenRefused(new PoolExhausted(30));
        Given<Poll>([.. Open(Motion), Cast(1, Yes(70)), Cast(2, No(30))]).When(Casting(Cast(1, Yes(1)))).ThenRefused(new PoolExhausted(0));
    }

    [Fact]
    public void Counted_by_heads_each_delegate_has_one_vote()
    {
        var heads = Motion with { Weights = Weights.OneEach };
        Given<Poll>(Open(heads)).When(Casting(Cast(1, Yes(2)))).ThenRefused(new PoolExhausted(1));
        Given<Poll>([.. Open(heads), Cast(1, Yes(1))]).When(Casting(Cast(1, No(1)))).ThenRefused(new PoolExhausted(0));
        Given<Poll>([.. Open(heads), Cast(1, Yes(1))]).When(Casting(Cast(2, No(1)))).Then(Cast(2, No(1)));
    }

    [Fact]
    public void Votes_are_taken_between_opening_and_closing_only()
    {
        Given<Poll>().When(Casting(Cast(1, Yes(1)))).ThenRefused(new UnknownPoll());
        Given<Poll>(Created(Motion)).When(Casting(Cast(1, Yes(1)))).ThenRefused(new PollNotOpen());
        Given<Poll>([.. Open(Motion), Closed]).When(Casting(Cast(1, Yes(1)))).ThenRefused(new PollIsClosed());
    }

    [Fact]
    public void A_delegate_casts_for_the_own_mandate_only()
    {
        Given<Poll>(Open(Motion)).When(Casting(Cast(1, Yes(1)), asker: 2)).ThenRefused(new NotOnRoll());
        Given<Poll>(Open(Motion)).When(Casting(Cast(9, Yes(1)))).ThenRefused(new NotOnRoll());
    }

    [Fact]
    public void Who_came_after_the_opening_waits_for_the_next_poll()
    {
        var late = Entitled with { Delegates = [Delegate(1, 70), Delegate(3, 71, present: false)] };
        Given<Poll>(Open(Motion, late)).When(Casting(Cast(3, Yes(1)))).ThenRefused(new NotPresentAtOpening());
        var anywhere = Motion with { Presence = PresenceRule.Anywhere };
        Given<Poll>(Open(anywhere, late)).When(Casting(Cast(3, Yes(1)))).Then(Cast(3, Yes(1)));
    }

    [Fact]
    public void No_organisation_votes_in_its_own_matter_or_while_its_rights_rest()
    {
        var own = Motion with { OwnMatter = [Id(71)] };
        var roll = Opened(own, Entitled with { Organisations = [Votes(70, 100), Votes(71, 30), Votes(72, 10, rest: true)] }).Roll;
        Assert.Equal([new(Id(71), 30, ExclusionReason.OwnMatter), new(Id(72), 10, ExclusionReason.RightsRest)], roll.Excluded);
        Assert.Equal((100L, 100L, 140L), (roll.Electorate.Entitled, roll.Electorate.Present, roll.Electorate.Members));
        Given<Poll>(Open(own)).When(Casting(Cast(3, Yes(1)))).ThenRefused(new NotOnRoll());
    }

    [Fact]
    public void A_member_without_votes_counts_where_all_members_are_asked_for()
    {
        var purpose = Motion with { Majority = MajorityRule.Simple with { Base = MajorityBase.AllMembers, Kind = ThresholdKind.AtLeast, Numerator = 1, Denominator = 1 } };
        IEvent[] all = [Cast(1, Yes(100)), Cast(3, Yes(30)), Cast(4, Yes(10)), Closed];
        Assert.True(PollCount.Of(State([.. Open(purpose, Entitled with { Members = [Id(70), Id(71), Id(72)] }), .. all]))!.Accepted);

        var unsettled = Entitled with { Members = [Id(70), Id(71), Id(72), Id(73)] };
        Assert.Equal([new(Id(73), 1, ExclusionReason.NoVotes)], Opened(purpose, unsettled).Roll.Excluded);
        var result = PollCount.Of(State([.. Open(purpose, unsettled), .. all]))!;
        Assert.False(result.Accepted);
        Assert.Equal("141 von 141 nötig, 140 erreicht: abgelehnt (mindestens 1/1 aller Mitglieder).", result.Explanation!.Value.De);
    }

    [Fact]
    public void Who_transferred_the_vote_does_not_vote_as_well()
    {
        var transferred = Entitled with { Proxies = [new LiveProxy(Id(50), Id(4), Id(3))] };
        Given<Poll>(Open(Motion, transferred)).When(Casting(Cast(4, Yes(10)))).ThenRefused(new VoteTransferred());
        var byProxy = Cast(4, Yes(10)) with { ByProxy = Id(50) };
        Given<Poll>(Open(Motion, transferred)).When(Casting(byProxy, asker: 3)).Then(byProxy);
        Given<Poll>(Open(Motion, transferred)).When(Casting(Cast(4, Yes(10)), asker: 1)).ThenRefused(new NotOnRoll());
    }

    [Fact]
    public void A_transfer_whose_holder_is_gone_leaves_the_vote_where_it_was()
    {
        var gone = Entitled with { Proxies = [new LiveProxy(Id(50), Id(4), Id(99))] };
        Given<Poll>(Open(Motion, gone)).When(Casting(Cast(4, Yes(10)))).Then(Cast(4, Yes(10)));
    }

    [Fact]
    public void A_repeated_request_casts_nothing_more()
    {
        var marked = Marked(1, 100, "\"k\"");
        Given<Poll>([.. Open(SecretMotion), marked]).When(Casting(marked)).ThenNothing();
        Given<Poll>([.. Open(SecretMotion), marked, Closed]).When(Casting(marked)).ThenNothing();
        Given<Poll>([.. Open(SecretMotion), marked]).When(Casting(marked with { Repetition = "\"other\"" })).ThenRefused(new PoolExhausted(0));
    }

    [Fact]
    public void Hands_are_counted_by_tellers() => Given<Poll>(Open(Hands)).When(Casting(Cast(1, Yes(1)))).ThenRefused(new CountedByTellers());

    [Theory]
    [InlineData(PollMethod.YesNo, 0, "yes", true)]
    [InlineData(PollMethod.YesNo, 0, "abstain", false)]
    [InlineData(PollMethod.YesNoAbstain, 0, "abstain", true)]
    [InlineData(PollMethod.YesNo, 0, "1", false)]
    [InlineData(PollMethod.Choose, 2, "0 2", true)]
    [InlineData(PollMethod.Choose, 2, "0 1 2", false)]
    [InlineData(PollMethod.Choose, 2, "0 0", false)]
    [InlineData(PollMethod.Choose, 2, "3", false)]
    [InlineData(PollMethod.Choose, 2, "yes", false)]
    [InlineData(PollMethod.Approval, 0, "0 1 2", true)]
    [InlineData(PollMethod.Ranked, 0, "2 0", true)]
    [InlineData(PollMethod.Ranked, 0, "-1", false)]
    [InlineData(PollMethod.Scores, 5, "0 5 3", true)]
    [InlineData(PollMethod.Scores, 5, "0 6 3", false)]
    [InlineData(PollMethod.Scores, 5, "1 1", false)]
    [InlineData(PollMethod.YesNoEach, 0, "0 1 2", true)]
    [InlineData(PollMethod.YesNoEach, 0, "3 1 2", false)]
    [InlineData(PollMethod.Ranked, 0, "", true)]
    [InlineData(PollMethod.YesNo, 0, "", true)]
    [InlineData(PollMethod.Scores, 5, "invalid", true)]
    public void A_ballot_fits_its_poll(PollMethod method, int most, string ballot, bool fits)
    {
        var options = new PollOption[] { new(Id(1), "A", "A"), new(Id(2), "B", "B"), new(Id(3), "C", "C") };
        var vote = ballot switch
        {
            "yes" => Vote.Of(Answer.Yes),
            "abstain" => Vote.Of(Answer.Abstain),
            "invalid" => Vote.Invalid,
            _ => Vote.Of([.. ballot.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]),
        };
        Assert.Equal(fits, vote.Fits(Motion with { Method = method, Most = most, Options = method is PollMethod.YesNo or PollMethod.YesNoAbstain ? [] : [.. options] }));
    }
}
