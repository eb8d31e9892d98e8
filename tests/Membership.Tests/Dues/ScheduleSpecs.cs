using Bkmo.Eventing;
using Bkmo.Membership.Dues.Reductions;
using Bkmo.Membership.Dues.Rights;
using Bkmo.Membership.Dues.Schedules;
using Bkmo.Membership.Integration;
using Bkmo.Membership.Organisations;
using Bkmo.Testing;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;
using Contract = Bkmo.Contracts.Membership.V1;

namespace Bkmo.Membership.Tests.Dues;

public sealed class ScheduleSpecs
{
    private static readonly DuesReductionGranted Granted = new(Id(1), Id(7), false, 500, Day(1, 1), Day(12, 31), "Hardship", "Board", Office, Now);

    [Fact]
    public void Schedules_are_numbered_and_hold_once_signed_off_from_their_first_day_on()
    {
        Given<DuesSchedules>(Drafted(1)).When(state => DraftSchedule.Decide(state, new(Day(1, 1), "Assembly", Ledgers.Terms, Office, Now))).Then(Drafted(2));
        var state = Given<DuesSchedules>(Drafted(1), Signed(1), Drafted(2, Day(1, 1, 2027)), Signed(2), Drafted(3)).State;
        Assert.Equal((null, 1, 2), (state.On(Day(12, 31, 2025))?.Number, state.On(Day(12, 31))?.Number, state.On(Day(1, 1, 2027))?.Number));
    }

    [Fact]
    public void Signing_off_twice_changes_nothing_and_what_is_not_there_is_not_signed()
    {
        Given<DuesSchedules>(Drafted(1)).When(SignOff(1)).Then(Signed(1));
        Given<DuesSchedules>(Drafted(1), Signed(1)).When(SignOff(1)).ThenNothing();
        Given<DuesSchedules>(Drafted(1)).When(SignOff(2)).ThenRefused(new UnknownSchedule());
    }

    [Fact]
    public void A_reduction_has_a_reason_and_an_end_that_is_only_ever_brought_forward()
    {
        Given<DuesReductions>().When(Grant(Granted)).Then(Granted);
        Given<DuesReductions>(Granted).When(Grant(Granted)).ThenNothing();
        Given<DuesReductions>().When(Grant(Granted with { Until = Day(12, 31, 2025) })).ThenRefused(new DaysOutOfOrder("until", Day(1, 1)));
        Given<DuesReductions>(Granted).When(End(Day(6, 30))).Then(new DuesReductionEnded(Id(1), Day(6, 30), Office, Now));
        Given<DuesReductions>(Granted).When(End(Day(12, 31))).ThenNothing();
        Given<DuesReductions>(Granted).When(End(Day(1, 1, 2027))).ThenRefused(new ReductionEndsEarlier(Day(12, 31)));
        Given<DuesReductions>().When(End(Day(6, 30))).ThenRefused(new UnknownReduction());
    }

    [Fact]
    public void Voting_rights_rest_and_return_once_each_and_only_of_who_votes()
    {
        IEvent[] member = [Registered, Applied(), Admitted()];
        var suspended = new VotingRightsSuspended(Today, [new(2026, 4)], Office, Now);
        Given<Organisation>(member).When(Align(new InvoiceNumber(2026, 4))).Then(suspended);
        Given<Organisation>([.. member, suspended]).When(Align(new InvoiceNumber(2026, 4))).ThenNothing();
        Given<Organisation>([.. member, suspended]).When(Align()).Then(new VotingRightsRestored(Today, Office, Now));
        Given<Organisation>(member).When(Align()).ThenNothing();
        Given<Organisation>(Registered, Applied(MembershipKind.Partner), Admitted(MembershipKind.Partner)).When(Align(new InvoiceNumber(2026, 4))).ThenNothing();
        Given<Organisation>([.. member, Ended(Day(3, 9))]).When(Align(new InvoiceNumber(2026, 4))).ThenNothing();
    }

