using Bkmo.Eventing;
using Bkmo.Membership.Organisations;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Organisations;

public sealed class EndMembershipSpecs
{
    private static readonly IEvent[] AMember = [Registered, Applied(), Admitted()];
    private static readonly Exclusion Decided = new(Day(2, 20), Day(3, 5), "Board", "Acted against the purpose of the federation", Day(4, 5));

    [Fact]
    public void A_member_resigns_with_notice() =>
        Given<Organisation>(AMember).When(End(EndReason.Resignation, Day(12, 31), notice: Day(3, 1)))
            .Then(new MembershipEnded(Entry, MembershipKind.Voting, EndReason.Resignation, Day(12, 31), Day(3, 1), null, null, Office, Now));

    [Fact]
    public void A_notice_may_run_for_two_years_to_the_day() =>
        Given<Organisation>(AMember).When(End(EndReason.Resignation, Day(3, 10, 2028))).Then(Ended(Day(3, 10, 2028)));

    [Fact]
    public void A_notice_of_more_than_two_years_is_refused() =>
        Given<Organisation>(AMember).When(End(EndReason.Resignation, Day(3, 11, 2028))).ThenRefused(new NoticeTooLong(Day(3, 10, 2028)));

    [Fact]
    public void Nobody_resigns_by_a_notice_to_come() =>
        Given<Organisation>(AMember).When(End(EndReason.Resignation, Day(12, 31), notice: Today.AddDays(1))).ThenRefused(new DayInFuture("noticeGivenOn"));

    [Fact]
    public void A_resignation_does_not_take_effect_before_its_notice() =>
        Given<Organisation>(AMember).When(End(EndReason.Resignation, Day(2, 28), notice: Day(3, 1))).ThenRefused(new DaysOutOfOrder("endsOn", Day(3, 1)));

    [Fact]
    public void A_membership_does_not_end_before_it_began() =>
        Given<Organisation>(AMember).When(End(EndReason.Dissolution, Day(1, 31))).ThenRefused(new DaysOutOfOrder("endsOn", Day(2, 1)));

    [Fact]
    public void An_exclusion_keeps_how_it_was_decided() =>
        Given<Organisation>(AMember).When(End(EndReason.Exclusion, Day(3, 31), exclusion: Decided))
            .Then(new MembershipEnded(Entry, MembershipKind.Voting, EndReason.Exclusion, Day(3, 31), null, null, Decided, Office, Now));

    [Fact]
    public void An_exclusion_without_hearing_and_decision_is_refused() =>
        Given<Organisation>(AMember).When(End(EndReason.Exclusion, Day(3, 31))).ThenRefused(new ExclusionIncomplete());

    [Fact]
    public void Nobody_is_excluded_before_being_heard() =>
        Given<Organisation>(AMember).When(End(EndReason.Exclusion, Day(3, 31), exclusion: Decided with { HearingGivenOn = Day(3, 6) }))
            .ThenRefused(new DaysOutOfOrder("exclusion.decidedOn", Day(3, 6)));

    [Fact]
    public void An_exclusion_cannot_be_decided_in_the_future() =>
        Given<Organisation>(AMember).When(End(EndReason.Exclusion, Day(3, 31), exclusion: Decided with { DecidedOn = Day(3, 11) }))
            .ThenRefused(new DayInFuture("exclusion.decidedOn"));

    [Fact]
    public void An_appeal_stays_open_at_least_until_the_day_of_the_decision() =>
        Given<Organisation>(AMember).When(End(EndReason.Exclusion, Day(3, 31), exclusion: Decided with { AppealUntil = Day(3, 4) }))
            .ThenRefused(new DaysOutOfOrder("exclusion.appealUntil", Day(3, 5)));

    [Fact]
    public void An_exclusion_does_not_reach_back_before_its_decision() =>
        Given<Organisation>(AMember).When(End(EndReason.Exclusion, Day(3, 4), exclusion: Decided)).ThenRefused(new DaysOutOfOrder("endsOn", Day(3, 5)));

    [Fact]
    public void A_merger_without_the_other_organisation_is_refused() =>
        Given<Organisation>(AMember).When(End(EndReason.Merger, Day(3, 31))).ThenRefused(new MergerPartnerMissing());

    [Fact]
    public void A_merger_names_the_organisation_that_goes_on() =>
        Given<Organisation>(AMember).When(End(EndReason.Merger, Day(3, 31), into: Id(9))).Then(Ended(Day(3, 31), EndReason.Merger, into: Id(9)));

    [Fact]
    public void Dissolution_ends_every_membership_and_only_those_that_go_on() =>
        Given<Organisation>([
                .. AMember, Applied(MembershipKind.Partner, entry: Id(2)), Admitted(MembershipKind.Partner, entry: Id(2)),
                Applied(MembershipKind.Network, entry: Id(3)), Admitted(MembershipKind.Network, entry: Id(3)),
                Ended(Day(3, 1), kind: MembershipKind.Network, entry: Id(3)), Applied(MembershipKind.Supporting, entry: Id(4))])
            .When(End(EndReason.Dissolution, Day(3, 31)))
            .Then(Ended(Day(3, 31), EndReason.Dissolution), Ended(Day(3, 31), EndReason.Dissolution, MembershipKind.Partner, Id(2)));

    [Fact]
    public void Dissolution_brings_a_known_end_forward() =>
        Given<Organisation>([.. AMember, Ended(Day(12, 31))]).When(End(EndReason.Dissolution, Day(6, 30))).Then(Ended(Day(6, 30), EndReason.Dissolution));

    [Fact]
    public void Exclusion_during_the_notice_also_cancels_the_membership_that_was_to_follow() =>
        Given<Organisation>([
                .. AMember, Ended(Day(5, 31)), Applied(on: Today, entry: OtherEntry),
                new OrganisationAdmitted(OtherEntry, MembershipKind.Voting, Today, Day(6, 1), Office, Now)])
            .When(End(EndReason.Exclusion, Day(3, 31), exclusion: Decided))
            .Then(
                new MembershipEnded(Entry, MembershipKind.Voting, EndReason.Exclusion, Day(3, 31), null, null, Decided, Office, Now),
                new MembershipEnded(OtherEntry, MembershipKind.Voting, EndReason.Exclusion, Day(3, 31), null, null, Decided, Office, Now));

    [Fact]
    public void A_second_resignation_with_another_day_is_refused() =>
        Given<Organisation>([.. AMember, Ended(Day(12, 31))]).When(End(EndReason.Resignation, Day(6, 30))).ThenRefused(new EndAlreadyRecorded(Day(12, 31)));

    [Fact]
    public void An_end_is_never_postponed() =>
        Given<Organisation>([.. AMember, Ended(Day(3, 31), EndReason.Dissolution)]).When(End(EndReason.Dissolution, Day(4, 30)))
            .ThenRefused(new EndAlreadyRecorded(Day(3, 31)));

    [Fact]
    public void The_same_end_again_changes_nothing() =>
        Given<Organisation>([.. AMember, Ended(Day(12, 31))]).When(End(EndReason.Resignation, Day(12, 31))).ThenNothing();

    [Fact]
    public void An_applicant_has_nothing_to_end() =>
        Given<Organisation>(Registered, Applied()).When(End(EndReason.Resignation, Day(12, 31))).ThenRefused(new NotAMember(MembershipKind.Voting));

    private static Func<Organisation, Decision> End(
        EndReason reason, DateOnly on, DateOnly? notice = null, Guid? into = null, Exclusion? exclusion = null) =>
        state => EndMembership.Decide(state, new(MembershipKind.Voting, reason, on, notice, into, exclusion, Today, Office, Now));
}
