using Bkmo.Conference.Integration;
using Bkmo.Conference.Organisations;
using Bkmo.Contracts.Membership.V1;
using Bkmo.Eventing;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests;

public sealed class OrganisationsConsumerSpecs
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly AdmissionHeard Heard = new("Türkische Gemeinde", "TGD", "voting", First, 3, Now);

    [Fact]
    public void An_admission_is_noted() => Given<KnownOrganisation>().When(Hear(Admission(3))).Then(Heard);

    [Fact]
    public void The_same_message_again_changes_nothing() => Given<KnownOrganisation>(Heard).When(Hear(Admission(3))).ThenNothing();

    [Fact]
    public void An_end_is_noted() =>
        Given<KnownOrganisation>(Heard).When(Hear(End(5, Today))).Then(new MembershipEndHeard("voting", Today, 5, Now));

    [Fact]
    public void An_admission_that_arrives_after_its_end_changes_nothing() =>
        Given<KnownOrganisation>(new MembershipEndHeard("voting", Today, 5, Now)).When(Hear(Admission(3))).ThenNothing();

    [Fact]
    public void Kinds_of_membership_are_heard_of_apart() =>
        Given<KnownOrganisation>(new MembershipEndHeard("voting", Today, 5, Now)).When(Hear(Admission(4, "partner")))
            .Then(Heard with { MembershipKind = "partner", SourceVersion = 4 });

    [Fact]
    public void A_member_is_admitted_from_its_first_to_its_last_day()
    {
        var known = State(Heard, new MembershipEndHeard("voting", Today, 5, Now));
        Assert.Equal([false, true, true, false], new[] { First.AddDays(-1), First, Today, Today.AddDays(1) }.Select(known.IsAdmittedOn));
    }

    [Fact]
    public void A_membership_that_begins_later_does_not_cut_the_one_that_runs()
    {
        var known = State(Heard, new MembershipEndHeard("voting", Today, 5, Now), Heard with { AdmittedOn = Today.AddDays(9), SourceVersion = 7 });
        Assert.Equal([true, false, true], new[] { Today, Today.AddDays(1), Today.AddDays(9) }.Select(known.IsAdmittedOn));
    }

    [Fact]
    public void An_end_brought_forward_cancels_what_was_to_follow()
    {
        var known = State(
            Heard, new MembershipEndHeard("voting", Today.AddDays(5), 5, Now), Heard with { AdmittedOn = Today.AddDays(9), SourceVersion = 7 },
            new MembershipEndHeard("voting", Today, 8, Now), new MembershipEndHeard("voting", Today, 9, Now));
        Assert.Equal([true, false, false], new[] { Today, Today.AddDays(1), Today.AddDays(9) }.Select(known.IsAdmittedOn));
    }

    [Fact]
    public void Repeating_messages_changes_nothing_however_often() => Prop.ForAll(Gen.Choose(1, 9).ArrayOf().ToArbitrary(), versions =>
    {
        var once = versions.Aggregate(KnownOrganisation.Initial, Take);
        Assert.Equal(once, versions.Aggregate(once, Take));
    }).QuickCheckThrowOnFailure();

    private static KnownOrganisation Take(KnownOrganisation state, int version)
    {
        var decision = version % 2 == 1 ? Hear(Admission(version))(state) : Hear(End(version, Today.AddDays(version)))(state);
        return Assert.IsType<Decision.Accepted>(decision).Events.Aggregate(state, (s, e) => s.Evolve(e));
    }

    private static KnownOrganisation State(params IEvent[] events) => events.Aggregate(KnownOrganisation.Initial, (s, e) => s.Evolve(e));

    private static OrganisationAdmitted Admission(long version, string kind = "voting") =>
        new(Id(70), version, Now, "Türkische Gemeinde", "TGD", "federal-association", "BE", kind, First);

    private static MembershipEnded End(long version, DateOnly on) => new(Id(70), version, Now, "voting", on, "resignation");

    private static Func<KnownOrganisation, Decision> Hear(OrganisationAdmitted message) => state => OrganisationsConsumer.Decide(state, message);

    private static Func<KnownOrganisation, Decision> Hear(MembershipEnded message) => state => OrganisationsConsumer.Decide(state, message);
}
