using Bkmo.Conference.Conferences;
using Bkmo.Conference.Mandates;
using Bkmo.Conference.Registrations;
using Bkmo.Conference.Waiting;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests;

public sealed class DelegateRegistrationSpecs
{
    private static readonly RegistrationRequested Requested = new(Id(1), Id(5), RegistrationCategory.Delegate, Id(70), Id(41), Office, Now);

    private static RegistrationConfirmed Placed(int number, int person) =>
        new(Id(number), Id(person), RegistrationCategory.Delegate, Id(70), "hall", Office, Now, Id(person + 40));

    [Fact]
    public void Before_a_key_is_signed_off_a_delegate_is_only_noted()
    {
        Given<ConferenceState>(Planned, Hall(9)).When(Ask(1, 5, null, Member)).Then(Requested with { MandateId = null });
        Assert.Equal(0, Given<ConferenceState>(Planned, Hall(9), Requested).State.Capacities["hall"].Confirmed);
    }

    [Fact]
    public void A_mandate_that_is_named_early_must_be_right_already() =>
        Given<ConferenceState>(Planned, Hall(9)).When(Ask(1, 5, 41, Member)).ThenRefused(new UnknownMandate());

    [Fact]
    public void With_a_key_a_delegate_needs_a_mandate() =>
        Given<ConferenceState>(Planned, Hall(9)).When(Ask(1, 5, null, Keyed(3))).ThenRefused<MandateNeeded>();

    [Fact]
    public void A_mandate_of_another_organisation_person_or_function_is_unknown()
    {
        foreach (var mandate in new[] { Mandate(41, 5, organisation: 71), Mandate(41, 6), Mandate(41, 5, MandateKind.Deputy) })
            Given<ConferenceState>(Planned, Hall(9)).When(Ask(1, 5, 41, Keyed(3, mandate))).ThenRefused(new UnknownMandate());
    }

    [Fact]
    public void A_mandate_must_hold_in_the_days_of_the_conference()
    {
        var ended = Mandate(41, 5) with { GrantedUntil = Plan.StartsOn!.Value.AddDays(-1) };
        Given<ConferenceState>(Planned, Hall(9)).When(Ask(1, 5, 41, Keyed(3, ended))).ThenRefused(new MandateNotValid());
        var late = Mandate(41, 5) with { From = Plan.EndsOn!.Value.AddDays(1) };
        Given<ConferenceState>(Planned, Hall(9)).When(Ask(1, 5, 41, Keyed(3, late))).ThenRefused(new MandateNotValid());
    }

    [Fact]
    public void A_mandate_serves_one_registration() => Given<ConferenceState>(Planned, Hall(9), Placed(1, 5) with { PersonId = Id(7) })
        .When(Ask(2, 5, 45, Keyed(3, Mandate(45, 5)))).ThenRefused(new MandateInUse());

    [Fact]
    public void An_organisation_sends_no_more_delegates_than_its_key_gives() => Given<ConferenceState>(Planned, Hall(9), Placed(1, 5))
        .When(Ask(2, 6, 46, Keyed(1, Mandate(46, 6)))).ThenRefused(new DelegatesExhausted(1));

    [Fact]
    public void Who_withdrew_does_not_count() => Given<ConferenceState>(Planned, Hall(9), Placed(1, 5), Withdrawn(1))
        .When(Ask(2, 6, 46, Keyed(1, Mandate(46, 6)))).Then(Placed(2, 6));

    [Fact]
    public void Deputies_are_not_counted_by_the_key() => Given<ConferenceState>(Planned, new CapacitySet("hall", 9, [RegistrationCategory.Deputy], Office, Now))
        .When(Ask(2, 6, 46, Keyed(0, Mandate(46, 6, MandateKind.Deputy)), RegistrationCategory.Deputy))
        .Then(Placed(2, 6) with { Category = RegistrationCategory.Deputy });

