using System.Text.Json;
using Bkmo.Conference.Capacities;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Holds;
using Bkmo.Conference.Registrations;
using Bkmo.Conference.Waiting;
using Bkmo.Eventing;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests;

/// <summary>Random courses of a conference with one capacity: people and groups come, wait, answer, leave and are moved, places come and go, time passes.</summary>
public sealed class WaitingListProperties
{
    private static readonly Arbitrary<int[]> Course = Gen.Choose(0, int.MaxValue).ArrayOf().Resize(90).ToArbitrary();

    private sealed record Step(ConferenceState Before, IReadOnlyList<IEvent> Events, ConferenceState After);

    [Fact]
    public void Nothing_is_ever_overbooked_and_every_place_is_counted_once() => Always(step =>
    {
        var hall = step.After.Capacities["hall"];
        Assert.InRange(hall.Taken, 0, hall.Size);
        Assert.Equal(step.After.Registrations.Values.Count(it => it.Status is RegistrationStatus.Confirmed), hall.Confirmed);
        Assert.Equal(step.After.Waiting.Values.Sum(entry => entry.Offered.Count), hall.Offered);
        Assert.Equal(step.After.Holds.Values.Where(hold => hold.Invited is null).Sum(hold => hold.Places), hall.Reserved);
        Assert.Equal(step.After.Holds.Values.Count(hold => hold.Invited is not null), hall.Invited);
    });

