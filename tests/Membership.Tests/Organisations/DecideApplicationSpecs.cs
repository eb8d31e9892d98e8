using Bkmo.Eventing;
using Bkmo.Membership.Organisations;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Organisations;

public sealed class DecideApplicationSpecs
{
    private static readonly IEvent[] AnApplicant = [Registered, Applied()];

    [Fact]
    public void An_applicant_is_admitted_from_the_day_of_the_decision() =>
        Given<Organisation>(AnApplicant).When(Admit()).Then(new OrganisationAdmitted(Entry, MembershipKind.Voting, Today, Today, Office, Now));

    [Fact]
    public void An_admission_may_begin_later_than_it_is_decided() =>
        Given<Organisation>(AnApplicant).When(Admit(decidedOn: Day(2, 1), admittedOn: Day(7, 1)))
            .Then(new OrganisationAdmitted(Entry, MembershipKind.Voting, Day(2, 1), Day(7, 1), Office, Now));

    [Fact]
    public void An_application_is_declined_with_its_reason() =>
        Given<Organisation>(AnApplicant).When(Decline("Statutes missing"))
            .Then(new ApplicationDeclined(Entry, MembershipKind.Voting, "Statutes missing", Today, Office, Now));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Declining_without_a_reason_is_refused(string? reason) =>
        Given<Organisation>(AnApplicant).When(Decline(reason)).ThenRefused(new ReasonMissing());

    [Fact]
    public void Admitting_twice_changes_nothing() =>
        Given<Organisation>([.. AnApplicant, Admitted()]).When(Admit()).ThenNothing();

    [Fact]
    public void Declining_twice_changes_nothing() =>
        Given<Organisation>([.. AnApplicant, Declined()]).When(Decline("Another wording")).ThenNothing();

    [Fact]
    public void A_declined_application_is_not_admitted_afterwards() =>
        Given<Organisation>([.. AnApplicant, Declined()]).When(Admit()).ThenRefused(new ApplicationAlreadyDecided(MembershipKind.Voting));

    [Fact]
    public void A_member_is_not_declined_afterwards() =>
        Given<Organisation>([.. AnApplicant, Admitted()]).When(Decline("Too late")).ThenRefused(new ApplicationAlreadyDecided(MembershipKind.Voting));

    [Fact]
    public void Admitting_again_from_another_day_is_refused() =>
        Given<Organisation>([.. AnApplicant, Admitted()]).When(Admit(admittedOn: Day(3, 1))).ThenRefused(new ApplicationAlreadyDecided(MembershipKind.Voting));

    [Fact]
    public void Without_an_application_there_is_nothing_to_decide() =>
        Given<Organisation>(Registered).When(Admit()).ThenRefused(new NoApplication(MembershipKind.Voting));

    [Fact]
    public void A_membership_that_ended_takes_a_new_application() =>
        Given<Organisation>([.. AnApplicant, Admitted(), Ended(Day(3, 1))]).When(Admit()).ThenRefused(new NoApplication(MembershipKind.Voting));

    [Fact]
    public void A_decision_cannot_be_dated_in_the_future() =>
        Given<Organisation>(AnApplicant).When(Admit(decidedOn: Today.AddDays(1))).ThenRefused(new DayInFuture("decidedOn"));

    [Fact]
    public void A_decision_cannot_precede_its_application() =>
        Given<Organisation>(AnApplicant).When(Admit(decidedOn: Day(1, 4))).ThenRefused(new DaysOutOfOrder("decidedOn", Day(1, 5)));

    [Fact]
    public void A_membership_cannot_precede_its_application() =>
        Given<Organisation>(AnApplicant).When(Admit(admittedOn: Day(1, 4))).ThenRefused(new DaysOutOfOrder("admittedOn", Day(1, 5)));

    [Fact]
    public void Who_comes_back_is_a_member_again_only_after_the_last_day_of_the_earlier_membership() =>
        Given<Organisation>([.. AnApplicant, Admitted(), Ended(Day(12, 31)), Applied(on: Today, entry: OtherEntry)]).When(Admit())
            .ThenRefused(new DaysOutOfOrder("admittedOn", Day(1, 1, 2027)));

    [Fact]
    public void A_dissolved_organisation_is_not_admitted_to_anything() =>
        Given<Organisation>([.. AnApplicant, Admitted(), Applied(MembershipKind.Partner, entry: OtherEntry), Ended(Day(3, 1), EndReason.Dissolution)])
            .When(state => DecideApplication.Decide(state, new(MembershipKind.Partner, true, null, null, null, Today, Office, Now)))
            .ThenRefused(new OrganisationCeased(Day(3, 1)));

    private static Func<Organisation, Decision> Admit(DateOnly? decidedOn = null, DateOnly? admittedOn = null) =>
        state => DecideApplication.Decide(state, new(MembershipKind.Voting, true, null, decidedOn, admittedOn, Today, Office, Now));

    private static Func<Organisation, Decision> Decline(string? reason) =>
        state => DecideApplication.Decide(state, new(MembershipKind.Voting, false, reason, null, null, Today, Office, Now));
}
