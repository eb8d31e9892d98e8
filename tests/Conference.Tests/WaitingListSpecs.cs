using Bkmo.Conference.Capacities;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Registrations;
using Bkmo.Conference.Waiting;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests;

public sealed class WaitingListSpecs
{
    private static readonly DateTimeOffset Expiry = Now.AddHours(48);

    [Fact]
    public void Who_wants_to_wait_waits_when_all_places_are_taken() =>
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1)).When(Ask(2)).Then(Joined(2));

    [Fact]
    public void Nobody_goes_past_those_who_wait_even_if_a_place_is_free()
    {
        IEvent[] history = [Planned, Hall(3), Confirmed(1), Confirmed(2), Group(50, GroupRule.AllOrNothing, 3, 4)];
        Assert.Equal(1, Given<ConferenceState>(history).State.Capacities["hall"].Free);
        Given<ConferenceState>(history).When(Ask(5)).Then(Joined(5));
        Given<ConferenceState>(history).When(Ask(5, wait: false)).ThenRefused(new CapacityExhausted("hall"));
    }

    [Fact]
    public void A_place_that_is_given_back_is_offered_to_the_next() =>
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1), Joined(2), Joined(3)).When(Withdraw(1)).Then(Withdrawn(1), Offer(2));

    [Fact]
    public void A_capacity_that_grows_serves_as_many_as_it_can() =>
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1), Joined(2), Joined(3), Joined(4)).When(state => SetCapacity.Decide(
            state, new("hall", 3, Hall(3).Categories, Today, Office, Now))).Then(Hall(3), Offer(2), Offer(3));

    [Fact]
    public void Priority_goes_before_time_and_moving_somebody_is_on_record_with_its_reason()
    {
        var moved = new WaitingEntryMoved(Id(3), 5, null, Office, Now, Reason);
        var history = Given<ConferenceState>(Planned, Hall(1), Confirmed(1), Joined(2), Joined(3)).When(Move(3, 5)).Then(moved).State;
        Assert.Equal([Offer(3)], ((Decision.Accepted)Withdraw(1)(history)).Events.OfType<PlacesOffered>());
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1), Joined(2)).When(Move(2, 0)).ThenNothing();
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1)).When(Move(2, 5)).ThenRefused(new UnknownWaitingEntry());
    }

    [Fact]
    public void An_offer_holds_its_place()
    {
        var state = Given<ConferenceState>(Planned, Hall(1), Joined(2), Offer(2)).State;
        Assert.Equal((0, 1, 0), (state.Capacities["hall"].Free, state.Capacities["hall"].Offered, state.Capacities["hall"].Confirmed));
    }

    [Fact]
    public void An_offer_lasts_as_long_as_its_capacity_says_and_offers_that_are_made_keep_their_time()
    {
        var hours = Hall(1) with { OfferHours = 6 };
        Given<ConferenceState>(Planned, hours, Confirmed(1), Joined(2)).When(Withdraw(1)).Then(Withdrawn(1), Offer(2) with { Until = Now.AddHours(6) });
        var state = Given<ConferenceState>(Planned, Hall(1), Joined(2), Offer(2)).When(state => SetCapacity.Decide(
            state, new("hall", 1, Hall(1).Categories, Today, Office, Now, OfferHours: 6))).Then(hours).State;
        Assert.Equal(Expiry, state.Waiting[Id(2)].OfferUntil);
    }

    [Fact]
    public void An_accepted_offer_is_a_place() => Given<ConferenceState>(Planned, Hall(1), Joined(2), Offer(2)).When(Answer(2, true)).Then(Confirmed(2));

    [Fact]
    public void A_declined_offer_goes_to_the_next_and_is_not_made_again() =>
        Given<ConferenceState>(Planned, Hall(1), Joined(2), Joined(3), Offer(2)).When(Answer(2, false)).Then(new OfferDeclined(Id(2), [Id(2)], Office, Now), Offer(3));

    [Fact]
    public void An_offer_that_nobody_answers_expires_and_the_next_is_served()
    {
        var late = Expiry.AddMinutes(1);
        Given<ConferenceState>(Planned, Hall(1), Joined(2), Joined(3), Offer(2)).When(Serve(late)).Then(
            new OfferExpired(Id(2), [Id(2)], late), Offer(3) with { At = late, Until = late.AddHours(48) });
        Given<ConferenceState>(Planned, Hall(1), Joined(2), Joined(3), Offer(2)).When(Serve(Now)).ThenNothing();
    }

    [Fact]
    public void An_offer_that_expired_is_not_accepted_even_before_that_is_found() =>
        Given<ConferenceState>(Planned, Hall(1), Joined(2), Offer(2)).When(Answer(2, true, Expiry)).ThenRefused(new NoOpenOffer());

    [Fact]
    public void Who_has_no_offer_cannot_take_a_place()
    {
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1), Joined(2)).When(Answer(2, true)).ThenRefused(new NoOpenOffer());
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1)).When(Answer(1, true)).ThenNothing();
        Given<ConferenceState>(Planned, Hall(1)).When(Answer(1, true)).ThenRefused(new UnknownRegistration());
    }

    [Fact]
    public void One_leaves_the_list_oneself()
    {
        var state = Given<ConferenceState>(Planned, Hall(1), Confirmed(1), Joined(2), Joined(3)).When(Withdraw(2)).Then(Withdrawn(2)).State;
        Assert.Equal([Id(3)], WaitingOrder.Of(state.Waiting, "hall").Select(entry => entry.Id));
        Given<ConferenceState>(Planned, Hall(1), Joined(2), Joined(3), Offer(2)).When(Withdraw(2)).Then(Withdrawn(2), Offer(3));
    }

    [Fact]
    public void Whose_registration_was_cancelled_is_not_offered_the_place() =>
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1), Joined(2)).When(End(1, RegistrationStatus.Cancelled))
            .Then(new RegistrationCancelled(Id(1), null, Office, Now, Reason), Offer(2));

    [Fact]
    public void What_has_no_place_is_declined_and_what_has_one_is_cancelled()
    {
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1), Joined(2)).When(End(2, RegistrationStatus.Declined))
            .Then(new RegistrationDeclined(Id(2), null, Office, Now, Reason));
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1)).When(End(1, RegistrationStatus.Declined)).ThenRefused(new WrongEnding(RegistrationStatus.Confirmed));
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1), Joined(2)).When(End(2, RegistrationStatus.Cancelled)).ThenRefused(new WrongEnding(RegistrationStatus.Waiting));
        Given<ConferenceState>(Planned, Hall(1), Confirmed(1), Withdrawn(1)).When(End(1, RegistrationStatus.Cancelled)).ThenRefused(new NotLiving());
        Given<ConferenceState>(Planned, Hall(1)).When(End(1, RegistrationStatus.Cancelled)).ThenRefused(new UnknownRegistration());
    }

    [Fact]
    public void A_group_that_comes_all_or_not_at_all_waits_for_enough_places()
    {
        Given<ConferenceState>(Planned, Hall(3)).When(AskGroup(GroupRule.AllOrNothing, 2, 3)).Then(Confirmed(2), Confirmed(3));
        Given<ConferenceState>(Planned, Hall(2), Confirmed(1)).When(AskGroup(GroupRule.AllOrNothing, 2, 3)).Then(Group(50, GroupRule.AllOrNothing, 2, 3));
        Given<ConferenceState>(Planned, Hall(1)).When(AskGroup(GroupRule.AllOrNothing, 2, 3)).ThenRefused(new GroupTooLarge("hall", 1));
        Given<ConferenceState>(Planned, Hall(2), Group(50, GroupRule.AllOrNothing, 2, 3), Offer(50, 2, 3)).When(Answer(3, true)).Then(Confirmed(2), Confirmed(3));
        Given<ConferenceState>(Planned, Hall(2), Group(50, GroupRule.AllOrNothing, 2, 3), Offer(50, 2, 3)).When(Answer(3, false))
            .Then(new OfferDeclined(Id(50), [Id(2), Id(3)], Office, Now));
    }

    [Fact]
    public void Of_a_group_as_many_come_as_there_are_places_and_the_others_keep_their_position()
    {
        Given<ConferenceState>(Planned, Hall(1)).When(AskGroup(GroupRule.AsManyAsFit, 2, 3)).Then(Confirmed(2), Group(50, GroupRule.AsManyAsFit, 3));
        IEvent[] history = [Planned, Hall(1), Confirmed(1), Group(50, GroupRule.AsManyAsFit, 2, 3), Joined(4)];
        var state = Given<ConferenceState>(history).When(Withdraw(1)).Then(Withdrawn(1), Offer(50, 2)).State;
        Assert.Equal([Id(50), Id(4)], WaitingOrder.Of(state.Waiting, "hall").Select(entry => entry.Id));
    }

    [Fact]
    public void A_group_that_would_never_fit_any_more_does_not_hold_up_the_others() => Given<ConferenceState>(
        Planned, Hall(2), Confirmed(1), Group(50, GroupRule.AllOrNothing, 2, 3), Hall(1), Joined(4)).When(Withdraw(1)).Then(Withdrawn(1), Offer(4));

    [Fact]
    public void A_group_is_refused_as_each_of_it_would_be()
    {
        Given<ConferenceState>(Planned, Hall(5), Confirmed(1, person: 3)).When(AskGroup(GroupRule.AllOrNothing, 2, 3)).ThenRefused(new PersonAlreadyRegistered());
        Given<ConferenceState>(Planned, Hall(5)).When(AskGroup(GroupRule.AllOrNothing, 2, 2)).ThenRefused(new PersonAlreadyRegistered());
        Given<ConferenceState>(Planned).When(AskGroup(GroupRule.AllOrNothing, 2, 3)).ThenRefused(new NoCapacityFor(RegistrationCategory.Guest));
        Given<ConferenceState>().When(AskGroup(GroupRule.AllOrNothing, 2, 3)).ThenRefused(new UnknownConference());
        Given<ConferenceState>(Recorded).When(AskGroup(GroupRule.AllOrNothing, 2, 3)).ThenRefused(new ConferenceOver());
        Given<ConferenceState>(Planned, Hall(5)).When(AskDelegates(Keyed(1))).ThenRefused(new DelegatesExhausted(1));
        Given<ConferenceState>(Planned, Hall(5)).When(AskDelegates(Member)).ThenRefused(new NoDelegateKey());
    }

    private static Func<ConferenceState, Decision> AskDelegates(Entitlement entitlement) => state => RegisterGroup.Decide(state, new(
        Id(50), GroupRule.AllOrNothing, new[] { 2, 3 }.Select(number => new RegisterGroup.Asked(
            new(Id(number), Id(number), RegistrationCategory.Delegate, Id(70), entitlement.Delegates is null ? null : Id(number + 40), null, RegistrationStatus.Requested, 0),
            entitlement with { Mandate = entitlement.Delegates is null ? null : Mandate(number + 40, number) })).ToValueList(), Today, Office, Now));

    private static Func<ConferenceState, Decision> AskGroup(GroupRule rule, params int[] persons) => state => RegisterGroup.Decide(state, new(
        Id(50), rule, persons.Select((person, i) => new RegisterGroup.Asked(
            new(Id(persons[0] + i), Id(person), RegistrationCategory.Guest, null, null, null, RegistrationStatus.Requested, 0), Entitlement.None)).ToValueList(), Today, Office, Now));

    private static Func<ConferenceState, Decision> Ask(int number, bool wait = true) => state => Register.Decide(
        state, new(Id(number), Id(number), RegistrationCategory.Guest, null, null, Entitlement.None, Today, Office, Now, wait));

    private static Func<ConferenceState, Decision> Withdraw(int number) => state => WithdrawRegistration.Decide(state, new(Id(number), Today, Office, Now));

    private static Sealed<OfficeReason> Reason => new(Id(40), "c2VhbGVk");

    private static Func<ConferenceState, Decision> End(int number, RegistrationStatus status) =>
        state => EndRegistration.Decide(state, new(Id(number), status, Reason, Today, Office, Now));

    private static Func<ConferenceState, Decision> Move(int number, int priority) => state => MoveWaitingEntry.Decide(state, new(Id(number), priority, Reason, Office, Now));

    private static Func<ConferenceState, Decision> Answer(int number, bool accept, DateTimeOffset? at = null) =>
        state => AnswerOffer.Decide(state, new(Id(number), accept, Office, at ?? Now));

    private static Func<ConferenceState, Decision> Serve(DateTimeOffset at) => state => ServeWaitingLists.Decide(state, Office, at);

    private static WaitingListJoined Joined(int number) => Group(number, GroupRule.AllOrNothing, number);

    private static WaitingListJoined Group(int entry, GroupRule rule, params int[] numbers) => new(
        Id(entry), "hall", rule, numbers.Select(number => new WaitingRegistration(Id(number), Id(number), RegistrationCategory.Guest, null, null)).ToValueList(), Office, Now);

    private static PlacesOffered Offer(int entry, params int[] numbers) =>
        new(Id(entry), numbers.Length == 0 ? [Id(entry)] : numbers.Select(Id).ToValueList(), Expiry, Now);
}
