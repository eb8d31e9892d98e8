using Bkmo.Eventing;
using Bkmo.Membership.Organisations;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests.Organisations;

public sealed class OrganisationProperties
{
    private static readonly Arbitrary<int[]> Course = Gen.Choose(0, int.MaxValue).ArrayOf().Resize(60).ToArbitrary();

    [Fact]
    public void Memberships_of_one_kind_never_overlap() => Prop.ForAll(Course, course =>
    {
        var organisation = After(course);
        foreach (var kind in Enum.GetValues<MembershipKind>())
        {
            var held = organisation.Memberships.Where(entry => entry.Kind == kind && entry.AdmittedOn is not null).ToList();
            foreach (var (earlier, later) in held.Zip(held.Skip(1)))
                Assert.True(earlier.EndsOn < later.AdmittedOn, $"{earlier} overlaps {later}");
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Dissolution_and_merger_leave_no_membership_without_an_end() => Prop.ForAll(Course, course =>
    {
        var organisation = After(course);
        Assert.True(organisation.CeasedOn is null || organisation.Memberships.All(entry => entry.AdmittedOn is null || entry.EndsOn <= organisation.CeasedOn));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Replaying_a_history_twice_gives_the_same_state() => Prop.ForAll(Course, course =>
    {
        var history = History(course);
        Assert.Equal(Fold(history), Fold(history));
        Assert.Equal(history.Count, Fold(history).Version);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_command_gets_an_answer_in_every_state_whatever_its_days() => Prop.ForAll(Course, Gen.Choose(0, DateOnly.MaxValue.DayNumber).ToArbitrary(), (course, day) =>
    {
        var organisation = After(course);
        var extreme = DateOnly.FromDayNumber(day);
        foreach (var kind in Enum.GetValues<MembershipKind>())
        {
            Assert.NotNull(ApplyForFurtherMembership.Decide(organisation, new(Id(1), kind, extreme, Today, Office, Now)));
            Assert.NotNull(DecideApplication.Decide(organisation, new(kind, true, null, extreme, DateOnly.MaxValue, extreme, Office, Now)));
            foreach (var reason in Enum.GetValues<EndReason>())
                Assert.NotNull(EndMembership.Decide(organisation, new(kind, reason, extreme, DateOnly.MaxValue, null, null, DateOnly.MaxValue, Office, Now)));
        }
    }).QuickCheckThrowOnFailure();

    private static Organisation After(int[] course) => Fold(History(course));

    private static Organisation Fold(IEnumerable<IEvent> history) => history.Aggregate(Organisation.Initial, (state, e) => state.Evolve(e));

    /// <summary>What is accepted of a random course of commands; each number says which command, kind and days.</summary>
    private static List<IEvent> History(int[] course)
    {
        var history = new List<IEvent>();
        var state = Organisation.Initial;
        for (var i = 0; i < course.Length; i++)
        {
            if (Command(state, course[i], Id(i + 100)) is not Decision.Accepted accepted) continue;
            history.AddRange(accepted.Events);
            state = accepted.Events.Aggregate(state, (s, e) => s.Evolve(e));
        }
        return history;
    }

    private static Decision Command(Organisation state, int number, Guid id)
    {
        var kind = (MembershipKind)(number % 2);
        var day = Day(1, 1).AddDays(number / 64 % 200);
        var reason = (EndReason)(number / 16 % 4);
        var exclusion = new Exclusion(day, day, "Board", "Grounds", day);
        return (number / 2 % 8) switch
        {
            0 when state.Profile is null => ApplyForMembership.Decide(state, new(Profile, id, kind, day, day, Office, Now)),
            <= 2 => ApplyForFurtherMembership.Decide(state, new(id, kind, day, day, Office, Now)),
            <= 5 => DecideApplication.Decide(state, new(kind, number % 11 > 1, "Reason", day, day.AddDays(number % 90), day, Office, Now)),
            _ => EndMembership.Decide(state, new(kind, number % 3 > 0 ? EndReason.Resignation : reason, day.AddDays(number % 50), day, Id(9), exclusion, day, Office, Now)),
        };
    }
}
