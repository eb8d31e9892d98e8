using Bkmo.Eventing;
using Bkmo.Membership.Organisations;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Organisations;

public sealed class LifeSpecs
{
    private const MembershipKind Voting = MembershipKind.Voting;
    private static readonly IEvent[] AMember = [Registered, Applied(), Admitted()];
    private static readonly OrganisationProfile Moved = Profile with { Municipality = "Köln", FederalState = "NW", Ags = "05315000" };

    [Fact]
    public void An_organisation_moves_and_is_described_by_each_seat_in_its_time()
    {
        var state = Given<Organisation>(AMember).When(Describe(Moved, Day(3, 1))).Then(new ProfileChanged(Moved, Day(3, 1), null, Office, Now)).State;
        Assert.Equal(("BE", "NW", "NW"), (state.ProfileOn(Day(2, 28))!.FederalState, state.ProfileOn(Day(3, 1))!.FederalState, state.Profile!.FederalState));
    }

    [Fact]
    public void A_correction_of_the_past_leaves_what_holds_now()
    {
        var renamed = Profile with { Name = "Other" };
        var state = Given<Organisation>([.. AMember, new ProfileChanged(Moved, Day(3, 1), null, Office, Now)]).When(Describe(renamed, Day(2, 1))).State;
        Assert.Equal((Profile, renamed, Moved, Moved), (state.ProfileOn(Day(1, 31)), state.ProfileOn(Day(2, 1)), state.ProfileOn(Day(3, 1)), state.Profile));
    }

    [Fact]
    public void Describing_what_is_so_changes_nothing() => Given<Organisation>(AMember).When(Describe(Profile, Today)).ThenNothing();

    [Fact]
    public void What_is_to_come_is_described_when_it_has_come() =>
        Given<Organisation>(AMember).When(Describe(Moved, Today.AddDays(1))).ThenRefused(new DayInFuture("from"));

    [Fact]
    public void Who_is_not_in_the_directory_is_not_described_anew() => Given<Organisation>().When(Describe(Moved, Today)).ThenRefused(new UnknownOrganisation());

    [Fact]
    public void A_membership_rests_until_it_is_taken_up_again()
    {
        var resting = Given<Organisation>(AMember).When(Suspend(Day(3, 1))).Then(Suspended(Day(3, 1))).State;
        Assert.Equal((MembershipStatus.Active, MembershipStatus.Suspended), (resting.Latest(Voting)!.StatusOn(Day(2, 28)), resting.Latest(Voting)!.StatusOn(Day(9, 1))));
        var active = Given<Organisation>([.. AMember, Suspended(Day(3, 1))]).When(Reactivate(Day(4, 1))).Then(new MembershipReactivated(Entry, Voting, Day(4, 1), Office, Now)).State;
        Assert.Equal((MembershipStatus.Suspended, MembershipStatus.Active), (active.Latest(Voting)!.StatusOn(Day(3, 31)), active.Latest(Voting)!.StatusOn(Day(4, 1))));
    }

    [Fact]
    public void Resting_twice_alike_changes_nothing_and_otherwise_is_refused()
    {
        Given<Organisation>([.. AMember, Suspended(Day(3, 1))]).When(Suspend(Day(3, 1))).ThenNothing();
        Given<Organisation>([.. AMember, Suspended(Day(3, 1))]).When(Suspend(Day(5, 1))).ThenRefused(new AlreadySuspended(Day(3, 1)));
        Given<Organisation>([.. AMember, Suspended(Day(3, 1), Day(3, 31))]).When(Suspend(Day(3, 31))).ThenRefused(new DaysOutOfOrder("from", Day(4, 1)));
    }

    [Fact]
    public void A_rest_lies_within_the_membership()
    {
        Given<Organisation>(AMember).When(Suspend(Day(1, 31))).ThenRefused(new DaysOutOfOrder("from", Day(2, 1)));
        Given<Organisation>(AMember).When(Suspend(Day(3, 2), Day(3, 1))).ThenRefused(new DaysOutOfOrder("until", Day(3, 2)));
        Given<Organisation>([.. AMember, Ended(Day(6, 30))]).When(Suspend(Day(7, 1))).ThenRefused(new MembershipOver(Day(6, 30)));
        Given<Organisation>(Registered, Applied()).When(Suspend(Day(3, 1))).ThenRefused(new NotAMember(Voting));
    }

    [Fact]
    public void Only_what_rests_is_taken_up_again()
    {
        Given<Organisation>(AMember).When(Reactivate(Day(4, 1))).ThenRefused(new NotSuspended());
        Given<Organisation>([.. AMember, Suspended(Day(3, 1))]).When(Reactivate(Day(3, 1))).ThenRefused(new DaysOutOfOrder("from", Day(3, 2)));
        Given<Organisation>([.. AMember, Suspended(Day(3, 1), Day(3, 31))]).When(Reactivate(Day(4, 1))).ThenNothing();
        Given<Organisation>([.. AMember, Suspended(Day(3, 1), Day(3, 31))]).When(Reactivate(Day(4, 2))).ThenRefused(new NotSuspended());
        Given<Organisation>([.. AMember, Suspended(Day(3, 1)), Ended(Day(3, 31))]).When(Reactivate(Day(4, 1))).ThenRefused(new MembershipOver(Day(3, 31)));
        Given<Organisation>(Registered, Applied()).When(Reactivate(Day(4, 1))).ThenRefused(new NotAMember(Voting));
    }

