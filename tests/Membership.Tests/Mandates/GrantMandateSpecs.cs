using Bkmo.Eventing;
using Bkmo.Membership.Conferences;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Persons;
using static Bkmo.Membership.Tests.People;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Mandates;

public sealed class GrantMandateSpecs
{
    [Fact]
    public void An_organisation_gives_somebody_a_mandate() =>
        Given<Person>(Entered(North)).When(Grant()).Then(Granted(from: Today));

    [Fact]
    public void A_voting_member_sends_a_delegate_to_a_convened_conference() =>
        Given<Person>(Entered(North)).When(Grant(MandateFunction.Delegate)).Then(Granted(MandateFunction.Delegate, from: Today));

    [Fact]
    public void Nobody_is_a_delegate_twice_at_one_conference_not_even_for_two_organisations() =>
        Given<Person>(Entered(), Granted(MandateFunction.Delegate, South, mandate: OtherMandate)).When(Grant(MandateFunction.Delegate))
            .ThenRefused(new TooManyDelegateMandates(1));

    [Fact]
    public void Where_votes_may_be_transferred_one_person_holds_as_many_mandates_as_the_rule_allows()
    {
        var one = Granted(MandateFunction.Delegate, South, mandate: OtherMandate);
        Given<Person>(Entered(), one).When(Grant(MandateFunction.Delegate, conference: Known(2))).Then(Granted(MandateFunction.Delegate, from: Today));
        Given<Person>(Entered(), one, Granted(MandateFunction.Delegate, Id(303), mandate: Id(503))).When(Grant(MandateFunction.Delegate, conference: Known(2)))
            .ThenRefused(new TooManyDelegateMandates(2));
    }

    [Fact]
    public void Being_a_delegate_elsewhere_earlier_or_only_a_deputy_is_no_hindrance()
    {
        var granted = Granted(MandateFunction.Delegate, from: Today);
        Given<Person>(Entered(), Granted(MandateFunction.Delegate, South, mandate: OtherMandate, conference: OtherConference)).When(Grant(MandateFunction.Delegate)).Then(granted);
        Given<Person>(Entered(), Granted(MandateFunction.Delegate, South, until: Day(3, 9), mandate: OtherMandate)).When(Grant(MandateFunction.Delegate)).Then(granted);
        Given<Person>(Entered(), Granted(MandateFunction.Deputy, South, mandate: OtherMandate)).When(Grant(MandateFunction.Delegate)).Then(granted);
    }

    [Fact]
    public void The_same_mandate_is_not_held_twice_in_one_time()
    {
        Given<Person>(Entered(), Granted(mandate: OtherMandate)).When(Grant()).ThenRefused(new AlreadyHoldsMandate(Day(1, 1)));
        Given<Person>(Entered(), Granted(mandate: OtherMandate, from: Day(9, 1))).When(Grant(until: Day(9, 1))).ThenRefused(new AlreadyHoldsMandate(Day(9, 1)));
        Given<Person>(Entered(), Granted(mandate: OtherMandate, from: Day(9, 1))).When(Grant(until: Day(8, 31))).Then(Granted(from: Today, until: Day(8, 31)));
        Given<Person>(Entered(), Granted(mandate: OtherMandate), Over(Day(12, 31, 2025), OtherMandate)).When(Grant()).Then(Granted(from: Today));
    }

    [Fact]
    public void Only_who_votes_sends_delegates_and_deputies()
    {
        var supporter = Fold<Organisation>(Registered, Applied(MembershipKind.Supporting), Admitted(MembershipKind.Supporting));
        var former = Fold<Organisation>(Registered, Applied(), Admitted(), Ended(Day(3, 9)));
        foreach (var organisation in new[] { supporter, former })
        {
            Given<Person>(Entered()).When(Grant(MandateFunction.Delegate, organisation: organisation)).ThenRefused(new NoVotingMembership(Today));
            Given<Person>(Entered()).When(Grant(MandateFunction.Deputy, organisation: organisation)).ThenRefused(new NoVotingMembership(Today));
            Given<Person>(Entered()).When(Grant(organisation: organisation)).Then(Granted(from: Today));
        }
    }

