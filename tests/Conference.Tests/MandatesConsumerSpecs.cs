using Bkmo.Conference.Conferences;
using Bkmo.Conference.Integration;
using Bkmo.Conference.Mandates;
using Bkmo.Conference.Organisations;
using Bkmo.Conference.Persons;
using Bkmo.Contracts.Membership.V1;
using Bkmo.Eventing;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests;

public sealed class MandatesConsumerSpecs
{
    private static readonly MandateHeard Granted = new(Id(9), Id(5), Id(70), MandateKind.Delegate, Today, Today.AddDays(30), 4, Now);

    [Fact]
    public void A_key_is_noted_once()
    {
        var heard = new DelegateKeyHeard(Id(8), KeyCounts.Delegates, Today, [new(Id(70), 3), new(Id(71), 1)], null, 3, Now);
        Given<Delegations>().When(Hear(Key(8, "delegates", 3, 1))).Then(heard);
        Given<Delegations>(heard).When(Hear(Key(8, "delegates", 3, 1))).ThenNothing();
    }

    [Fact]
    public void A_key_that_does_not_say_what_it_counts_counts_delegates() =>
        Assert.Equal(KeyCounts.Delegates, State(Key(8, null, 3, 1)).KeyInForce(KeyCounts.Delegates)!.Counts);

    [Fact]
    public void A_key_with_too_few_numbers_is_set_aside() =>
        Given<Delegations>().When(Hear(Key(8, null, 3, 1) with { Numbers = [3] })).ThenRefused(new MalformedKeyMessage());

    [Theory]
    [InlineData("conference/11", true)]
    [InlineData("BKMO XI", false)]
    [InlineData("conference/0", false)]
    [InlineData("conference/11 ", false)]
    public void Only_a_key_made_for_a_conference_concerns_one(string purpose, bool concerns) =>
        Assert.Equal(concerns, MandatesConsumer.On(Key(8, null, 3, 1) with { Purpose = purpose }) != Reaction.None);

    [Fact]
    public void The_purpose_names_the_conference() =>
        Assert.Equal(PlanConference.IdOf(11), NameBasedId.Of(Guid.Empty, "conference/11"));

    [Fact]
    public void A_superseded_key_does_not_count_whichever_was_heard_first()
    {
        var (old, better) = (Key(8, "delegates", 3, 1), Key(9, "delegates", 2, 2) with { Supersedes = Id(8), At = Now.AddDays(-1) });
        Assert.Equal(2, State(old, better).Of(Id(70))!.Delegates);
        Assert.Equal(2, State(better, old).Of(Id(70))!.Delegates);
    }

    [Fact]
    public void Of_two_keys_that_nothing_superseded_the_one_signed_off_last_counts()
    {
        var (first, second) = (Key(9, "delegates", 3, 1), Key(8, "delegates", 2, 2) with { At = Now.AddDays(1) });
        Assert.Equal(2, State(second, first).Of(Id(70))!.Delegates);
    }

    [Fact]
    public void Votes_may_have_a_key_of_their_own_and_follow_the_delegates_otherwise()
    {
        Assert.Equal((3, 3), Numbers(State(Key(8, "delegates", 3, 1))));
        Assert.Equal((2, 2), Numbers(State(Key(8, "votes", 2, 2))));
        Assert.Equal((3, 2), Numbers(State(Key(8, "delegates", 3, 1), Key(9, "votes", 2, 2))));
    }

    [Fact]
    public void An_organisation_that_the_key_does_not_count_sends_nobody_and_without_a_key_nothing_is_said()
    {
        Assert.Equal(0, State(Key(8, "delegates", 3, 1)).Of(Id(99))!.Delegates);
        Assert.Null(Delegations.Initial.Of(Id(70)));
    }

    [Fact]
    public void A_mandate_is_noted_once() => Given<Delegations>(Granted).When(state => MandatesConsumer.Decide(state, Granted)).ThenNothing();

    [Fact]
    public void An_end_that_is_heard_before_the_grant_counts_all_the_same()
    {
        var end = new MandateEndHeard(Id(9), Id(5), Id(70), MandateKind.Delegate, Today.AddDays(2), 5, Now);
        foreach (var state in new[] { Given<Delegations>(Granted, end).State, Given<Delegations>(end, Granted).State })
            Assert.Equal([true, true, false], new[] { 0, 2, 3 }.Select(days => state.Mandates[Id(9)].HoldsOn(Today.AddDays(days))));
        Assert.False(Given<Delegations>(end).State.Mandates[Id(9)].HoldsOn(Today));
    }

