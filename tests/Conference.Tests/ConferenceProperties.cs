using System.Text.Json;
using Bkmo.Conference.Capacities;
using Bkmo.Conference.Committees;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Mandates;
using Bkmo.Conference.Registrations;
using Bkmo.Eventing;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests;

public sealed class ConferenceProperties
{
    private static readonly Arbitrary<int[]> Course = Gen.Choose(0, int.MaxValue).ArrayOf().Resize(120).ToArbitrary();

    [Fact]
    public void No_capacity_is_ever_overbooked() => Always(state =>
        Assert.All(state.Capacities.Values, capacity => Assert.InRange(capacity.Confirmed, 0, capacity.Size)));

    [Fact]
    public void The_places_taken_are_the_registrations_that_live() => Always(state =>
        Assert.All(state.Capacities.Values, capacity => Assert.Equal(Placed(state).Count(r => r.Capacity == capacity.Name), capacity.Confirmed)));

    [Fact]
    public void A_person_has_one_live_registration_at_most() => Always(state =>
        Assert.Equal(Live(state).Select(r => (r.PersonId, r.Id)).Order(), state.Present.Select(p => (p.Key, p.Value)).Order()));

    [Fact]
    public void A_category_belongs_to_one_capacity_at_most() => Always(state =>
        Assert.All(state.Capacities.Values.SelectMany(c => c.Categories).CountBy(category => category), count => Assert.Equal(1, count.Value)));

    [Fact]
    public void Every_command_gets_an_answer_in_every_state_whatever_its_days() =>
        Prop.ForAll(Course, Gen.Choose(0, DateOnly.MaxValue.DayNumber).ToArbitrary(), (course, number) =>
        {
            var state = After(course);
            var day = DateOnly.FromDayNumber(number);
            Assert.NotNull(PlanConference.Decide(state, new(Plan with { StartsOn = null, EndsOn = null, Year = int.MaxValue, Season = Season.Winter }, true, day, Office, Now)));
            Assert.NotNull(SetDates.Decide(state, new(day, DateOnly.MaxValue, null, ConferenceMode.Virtual, day, Office, Now)));
            Assert.NotNull(ConveneConference.Decide(state, new(new([], day, int.MaxValue, null), DateOnly.MaxValue, Office, Now)));
            Assert.NotNull(Register.Decide(state, new(Id(1), Id(1), RegistrationCategory.Deputy, Id(70), Id(9), Keyed(1, Mandate(9, 1, MandateKind.Deputy)), day, Office, Now)));
            Assert.NotNull(WithdrawRegistration.Decide(state, new(Id(number % 9), day, Office, Now)));
            Assert.NotNull(SetCapacity.Decide(state, new("", -1, [], day, Office, Now)));
            Assert.NotNull(FormCommittee.Decide(state, new(Id(1), "", "", [], [], Office, Now)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_kept_state_goes_on_like_the_one_it_was_made_from() => Always(state =>
    {
        var kept = JsonSerializer.Deserialize<ConferenceState>(Json(state), EventJson.Options)!;
        Assert.Equal(Json(state), Json(kept));
        Assert.Equal(Json(state.Evolve(Hall(4)).Evolve(Confirmed(900))), Json(kept.Evolve(Hall(4)).Evolve(Confirmed(900))));
    });

    [Fact]
    public void The_form_of_a_kept_state_is_this_one_or_its_number_is_raised()
    {
        var state = new IEvent[] { Planned, Hall(3), Confirmed(1) }.Aggregate(ConferenceState.Initial, (s, e) => s.Evolve(e));
        Assert.Equal(4, ConferenceState.SnapshotForm);
        Assert.Equal("""
            {"plan":{"number":11,"name":"BKMO XI","startsOn":"2026-10-09","endsOn":"2026-10-10","year":null,"season":null,"mottoDe":"Wir gestalten mit","mottoEn":"We shape","venue":"Berlin","mode":"inPerson","participantsApprox":150},"stage":"planned","convocation":null,"registrations":{"00000001-0000-0000-0000-000000000000":{"id":"00000001-0000-0000-0000-000000000000","personId":"00000001-0000-0000-0000-000000000000","category":"guest","organisationId":null,"mandateId":null,"capacity":"hall","status":"confirmed","version":3,"registeredAt":"2026-03-10T09:00:00+00:00","lives":true,"needsMandate":false}},"present":{"00000001-0000-0000-0000-000000000000":"00000001-0000-0000-0000-000000000000"},"committees":[],"waiting":{},"waitingEntries":{},"holds":{},"rulesSet":null,"mottos":[],"addedSubjects":[],"attendanceClosed":false,"contributions":null,"version":3,"capacities":{"hall":{"name":"hall","size":3,"categories":["delegate","guest"],"confirmed":1,"reserved":0,"invited":0,"offered":0,"taken":1,"free":2}}}
            """, Json(state));
    }

    private static string Json(ConferenceState state) => JsonSerializer.Serialize(state, EventJson.Options);

    private static void Always(Action<ConferenceState> invariant) => Prop.ForAll(Course, course => invariant(After(course))).QuickCheckThrowOnFailure();

    private static IEnumerable<Registration> Live(ConferenceState state) => state.Registrations.Values.Where(r => r.Lives);

    private static IEnumerable<Registration> Placed(ConferenceState state) => state.Registrations.Values.Where(r => r.Status is RegistrationStatus.Confirmed);

    private static ConferenceState After(int[] course) => course.Select((number, i) => (number, i))
        .Aggregate(ConferenceState.Initial.Evolve(Planned).Evolve(Hall(3)), (state, step) =>
            Command(state, step.number, Id(step.i + 100)) is Decision.Accepted accepted ? accepted.Events.Aggregate(state, (s, e) => s.Evolve(e)) : state);

    private static Decision Command(ConferenceState state, int number, Guid id) => (number % 10) switch
    {
        0 => SetCapacity.Decide(state, new(number / 10 % 2 == 0 ? "hall" : "gallery", number / 20 % 6, Categories(number / 120), Today, Office, Now)),
        <= 3 => WithdrawRegistration.Decide(state, new(state.Registrations.Keys.Order().ElementAtOrDefault(number / 10 % 20), Today, Office, Now)),
        4 => Register.Decide(state, Delegate(number, id)),
        _ => Register.Decide(state, new(id, Id(number / 10 % 8), (RegistrationCategory)(number / 100 % 7), Id(70), null, Member, Today, Office, Now)),
    };

    private static Register.Command Delegate(int number, Guid id)
    {
        var person = number / 10 % 8;
        return new(
            id, Id(person), RegistrationCategory.Delegate, Id(70), Id(person + 40), Keyed(number / 1000 % 4, Mandate(person + 40, person)), Today, Office, Now);
    }

    private static ValueList<RegistrationCategory> Categories(int number) =>
        Enum.GetValues<RegistrationCategory>().Where(category => (number >> (int)category & 1) == 1).ToValueList();
}
