using Bkmo.Conference.Capacities;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Registrations;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests;

public sealed class RegistrationSpecs
{
    private static readonly DateOnly DayAfter = Plan.EndsOn!.Value.AddDays(1);

    [Fact]
    public void A_guest_gets_a_place_while_there_is_one() => Given<ConferenceState>(Planned, Hall(1)).When(Guest(1)).Then(Confirmed(1));

    [Fact]
    public void The_last_place_is_given_once() =>
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1)).When(Guest(2)).ThenRefused(new CapacityExhausted("hall"));

    [Fact]
    public void A_place_given_back_is_given_again() =>
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1), Withdrawn(1)).When(Guest(2)).Then(Confirmed(2));

    [Fact]
    public void Categories_share_their_capacity() =>
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1)).When(Delegate(2)).ThenRefused(new CapacityExhausted("hall"));

    [Fact]
    public void Nobody_is_registered_twice() =>
        Given<ConferenceState>(Planned, Hall(9), Confirmed(1, person: 5)).When(Guest(2, person: 5)).ThenRefused(new PersonAlreadyRegistered());

    [Fact]
    public void Who_withdrew_may_register_again() =>
        Given<ConferenceState>(Planned, Hall(9), Confirmed(1, person: 5), Withdrawn(1)).When(Guest(2, person: 5)).Then(Confirmed(2, person: 5));

    [Fact]
    public void A_delegate_with_a_mandate_gets_a_place() =>
        Given<ConferenceState>(Planned, Hall(9)).When(Delegate(1))
            .Then(new RegistrationConfirmed(Id(1), Id(1), RegistrationCategory.Delegate, Id(70), "hall", Office, Now, Id(41)));

    [Fact]
    public void A_delegate_comes_for_an_organisation() =>
        Given<ConferenceState>(Planned, Hall(9)).When(Ask(1, RegistrationCategory.Delegate)).ThenRefused(new OrganisationNeeded(RegistrationCategory.Delegate));

    [Fact]
    public void An_organisation_that_is_not_admitted_sends_nobody() =>
        Given<ConferenceState>(Planned, Hall(9)).When(Delegate(1, Entitlement.None)).ThenRefused(new OrganisationNotAdmitted(Id(70)));

    [Fact]
    public void Without_a_capacity_there_is_no_place() =>
        Given<ConferenceState>(Planned, Hall(9)).When(Ask(1, RegistrationCategory.Press)).ThenRefused(new NoCapacityFor(RegistrationCategory.Press));

    [Fact]
    public void A_registration_said_twice_changes_nothing() => Given<ConferenceState>(Planned, Hall(9), Confirmed(1)).When(Guest(1)).ThenNothing();

    [Fact]
    public void After_the_last_day_nobody_registers() =>
        Given<ConferenceState>(Planned, Hall(9)).When(Ask(1, RegistrationCategory.Guest, today: DayAfter)).ThenRefused(new ConferenceOver());

    [Fact]
    public void Nobody_registers_for_what_was_not_planned() => Given<ConferenceState>().When(Guest(1)).ThenRefused(new UnknownConference());

    [Fact]
    public void A_registration_is_withdrawn() => Given<ConferenceState>(Planned, Hall(9), Confirmed(1)).When(Withdraw(1)).Then(Withdrawn(1));

    [Fact]
    public void Withdrawing_twice_changes_nothing() =>
        Given<ConferenceState>(Planned, Hall(9), Confirmed(1), Withdrawn(1)).When(Withdraw(1)).ThenNothing();

    [Fact]
    public void An_unknown_registration_is_not_withdrawn() =>
        Given<ConferenceState>(Planned, Hall(9)).When(Withdraw(1)).ThenRefused(new UnknownRegistration());

    [Fact]
    public void After_the_last_day_nobody_withdraws() =>
        Given<ConferenceState>(Planned, Hall(9), Confirmed(1)).When(Withdraw(1, DayAfter)).ThenRefused(new ConferenceOver());

    [Fact]
    public void A_capacity_grows_and_shrinks_down_to_what_is_taken() =>
        Given<ConferenceState>(Planned, Hall(9), Confirmed(1)).When(Set("hall", 1)).Then(Hall(1));

    [Fact]
    public void A_capacity_never_falls_below_what_is_taken() =>
        Given<ConferenceState>(Planned, Hall(9), Confirmed(1), Confirmed(2)).When(Set("hall", 1)).ThenRefused(new CapacityBelowConfirmed(2));

    [Fact]
    public void The_same_capacity_again_changes_nothing() => Given<ConferenceState>(Planned, Hall(9)).When(Set("hall", 9)).ThenNothing();

    [Fact]
    public void A_category_belongs_to_one_capacity() =>
        Given<ConferenceState>(Planned, Hall(9)).When(Set("gallery", 9)).ThenRefused(new CategoryElsewhere(RegistrationCategory.Delegate, "hall"));

    [Fact]
    public void A_past_conference_has_no_places_to_set() => Given<ConferenceState>(Recorded).When(Set("hall", 9)).ThenRefused(new ConferenceOver());

    [Fact]
    public void What_was_not_planned_has_no_capacity() => Given<ConferenceState>().When(Set("hall", 9)).ThenRefused(new UnknownConference());

    private static Func<ConferenceState, Decision> Guest(int number, int? person = null) => Ask(number, RegistrationCategory.Guest, person);

    private static Func<ConferenceState, Decision> Delegate(int number, Entitlement? entitlement = null) => state => Register.Decide(
        state, new(Id(number), Id(number), RegistrationCategory.Delegate, Id(70), Id(number + 40), entitlement ?? Keyed(9, Mandate(number + 40, number)), Today, Office, Now));

    private static Func<ConferenceState, Decision> Ask(int number, RegistrationCategory category, int? person = null, DateOnly? today = null) =>
        state => Register.Decide(state, new(Id(number), Id(person ?? number), category, null, null, Entitlement.None, today ?? Today, Office, Now));

    private static Func<ConferenceState, Decision> Withdraw(int number, DateOnly? today = null) =>
        state => WithdrawRegistration.Decide(state, new(Id(number), today ?? Today, Office, Now));

    private static Func<ConferenceState, Decision> Set(string name, int size) =>
        state => SetCapacity.Decide(state, new(name, size, Hall(size).Categories, Today, Office, Now));
}