    [Fact]
    public void A_mandate_for_no_conference_is_known_with_its_newest_end_whichever_message_came_first()
    {
        var granted = new OrganisationMandateHeard(Id(5), Id(70), "representative", Today, Today.AddDays(30), 4, Now);
        var (late, early) = (new OrganisationMandateEndHeard(Today.AddDays(9), 5, Now), new OrganisationMandateEndHeard(Today.AddDays(2), 6, Now));
        Given<OrganisationMandate>().When(state => MandatesConsumer.Decide(state, granted)).Then(granted);
        Given<OrganisationMandate>(granted).When(state => MandatesConsumer.Decide(state, granted)).ThenNothing();
        Given<OrganisationMandate>(granted, early).When(state => MandatesConsumer.Decide(state, late)).ThenNothing();
        Given<OrganisationMandate>(early).When(state => MandatesConsumer.Decide(state, granted)).Then(granted);
        Assert.Equal(Today.AddDays(2), Given<OrganisationMandate>(early, granted).State.Until);
        Assert.Equal(Today.AddDays(2), Given<OrganisationMandate>(granted, late, early).State.Until);
        Assert.Equal(Today.AddDays(30), Given<OrganisationMandate>(granted).State.Until);
    }

    [Fact]
    public void What_is_known_depends_only_on_which_messages_came() => Prop.ForAll(Gen.Shuffle(Messages).ToArbitrary(), messages =>
    {
        var (inOrder, mixed) = (Messages.Aggregate(Delegations.Initial, Take), messages.Concat(messages).Aggregate(Delegations.Initial, Take));
        Assert.Equal(inOrder.Of(Id(70))! with { }, mixed.Of(Id(70))!);
        Assert.Equal(inOrder.Mandates.OrderBy(m => m.Key), mixed.Mandates.OrderBy(m => m.Key));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Voting_rights_rest_from_the_day_told_until_the_day_before_they_are_back()
    {
        var changes = new[] { new VotingRightsChangeHeard(true, Today, 6, Now), new(false, Today.AddDays(5), 7, Now), new(true, Today.AddDays(9), 9, Now) };
        foreach (var order in new[] { changes, [changes[2], changes[1], changes[0]] })
        {
            var known = order.Aggregate(KnownOrganisation.Initial, (state, e) => state.Evolve(e));
            Assert.Equal(new RestingTime(Today, Today.AddDays(4)), known.RestingOn(Today.AddDays(4)));
            Assert.Null(known.RestingOn(Today.AddDays(5)));
            Assert.Equal(new RestingTime(Today.AddDays(9), null), known.RestingOn(Today.AddDays(90)));
        }
        Given<KnownOrganisation>(changes[0]).When(state => MandatesConsumer.Decide(state, changes[0])).ThenNothing();
    }

    [Fact]
    public void An_account_is_the_persons_to_whom_it_was_linked_last()
    {
        var (mine, mineNoMore, theirs) = (new AccountOwnerHeard(Id(5), true, 2, Now), new AccountOwnerHeard(Id(5), false, 4, Now.AddDays(1)), new AccountOwnerHeard(Id(6), true, 9, Now.AddDays(2)));
        Assert.Equal(Id(5), Given<KnownAccount>(mine).State.PersonId);
        Assert.Null(Given<KnownAccount>(mine, mineNoMore).State.PersonId);
        Assert.Equal(Id(6), Given<KnownAccount>(mine, theirs).State.PersonId);
        Given<KnownAccount>(mineNoMore).When(state => MandatesConsumer.Decide(state, mine)).ThenNothing();
        Given<KnownPerson>(new PersonErasureHeard(3, Now)).When(state => MandatesConsumer.Decide(state, new PersonErasureHeard(3, Now))).ThenNothing();
    }

    private static readonly object[] Messages =
    [
        Key(8, "delegates", 3, 1), Key(9, "delegates", 2, 2) with { Supersedes = Id(8) }, Key(10, "votes", 5, 5), Granted,
        new MandateEndHeard(Id(9), Id(5), Id(70), MandateKind.Delegate, Today.AddDays(20), 5, Now),
        new MandateEndHeard(Id(9), Id(5), Id(70), MandateKind.Delegate, Today.AddDays(2), 7, Now), Granted with { MandateId = Id(10) },
    ];

    private static Delegations Take(Delegations state, object message) => ((Decision.Accepted)(message switch
    {
        DelegateKeySignedOff key => MandatesConsumer.Decide(state, key),
        MandateHeard grant => MandatesConsumer.Decide(state, grant),
        _ => MandatesConsumer.Decide(state, (MandateEndHeard)message),
    })).Events.Aggregate(state, (s, e) => s.Evolve(e));

    private static (long, long) Numbers(Delegations state) => (state.Of(Id(70))!.Delegates, state.Of(Id(70))!.Votes);

    private static Delegations State(params DelegateKeySignedOff[] keys) => keys.Aggregate(Delegations.Initial, Take);

    private static DelegateKeySignedOff Key(int id, string? counts, long first, long second) =>
        new(Id(id), 3, Now, Today, "conference/11", first + second, [Id(70), Id(71)], [first, second], null, counts);

    private static Func<Delegations, Decision> Hear(DelegateKeySignedOff message) => state => MandatesConsumer.Decide(state, message);
}