    [Fact]
    public void Delegates_need_a_conference_that_was_convened()
    {
        Given<Person>(Entered()).When(Decide(Command(MandateFunction.Delegate) with { ConferenceId = null })).ThenRefused(new UnknownMandateConference());
        Given<Person>(Entered()).When(Decide(Command(MandateFunction.Delegate), null)).ThenRefused(new UnknownMandateConference());
        Given<Person>(Entered()).When(Decide(Command(MandateFunction.Deputy), KnownConference.Initial)).ThenRefused(new UnknownMandateConference());
    }

    [Fact]
    public void Nobody_acts_for_an_organisation_that_is_no_more()
    {
        var dissolved = Fold<Organisation>(Registered, Applied(), Admitted(), Ended(Day(3, 9), EndReason.Dissolution));
        Given<Person>(Entered()).When(Grant(organisation: dissolved)).ThenRefused(new OrganisationCeased(Day(3, 9)));
    }

    [Fact]
    public void A_mandate_does_not_end_before_it_begins() =>
        Given<Person>(Entered()).When(Grant(until: Day(3, 9))).ThenRefused(new DaysOutOfOrder("until", Today));

    [Fact]
    public void Unknown_and_erased_persons_get_no_mandates()
    {
        Given<Person>().When(Grant()).ThenRefused(new UnknownPerson());
        Given<Person>(Entered(), new PersonErased(Some.Office, Now)).When(Grant()).ThenRefused(new PersonIsErased());
    }

    [Fact]
    public void A_change_for_the_same_person_ends_one_mandate_and_grants_another_in_one_act()
    {
        var present = Granted(MandateFunction.Delegate, mandate: OtherMandate);
        var command = Command(MandateFunction.Delegate) with { Until = Day(12, 31), Replaced = new(Ayse, true, Mandate(present)) };
        Given<Person>(Entered(), present).When(Decide(command)).Then(
            Over(Day(3, 9), OtherMandate, MandateEnding.Replaced),
            Granted(MandateFunction.Delegate, from: Today, until: Day(12, 31)) with { Replaces = OtherMandate, ReplacedPersonId = Ayse });
    }

    [Fact]
    public void A_delegate_who_is_replaced_by_somebody_else_is_named_by_the_grant()
    {
        var command = Command(MandateFunction.Delegate) with { Replaced = new(Milan, false, Mandate(Granted(MandateFunction.Delegate, mandate: OtherMandate))) };
        Given<Person>(Entered()).When(Decide(command))
            .Then(Granted(MandateFunction.Delegate, from: Today) with { Replaces = OtherMandate, ReplacedPersonId = Milan });
    }

    [Fact]
    public void Only_the_same_mandate_is_replaced_and_only_while_it_holds()
    {
        var other = Mandate(Granted(MandateFunction.Deputy, mandate: OtherMandate));
        Given<Person>(Entered()).When(Decide(Command(MandateFunction.Delegate) with { Replaced = new(Milan, false, other) })).ThenRefused(new CannotReplace());
        var over = Mandate(Granted(mandate: OtherMandate, until: Day(2, 1)));
        Given<Person>(Entered()).When(Decide(Command() with { Replaced = new(Milan, false, over) })).ThenRefused(new MandateAlreadyEnded(Day(2, 1)));
    }

    private static Mandate Mandate(MandateGranted granted) => Fold<Person>(Entered(), granted).Mandates[0];

    private static GrantMandate.Command Command(MandateFunction function = MandateFunction.Representative) => new(
        OneMandate, North, function, function is MandateFunction.Delegate or MandateFunction.Deputy ? Conference : null, Today, null, null, null, Some.Office, Now);

    private static Func<Person, Decision> Grant(
        MandateFunction function = MandateFunction.Representative, DateOnly? until = null, Organisation? organisation = null, KnownConference? conference = null) =>
        state => GrantMandate.Decide(state, Command(function) with { Until = until }, new(organisation ?? VotingMember, conference ?? Known()));

    private static Func<Person, Decision> Decide(GrantMandate.Command command) => Decide(command, Known());

    private static Func<Person, Decision> Decide(GrantMandate.Command command, KnownConference? conference) =>
        state => GrantMandate.Decide(state, command, new(VotingMember, conference));
}