    [Fact]
    public void A_guest_has_no_mandate() => Given<ConferenceState>(Planned, Hall(9))
        .When(Ask(1, 5, 41, Member, RegistrationCategory.Guest)).ThenRefused(new MandateNotForCategory(RegistrationCategory.Guest));

    [Fact]
    public void What_was_requested_is_confirmed_once_the_key_is_there()
    {
        Given<ConferenceState>(Planned, Hall(9), Requested).When(Settle(Keyed(1, Mandate(41, 5)))).Then(Placed(1, 5) with { MandateId = Id(41) });
        Given<ConferenceState>(Planned, Hall(9), Requested).When(Settle(Member)).ThenNothing();
        Given<ConferenceState>(Planned, Hall(9), Requested).When(Settle(Keyed(0, Mandate(41, 5)))).ThenNothing();
        Given<ConferenceState>(Planned, Hall(9), Requested with { MandateId = null }).When(Settle(Keyed(1))).ThenNothing();
        Given<ConferenceState>(Planned, Hall(0), Requested).When(Settle(Keyed(1, Mandate(41, 5)))).Then(new WaitingListJoined(
            Id(1), "hall", GroupRule.AllOrNothing, [new(Id(1), Id(5), RegistrationCategory.Delegate, Id(70), Id(41))], Office, Now));
    }

    [Fact]
    public void Naming_the_mandate_says_who_comes_and_gives_the_place()
    {
        var open = Requested with { MandateId = null };
        var named = new RegistrationMandateNamed(Id(1), Id(46), Id(6), Office, Now);
        Given<ConferenceState>(Planned, Hall(9), open).When(Name(46, Keyed(1, Mandate(46, 6)))).Then(named, Placed(1, 6));
        Given<ConferenceState>(Planned, Hall(9), open).When(Name(46, Member with { Mandate = Mandate(46, 6) })).Then(named);
        Given<ConferenceState>(Planned, Hall(9), open).When(Name(46, Keyed(1))).ThenRefused(new UnknownMandate());
        Given<ConferenceState>(Planned, Hall(9), open, Confirmed(2, person: 6)).When(Name(46, Keyed(1, Mandate(46, 6)))).ThenRefused(new PersonAlreadyRegistered());
        Given<ConferenceState>(Planned, Hall(9), Placed(1, 5)).When(Name(46, Keyed(1, Mandate(46, 6)))).ThenRefused(new NotRequested());
        Given<ConferenceState>(Planned, Hall(9), Placed(1, 6)).When(Name(46, Keyed(1, Mandate(46, 6)))).ThenNothing();
        Given<ConferenceState>(Planned, Hall(9)).When(Name(46, Keyed(1))).ThenRefused(new UnknownRegistration());
    }

    [Fact]
    public void A_requested_registration_can_be_withdrawn_without_freeing_a_place_it_never_had()
    {
        var state = Given<ConferenceState>(Planned, Hall(9), Requested).When(s => WithdrawRegistration.Decide(s, new(Id(1), Today, Office, Now))).Then(Withdrawn(1)).State;
        Assert.Equal(0, state.Capacities["hall"].Confirmed);
        Assert.Empty(state.Present);
    }

    private static Func<ConferenceState, Decision> Ask(
        int number, int person, int? mandate, Entitlement entitlement, RegistrationCategory category = RegistrationCategory.Delegate) => state => Register.Decide(
            state, new(Id(number), Id(person), category, Id(70), mandate is { } m ? Id(m) : null, entitlement, Today, Office, Now));

    private static Func<ConferenceState, Decision> Settle(Entitlement entitlement) =>
        state => SettleRequest.Decide(state, new(Id(1), entitlement, Today, Office, Now));

    private static Func<ConferenceState, Decision> Name(int mandate, Entitlement entitlement) =>
        state => NameMandate.Decide(state, new(Id(1), Id(mandate), entitlement, Today, Office, Now));
}
