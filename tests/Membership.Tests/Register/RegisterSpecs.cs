using Bkmo.Eventing;
using Bkmo.Membership.Figures;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;
using Bkmo.Membership.Umbrellas;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests.Register;

public sealed class RegisterSpecs
{
    private static readonly Arbitrary<int[]> Course = Gen.Choose(0, int.MaxValue).ArrayOf().Resize(60).ToArbitrary();

    private static readonly Dictionary<Guid, long> None = [];

    [Fact]
    public void What_was_known_at_a_moment_is_the_same_whatever_becomes_known_later() => Prop.ForAll(Course, course =>
    {
        var facts = Federations.Facts(course);
        foreach (var known in new[] { facts.Count / 3, facts.Count / 2, facts.Count })
        {
            var then = RegisterContents.Empty.With(facts.Take(known).ToList());
            var now = RegisterContents.Empty.With(facts);
            var moment = known == 0 ? DateTimeOffset.MinValue : facts[known - 1].Known.At;
            foreach (var day in new[] { Day(1, 1), Day(3, 15), Day(7, 1) })
                Assert.Equal(System.Text.Json.JsonSerializer.Serialize(ShowFigures.Of(then, day, None)), System.Text.Json.JsonSerializer.Serialize(ShowFigures.Of(now.KnownAt(moment), day, None)));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_register_is_the_same_however_it_came_to_know() => Prop.ForAll(Course, course =>
    {
        var facts = Federations.Facts(course);
        var atOnce = RegisterContents.Empty.With(facts);
        var step = facts.Aggregate(RegisterContents.Empty, (register, fact) => register.With([fact]));
        Assert.Equal(atOnce.ByName.Select(entry => (entry.Id, entry.State)), step.ByName.Select(entry => (entry.Id, entry.State)));
        Assert.Equal(atOnce.Position, step.Position);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_were_members_before_and_came_without_those_who_left_are_members_after() => Prop.ForAll(Course, course =>
    {
        var contents = RegisterContents.Empty.With(Federations.Facts(course));
        foreach (var (from, until) in new[] { (Day(1, 1), Day(12, 31)), (Day(2, 1), Day(2, 28)), (Day(3, 3), Day(3, 3)) })
            foreach (var kind in Movements.Count(contents, from, until).Memberships)
            {
                Assert.Equal(kind.Total.After, kind.Total.Before + kind.Total.Admitted - kind.Total.Ended.Values.Sum());
                Assert.Equal(kind.Total.After, kind.ByFederalState.Values.Sum(state => state.After));
            }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_correction_changes_the_answer_from_when_it_was_made()
    {
        var facts = Federations.Of(
            (Now, Registered), (Now, Applied()), (Now, Admitted()),
            (Now.AddDays(5), new MembershipCorrected(Entry, MembershipKind.Voting, Day(1, 5), Day(2, 1), Day(3, 1), null, "Slip", Office, Now.AddDays(5))));
        var contents = RegisterContents.Empty.With(facts);
        Assert.Equal((1, 0), (Voting(contents.KnownAt(Now), Day(2, 15)), Voting(contents, Day(2, 15))));
        Assert.Equal((1, 1), (Voting(contents.KnownAt(Now), Day(3, 1)), Voting(contents, Day(3, 1))));
    }

    [Fact]
    public void An_organisation_is_counted_in_the_Land_where_it_sat_on_the_day()
    {
        var facts = Federations.Of(
            (Now, Registered), (Now, Applied()), (Now, Admitted()),
            (Now, new ProfileChanged(Profile with { FederalState = "NW", Ags = null }, Day(3, 1), null, Office, Now)));
        var contents = RegisterContents.Empty.With(facts);
        Assert.Equal("BE", Assert.Single(ShowFigures.Of(contents, Day(2, 28), None).Organisations.ByFederalState).Key);
        Assert.Equal("NW", Assert.Single(ShowFigures.Of(contents, Day(3, 1), None).Organisations.ByFederalState).Key);
    }

    [Fact]
    public void Statistics_tell_endings_by_reason()
    {
        var contents = RegisterContents.Empty.With(Federations.Of((Now, Registered), (Now, Applied()), (Now, Admitted()), (Now, Ended(Day(6, 30), EndReason.Exclusion))));
        var voting = Movements.Count(contents, Day(6, 1), Day(6, 30)).Memberships.Single(kind => kind.Kind is MembershipKind.Voting).Total;
        Assert.Equal((1, 0, 1, 0, -1, 1000), (voting.Before, voting.Admitted, voting.Ended["exclusion"], voting.After, voting.Growth, voting.AttritionPerMille));
    }

    [Fact]
    public void Who_was_entered_by_mistake_is_nowhere() =>
        Assert.Empty(RegisterContents.Empty.With(Federations.Of((Now, Registered), (Now, new RegistrationVoided("Twice", Office, Now)))).ByName);

    private static int Voting(RegisterContents contents, DateOnly day) =>
        ShowFigures.Of(contents, day, None).Memberships.Single(kind => kind.Kind is MembershipKind.Voting).Members.Total;
}

/// <summary>Federations of a few organisations.</summary>
internal static class Federations
{
    internal static List<(Guid StreamId, long Position, KnownFact Known)> Of(params (DateTimeOffset At, IEvent Fact)[] facts) =>
        [.. facts.Select((known, i) => (Id(7), (long)i + 1, new KnownFact(known.At, known.Fact)))];

    /// <summary>What became known in a random course, a minute apart; each number says of whom and what.</summary>
    internal static List<(Guid StreamId, long Position, KnownFact Known)> Facts(int[] course)
    {
        var (facts, states) = (new List<(Guid, long, KnownFact)>(), new Dictionary<Guid, Organisation>());
        for (var i = 0; i < course.Length; i++)
        {
            var id = Id(200 + course[i] % 4);
            var state = states.GetValueOrDefault(id) ?? Organisation.Initial;
            if (Command(state, course[i] / 4, Id(i + 1000)) is not Decision.Accepted accepted) continue;
            foreach (var fact in accepted.Events)
            {
                facts.Add((id, facts.Count + 1, new KnownFact(Now.AddMinutes(i), fact)));
                states[id] = states.GetValueOrDefault(id, Organisation.Initial).Evolve(fact);
            }
            if (course[i] % 7 == 0) facts.Add((FederationGraph.Id, facts.Count + 1, new KnownFact(Now.AddMinutes(i), new UmbrellaJoined(Id(i), id, Id(200 + i % 4), Day(2, 1), Office, Now))));
        }
        return facts;
    }

    private static Decision Command(Organisation state, int number, Guid id)
    {
        var kind = (MembershipKind)(number % 2);
        var day = Day(1, 1).AddDays(number / 64 % 200);
        if (state.Profile is null) return ApplyForMembership.Decide(state, new(Profile with { Name = $"N{number}" }, id, kind, day, Day(12, 31), Office, Now));
        return (number / 2 % 10) switch
        {
            0 => ChangeProfile.Decide(state, new(Profile with { FederalState = number % 3 == 0 ? "NW" : null, Ags = null }, day, null, Day(12, 31), Office, Now)),
            <= 2 => ApplyForFurtherMembership.Decide(state, new(id, kind, day, day, Office, Now)),
            <= 5 => DecideApplication.Decide(state, new(kind, true, null, day, day.AddDays(number % 40), day, Office, Now)),
            6 => SuspendMembership.Decide(state, new(kind, day, null, "Rest", Office, Now)),
            7 => ReactivateMembership.Decide(state, new(kind, day, Office, Now)),
            8 => CorrectMembership.Decide(state, new(kind, new("Slip", EndsOn: day), Day(12, 31), Office, Now)),
            _ => EndMembership.Decide(state, new(kind, EndReason.Resignation, day, day, null, null, day, Office, Now)),
        };
    }
}