    [Fact]
    public void Nobody_is_served_twice() => Prop.ForAll(Course, course =>
    {
        var (offered, confirmed) = (new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var e in Steps(course).SelectMany(step => step.Events))
        {
            foreach (var id in e is PlacesOffered offer ? offer.Registrations : []) Assert.True(offered.Add(id));
            if (e is RegistrationConfirmed { RegistrationId: var place }) Assert.True(confirmed.Add(place));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_who_left_is_offered_anything() => Prop.ForAll(Course, course =>
    {
        var gone = new HashSet<Guid>();
        foreach (var step in Steps(course))
        {
            Assert.All(step.Events.OfType<PlacesOffered>().SelectMany(offer => offer.Registrations), id => Assert.DoesNotContain(id, gone));
            gone.UnionWith(step.After.Registrations.Values.Where(it => !it.Lives).Select(it => it.Id));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_is_forgotten() => Always(step =>
    {
        var listed = step.After.Waiting.Values.SelectMany(entry => entry.Waiting.Concat(entry.Offered)).Order().ToList();
        Assert.Equal(step.After.Registrations.Values.Where(it => it.Status is RegistrationStatus.Waiting).Select(it => it.Id).Order(), listed);
        Assert.Equal(listed, step.After.WaitingEntries.Keys.Order());
        var (hall, next) = (step.After.Capacities["hall"], Fitting(step.After).FirstOrDefault());
        Assert.True(hall.Free <= 0 || next is null || (next.Rule is GroupRule.AllOrNothing && next.Waiting.Count > hall.Free), "somebody waits although there is a place");
    });

    [Fact]
    public void Whoever_is_served_was_the_next_by_priority_and_then_by_time() => Always(step =>
    {
        var state = step.Before;
        foreach (var e in step.Events)
        {
            if (e is PlacesOffered offer)
            {
                var next = Fitting(state).First();
                Assert.Equal(next.Id, offer.EntryId);
                Assert.Equal(next.Waiting.Take(offer.Registrations.Count), offer.Registrations);
                Assert.True(next.Rule is GroupRule.AsManyAsFit || offer.Registrations.Count == next.Waiting.Count);
            }
            state = state.Evolve(e);
        }
    });

    [Fact]
    public void A_kept_state_goes_on_like_the_one_it_was_made_from() => Prop.ForAll(Course, course =>
    {
        if (Steps(course) is not [.., { After: var state }]) return;
        var kept = JsonSerializer.Deserialize<ConferenceState>(Json(state), EventJson.Options)!;
        Assert.Equal(Json(state), Json(kept));
        var late = Now.AddYears(1);
        Assert.Equal(Json(Served(state, late)), Json(Served(kept, late)));
    }).QuickCheckThrowOnFailure();

    private static ConferenceState Served(ConferenceState state, DateTimeOffset at) =>
        ((Decision.Accepted)ServeWaitingLists.Decide(state, Office, at)).Events.Aggregate(state, (s, e) => s.Evolve(e));

    private static string Json(ConferenceState state) => JsonSerializer.Serialize(state, EventJson.Options);

    private static IEnumerable<WaitingEntry> Fitting(ConferenceState state) => WaitingOrder.Of(state.Waiting, "hall")
        .Where(entry => entry.Rule is GroupRule.AsManyAsFit || entry.Waiting.Count <= state.Capacities["hall"].Size);

    private static void Always(Action<Step> invariant) => Prop.ForAll(Course, course =>
    {
        foreach (var step in Steps(course)) invariant(step);
    }).QuickCheckThrowOnFailure();

    private static List<Step> Steps(int[] course)
    {
        var (state, steps) = (ConferenceState.Initial.Evolve(Planned).Evolve(Guests(3)), new List<Step>());
        for (var i = 0; i < course.Length; i++)
        {
            var at = Now.AddHours(i * 7);
            if (Command(state, course[i], 100 + (i * 10), at) is not Decision.Accepted { Events: var events }) continue;
            var after = events.Aggregate(state, (s, e) => s.Evolve(e));
            steps.Add(new(state, events, after));
            state = after;
        }
        return steps;
    }

    private static Decision Command(ConferenceState state, int number, int id, DateTimeOffset at) => (number % 14) switch
    {
        <= 3 => Register.Decide(state, new(Id(id), Id(id), RegistrationCategory.Guest, null, null, Entitlement.None, Today, Office, at, Wait: true)),
        4 => RegisterGroup.Decide(state, new(Id(id), (GroupRule)(number / 14 % 2), Members(id, 2 + (number / 28 % 3)), Today, Office, at)),
        5 => WithdrawRegistration.Decide(state, new(Any(state, number), Today, Office, at)),
        6 => EndRegistration.Decide(state, new(Any(state, number), number / 14 % 2 == 0 ? RegistrationStatus.Cancelled : RegistrationStatus.Declined, null, Today, Office, at)),
        7 or 8 => AnswerOffer.Decide(state, new(Offered(state, number), true, Office, at)),
        9 => AnswerOffer.Decide(state, new(Offered(state, number), false, Office, at)),
        10 => MoveWaitingEntry.Decide(state, new(state.Waiting.Keys.Order().ElementAtOrDefault(number / 14 % 9), (number / 200 % 5) - 2, null, Office, at)),
        11 => SetCapacity.Decide(state, new("hall", number / 14 % 7, Guests(0).Categories, Today, Office, at)),
        12 => number / 14 % 2 == 0
            ? HoldPlaces.Decide(state, new(new(Id(id), "", 1 + (number / 28 % 2), at.AddHours(20), "Team", null, 0), "hall", Today, Office, at))
            : EndHold.Decide(state, new(state.Holds.Keys.Order().FirstOrDefault(), (InvitationEnding)(number / 28 % 4), Id(id), Office, at)),
        _ => number / 14 % 3 == 0
            ? HoldPlaces.Decide(state, new(new(Id(id), "", 1, at.AddHours(20), null, new(Id(id + 1), RegistrationCategory.Guest, null), 0), null, Today, Office, at))
            : ServeWaitingLists.Decide(state, Office, at),
    };

    private static ValueList<RegisterGroup.Asked> Members(int id, int count) => Enumerable.Range(id, count).Select(number => new RegisterGroup.Asked(
        new(Id(number), Id(number), RegistrationCategory.Guest, null, null, null, RegistrationStatus.Requested, 0), Entitlement.None)).ToValueList();

    private static Guid Any(ConferenceState state, int number) => state.Registrations.Keys.Order().ElementAtOrDefault(number / 14 % Math.Max(1, state.Registrations.Count));

    private static Guid Offered(ConferenceState state, int number) =>
        state.Waiting.Values.SelectMany(entry => entry.Offered).Order().ElementAtOrDefault(number / 14 % 3);

    private static CapacitySet Guests(int size) => new("hall", size, [RegistrationCategory.Guest], Office, Now);
}