    [Fact]
    public void Voting_rights_of_a_membership_that_rests_rest_and_return_when_no_cause_is_left()
    {
        IEvent[] member = [Registered, Applied(), Admitted()];
        var invoice = new InvoiceNumber(2026, 4);
        var (rest, resumed) = (new MembershipSuspended(Entry, MembershipKind.Voting, Day(3, 1), null, "Rest", Office, Now), new MembershipReactivated(Entry, MembershipKind.Voting, Today, Office, Now));
        var (suspended, unpaid, restored) = (new VotingRightsSuspended(Today, [], Office, Now), new VotingRightsSuspended(Day(3, 2), [invoice], Office, Now), new VotingRightsRestored(Today, Office, Now));
        Given<Organisation>([.. member, rest]).When(Align()).Then(suspended);
        Given<Organisation>([.. member, rest]).When(Align(invoice)).Then(suspended with { Invoices = [invoice] });
        Given<Organisation>([.. member, rest with { From = Today.AddDays(1) }]).When(Align()).ThenNothing();
        Given<Organisation>([.. member, rest, suspended]).When(Align(invoice)).ThenNothing();
        Given<Organisation>([.. member, unpaid, rest]).When(Align()).ThenNothing();
        Given<Organisation>([.. member, unpaid, rest, resumed]).When(Align(invoice)).ThenNothing();
        Given<Organisation>([.. member, unpaid, rest, resumed]).When(Align()).Then(restored);
        Given<Organisation>([.. member, rest, suspended, resumed]).When(Align()).Then(restored);
        Given<Organisation>([.. member, rest, resumed]).When(Align()).ThenNothing();
        Given<Organisation>([.. member, rest, Ended(Day(3, 9))]).When(Align()).ThenNothing();
        IEvent[] over = [.. member, rest, suspended, Ended(Day(3, 9))];
        Given<Organisation>(over).When(Align()).ThenNothing();
        Given<Organisation>([.. over, Applied(entry: OtherEntry)]).When(Align()).ThenNothing();
        Given<Organisation>([.. over, Applied(entry: OtherEntry), Admitted(on: Today, entry: OtherEntry)]).When(Align()).Then(restored);
        Given<Organisation>(Registered, Applied(MembershipKind.Partner), Admitted(MembershipKind.Partner), rest with { Kind = MembershipKind.Partner }).When(Align()).ThenNothing();
    }

    [Fact]
    public void Others_are_told_that_voting_rights_rest_and_that_they_are_back()
    {
        IEvent[] history = [Registered, new VotingRightsSuspended(Today, [new(2026, 4)], Office, Now), new VotingRightsRestored(Day(3, 12), Office, Now)];
        var stored = Stored.Stream(Id(7), Organisation.StreamType, history);
        Assert.Equal(new Contract.VotingRightsSuspended(Id(7), 2, Now, Today), PublishedEvents.Of(Organisation.Initial, stored[1]));
        Assert.Equal(new Contract.VotingRightsRestored(Id(7), 3, Now, Day(3, 12)), PublishedEvents.Of(Organisation.Initial, stored[2]));
    }

    private static DuesScheduleDrafted Drafted(int number, DateOnly? from = null) => new(number, from ?? Day(1, 1), "Assembly", Ledgers.Terms, Office, Now);

    private static DuesScheduleSignedOff Signed(int number) => new(number, Office, Now);

    private static Func<DuesSchedules, Decision> SignOff(int number) => state => SignOffSchedule.Decide(state, new(number, Office, Now));

    private static Func<DuesReductions, Decision> Grant(DuesReductionGranted granted) => state => GrantReduction.Decide(state, new(granted));

    private static Func<DuesReductions, Decision> End(DateOnly until) => state => EndReduction.Decide(state, new(Id(1), until, Office, Now));

    private static Func<Organisation, Decision> Align(params InvoiceNumber[] unsettled) => state => AlignVotingRights.Decide(state, new(unsettled.ToValueList(), Today, Office, Now));
}
