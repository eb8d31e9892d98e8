using Bkmo.Eventing.Organisations;
using Bkmo.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Bkmo.Eventing.Tests.Organisations;

public sealed class KnownOrganisationSpecs
{
    private static readonly DateOnly Spring = new(2024, 4, 1);
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly DateOnly Winter = new(2025, 12, 31);
    private static readonly AdmissionHeard Admitted = new("Amaro Drom", "AD", "voting", Spring, 3);
    private static readonly MembershipEndHeard Ended = new("voting", Winter, 7);

    [Fact]
    public void An_admission_makes_the_organisation_known() =>
        DeciderSpec.Given<KnownOrganisation>().When(state => HearOfOrganisation.Decide(state, Admitted)).Then(Admitted);

    [Fact]
    public void The_same_admission_again_changes_nothing() =>
        DeciderSpec.Given<KnownOrganisation>(Admitted).When(state => HearOfOrganisation.Decide(state, Admitted)).ThenNothing();

    [Fact]
    public void The_same_end_again_changes_nothing() =>
        DeciderSpec.Given<KnownOrganisation>(Admitted, Ended).When(state => HearOfOrganisation.Decide(state, Ended)).ThenNothing();

    [Fact]
    public void A_late_admission_still_tells_the_name() =>
        Assert.Equal("Amaro Drom", DeciderSpec.Given<KnownOrganisation>(Ended).When(state => HearOfOrganisation.Decide(state, Admitted)).State.Name);

    [Fact]
    public void A_membership_covers_its_first_and_its_last_day()
    {
        var state = DeciderSpec.Given<KnownOrganisation>(Admitted, Ended).State;
        Assert.False(state.IsAdmitted(Spring.AddDays(-1)));
        Assert.True(state.IsAdmitted(Spring));
        Assert.True(state.IsAdmitted(Winter));
        Assert.False(state.IsAdmitted(Winter.AddDays(1)));
    }

    [Fact]
    public void An_organisation_that_comes_back_is_admitted_again()
    {
        var back = Admitted with { AdmittedOn = new DateOnly(2026, 2, 1), SourceVersion = 9 };
        Assert.True(DeciderSpec.Given<KnownOrganisation>(Admitted, Ended, back).State.IsAdmitted(Today));
    }

    [Fact]
    public void One_kind_that_ended_leaves_the_other_in_force() =>
        Assert.True(DeciderSpec.Given<KnownOrganisation>(Admitted, Admitted with { MembershipKind = "network", SourceVersion = 4 }, Ended).State.IsAdmitted(Today));

    [Fact]
    public void Whatever_order_the_messages_arrive_in_and_however_often_the_state_is_the_same()
    {
        var messages = Gen.Choose(1, 12).SelectMany(version => Gen.Elements("voting", "network").SelectMany(kind => Gen.Elements(true, false).Select(
            admitted => Message(version, kind, admitted)))).ListOf().Select(list => list.DistinctBy(VersionOf).ToList());
        var cases = messages.SelectMany(list => Gen.Shuffle(list.Concat(list)).Select(shuffled => (list, shuffled)));
        Prop.ForAll(cases.ToArbitrary(), c => Same(Heard(c.list.OrderBy(VersionOf)), Heard(c.shuffled))).QuickCheckThrowOnFailure();
    }

    private static IEvent Message(int version, string kind, bool admitted) => admitted
        ? new AdmissionHeard($"Name {version}", null, kind, Spring.AddDays(version), version)
        : new MembershipEndHeard(kind, Winter.AddDays(version), version);

    private static long VersionOf(IEvent message) => message is AdmissionHeard a ? a.SourceVersion : ((MembershipEndHeard)message).SourceVersion;

    private static KnownOrganisation Heard(IEnumerable<IEvent> messages) => messages.Aggregate(KnownOrganisation.Initial, (state, message) =>
    {
        var decision = message is AdmissionHeard a ? HearOfOrganisation.Decide(state, a) : HearOfOrganisation.Decide(state, (MembershipEndHeard)message);
        return Assert.IsType<Decision.Accepted>(decision).Events.Aggregate(state, (s, e) => s.Evolve(e));
    });

    private static bool Same(KnownOrganisation one, KnownOrganisation other) =>
        string.Equals(one.Name, other.Name, StringComparison.Ordinal) && one.NamedAt == other.NamedAt && one.Memberships.SequenceEqual(other.Memberships);
}