    [Fact]
    public void A_notice_is_withdrawn_before_it_takes_effect()
    {
        var state = Given<Organisation>([.. AMember, Ended(Day(12, 31))]).When(Revoke(RevocationGround.NoticeWithdrawn))
            .Then(new MembershipEndRevoked(Entry, Voting, RevocationGround.NoticeWithdrawn, "Stays", Office, Now)).State;
        Assert.Equal((null, null, MembershipStatus.Active), (state.Latest(Voting)!.EndsOn, state.Latest(Voting)!.EndReason, state.Latest(Voting)!.StatusOn(Day(12, 31, 2030))));
    }

    [Fact]
    public void A_notice_that_took_effect_and_other_ends_are_not_withdrawn()
    {
        Given<Organisation>([.. AMember, Ended(Day(3, 9))]).When(Revoke(RevocationGround.NoticeWithdrawn)).ThenRefused(new MembershipOver(Day(3, 9)));
        Given<Organisation>([.. AMember, Ended(Day(12, 31), EndReason.Exclusion)]).When(Revoke(RevocationGround.NoticeWithdrawn)).ThenRefused(new NotAResignation());
        Given<Organisation>(AMember).When(Revoke(RevocationGround.RecordedInError)).ThenRefused(new NoEndRecorded());
    }

    [Fact]
    public void A_dissolution_recorded_in_error_is_taken_back_for_every_membership_it_ended()
    {
        IEvent[] history =
        [
            .. AMember, Applied(MembershipKind.Partner, entry: OtherEntry), Admitted(MembershipKind.Partner, entry: OtherEntry),
            Ended(Day(3, 1), EndReason.Dissolution), Ended(Day(3, 1), EndReason.Dissolution, MembershipKind.Partner, OtherEntry),
        ];
        var state = Given<Organisation>(history).When(Revoke(RevocationGround.RecordedInError)).State;
        Assert.Null(state.CeasedOn);
        Assert.All(state.Memberships, entry => Assert.Equal(MembershipStatus.Active, entry.StatusOn(Today)));
    }

    [Fact]
    public void Days_are_corrected_and_stay_in_order()
    {
        Given<Organisation>(AMember).When(Correct(admitted: Day(2, 15))).Then(
            new MembershipCorrected(Entry, Voting, Day(1, 5), Day(2, 1), Day(2, 15), null, "Slip", Office, Now));
        Given<Organisation>(AMember).When(Correct(admitted: Day(2, 1))).ThenNothing();
        Given<Organisation>(AMember).When(Correct(ends: Day(12, 31))).ThenRefused(new NothingToCorrect("endsOn"));
        Given<Organisation>(Registered, Applied()).When(Correct(admitted: Day(2, 1))).ThenRefused(new NothingToCorrect("admittedOn"));
        Given<Organisation>(AMember).When(Correct(applied: Day(2, 2))).ThenRefused(new DaysOutOfOrder("decidedOn", Day(2, 2)));
        Given<Organisation>(AMember).When(Correct(applied: Today.AddDays(1))).ThenRefused(new DayInFuture("appliedOn"));
        Given<Organisation>([.. AMember, Ended(Day(3, 1))]).When(Correct(ends: Day(1, 31))).ThenRefused(new DaysOutOfOrder("endsOn", Day(2, 1)));
        Given<Organisation>([.. AMember, Suspended(Day(2, 10))]).When(Correct(admitted: Day(2, 15))).ThenRefused(new RestBefore(Day(2, 10)));
        Given<Organisation>(Registered).When(Correct(applied: Day(1, 1))).ThenRefused(new NoApplication(Voting));
    }

    private static MembershipSuspended Suspended(DateOnly from, DateOnly? until = null) => new(Entry, Voting, from, until, "Dues", Office, Now);

    private static Func<Organisation, Decision> Describe(OrganisationProfile profile, DateOnly from) =>
        state => ChangeProfile.Decide(state, new(profile, from, null, Today, Office, Now));

    private static Func<Organisation, Decision> Suspend(DateOnly from, DateOnly? until = null) =>
        state => SuspendMembership.Decide(state, new(Voting, from, until, "Dues", Office, Now));

    private static Func<Organisation, Decision> Reactivate(DateOnly from) => state => ReactivateMembership.Decide(state, new(Voting, from, Office, Now));

    private static Func<Organisation, Decision> Revoke(RevocationGround ground) => state => RevokeEnd.Decide(state, new(Voting, ground, "Stays", Today, Office, Now));

    private static Func<Organisation, Decision> Correct(DateOnly? applied = null, DateOnly? admitted = null, DateOnly? ends = null) =>
        state => CorrectMembership.Decide(state, new(Voting, new("Slip", applied, null, admitted, ends), Today, Office, Now));
}
