using Bkmo.Eventing;
using Bkmo.Membership.Organisations;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Organisations;

public sealed class ApplicationSpecs
{
    [Fact]
    public void Who_applies_is_entered_in_the_directory_with_the_application() =>
        Given<Organisation>().When(Apply(MembershipKind.Voting)).Then(Registered, Applied(on: Today));

    [Fact]
    public void An_association_below_an_umbrella_is_entered_without_an_application() =>
        Given<Organisation>().When(Apply(null)).Then(Registered);

    [Fact]
    public void Nobody_is_entered_twice_under_one_id() =>
        Given<Organisation>(Registered).When(Apply(MembershipKind.Voting)).ThenRefused(new AlreadyRegistered());

    [Fact]
    public void An_application_cannot_be_dated_in_the_future() =>
        Given<Organisation>().When(Apply(MembershipKind.Voting, Today.AddDays(1))).ThenRefused(new DayInFuture("appliedOn"));

    [Fact]
    public void A_member_applies_for_a_further_kind() =>
        Given<Organisation>(Registered, Applied(), Admitted()).When(ApplyFurther(MembershipKind.Partner))
            .Then(Applied(MembershipKind.Partner, Today, OtherEntry));

    [Fact]
    public void Nobody_applies_for_what_it_already_holds() =>
        Given<Organisation>(Registered, Applied(), Admitted()).When(ApplyFurther(MembershipKind.Voting)).ThenRefused(new AlreadyMember(MembershipKind.Voting));

    [Fact]
    public void Nobody_applies_while_an_application_of_the_kind_is_open() =>
        Given<Organisation>(Registered, Applied()).When(ApplyFurther(MembershipKind.Voting)).ThenRefused(new ApplicationStillOpen(MembershipKind.Voting));

    [Fact]
    public void Who_was_declined_may_apply_again() =>
        Given<Organisation>(Registered, Applied(), Declined()).When(ApplyFurther(MembershipKind.Voting)).Then(Applied(on: Today, entry: OtherEntry));

    [Fact]
    public void Who_resigned_may_apply_again_even_before_the_last_day() =>
        Given<Organisation>(Registered, Applied(), Admitted(), Ended(Day(12, 31))).When(ApplyFurther(MembershipKind.Voting))
            .Then(Applied(on: Today, entry: OtherEntry));

    [Fact]
    public void A_dissolved_organisation_does_not_apply() =>
        Given<Organisation>(Registered, Applied(), Admitted(), Ended(Day(3, 1), EndReason.Dissolution)).When(ApplyFurther(MembershipKind.Partner))
            .ThenRefused(new OrganisationCeased(Day(3, 1)));

    [Fact]
    public void Who_is_not_in_the_directory_does_not_apply_for_more() =>
        Given<Organisation>().When(ApplyFurther(MembershipKind.Partner)).ThenRefused(new UnknownOrganisation());

    private static Func<Organisation, Decision> Apply(MembershipKind? kind, DateOnly? on = null) =>
        state => ApplyForMembership.Decide(state, new(Profile, Entry, kind, on, Today, Office, Now));

    private static Func<Organisation, Decision> ApplyFurther(MembershipKind kind) =>
        state => ApplyForFurtherMembership.Decide(state, new(OtherEntry, kind, null, Today, Office, Now));
}
