using Bkmo.Eventing;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Persons;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Membership.Tests.People;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests.Mandates;

public sealed class MandateProperties
{
    private static readonly Arbitrary<int[]> Course = Gen.Choose(0, int.MaxValue).ArrayOf().Resize(40).ToArbitrary();

    [Fact]
    public void On_no_day_does_anybody_hold_more_delegate_mandates_for_one_conference_than_allowed() => Prop.ForAll(Course, course =>
    {
        var person = Fold<Person>(History(course));
        foreach (var conference in new[] { Conference, OtherConference })
            for (var day = Day(3, 1); day < Day(6, 1); day = day.AddDays(1))
                Assert.True(person.Mandates.Count(mandate => mandate.ConferenceId == conference && mandate.Function is MandateFunction.Delegate
                    && mandate.StatusOn(day) is MandateStatus.Current) <= 1, $"Two on {day}.");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_mandate_of_an_erased_person_goes_on() => Prop.ForAll(Course, course =>
    {
        var person = Fold<Person>(History(course));
        var erased = ErasePerson.Decide(person, new(false, TheOffice, Today, Now)) is Decision.Accepted accepted
            ? accepted.Events.Aggregate(person, (state, e) => state.Evolve(e)) : person;
        Assert.Empty(erased.OpenMandates(Today.AddDays(1)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Replaying_a_history_twice_gives_the_same_state() => Prop.ForAll(Course, course =>
    {
        var history = History(course);
        Assert.Equal(Fold<Person>(history), Fold<Person>(history));
        Assert.Equal(history.Count, Fold<Person>(history).Version);
    }).QuickCheckThrowOnFailure();

    private static List<IEvent> History(int[] course)
    {
        List<IEvent> history = [Entered(North)];
        var state = Fold<Person>(history);
        for (var i = 0; i < course.Length; i++)
        {
            if (Command(state, course[i], Id(1000 + i)) is not Decision.Accepted accepted) continue;
            history.AddRange(accepted.Events);
            state = accepted.Events.Aggregate(state, (s, e) => s.Evolve(e));
        }
        return history;
    }

    private static Decision Command(Person state, int number, Guid id)
    {
        var from = Today.AddDays((number / 8 % 60) - 5);
        var some = state.Mandates.Count == 0 ? null : state.Mandates[number / 3 % state.Mandates.Count];
        if (number % 8 is 0 or 1 && some is not null)
            return EndMandate.Decide(state, new(some.Id, from, Today, null, Some.Office, Now));
        var replaced = number % 8 is 2 && some is not null ? new GrantMandate.Replacement(Ayse, true, some) : null;
        var function = replaced?.Mandate.Function ?? (number % 5 == 0 ? MandateFunction.Deputy : MandateFunction.Delegate);
        return GrantMandate.Decide(
            state,
            new(id, replaced?.Mandate.OrganisationId ?? (number % 2 == 0 ? North : South), function,
                replaced?.Mandate.ConferenceId ?? (number % 3 == 0 ? Conference : OtherConference), from, number % 7 == 0 ? null : from.AddDays(number % 11), replaced, null,
                Some.Office, Now),
            new(VotingMember, Known()));
    }
}
