using Bkmo.Eventing;
using Bkmo.Membership.Applications;
using Bkmo.Membership.Documents;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Retention;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Retention;

public sealed class RetentionSpecs
{
    private static readonly RetentionLog Kept = Given<RetentionLog>(
        Period(RetentionPurpose.DeclinedApplications, 6), Period(RetentionPurpose.EndedMemberships, 24)).State;

    private static readonly ApplicationAnswered Answered = new(Entry, MembershipKind.Voting, 1, ["aims"], new(Id(8), "AAEC"), Office, Now);
    private static readonly DocumentFiled Filed = new(Id(30), DocumentKind.Statutes, "application/pdf", 9, Day(1, 5), Office, Now);

    [Fact]
    public void Answers_and_documents_of_a_declined_applicant_go_when_their_period_is_over()
    {
        Assert.True(On(Day(8, 1), Registered, Applied(), Answered, Filed, Declined()).IsEmpty);
        var expired = On(Day(8, 2), Registered, Applied(), Answered, Filed, Declined());
        Assert.Equal(new Expired(RetentionPurpose.DeclinedApplications, [Entry], [Id(30)]), expired);
    }

    [Fact]
    public void A_membership_that_goes_on_keeps_the_documents() =>
        Assert.Equal(
            new Expired(RetentionPurpose.EndedMemberships, [Entry], []),
            On(Day(1, 1, 2030), Registered, Applied(), Answered, Filed, Declined(), Applied(MembershipKind.Partner, entry: OtherEntry), Admitted(MembershipKind.Partner, entry: OtherEntry)));

    [Fact]
    public void Ended_memberships_have_a_period_of_their_own()
    {
        IEvent[] history = [Registered, Applied(), Answered, Filed, Admitted(), Ended(Day(3, 9))];
        Assert.True(On(Day(3, 9, 2028), history).IsEmpty);
        Assert.Equal((1, 1), (On(Day(3, 10, 2028), history).Applications.Count, On(Day(3, 10, 2028), history).Documents.Count));
    }

    [Fact]
    public void While_an_appeal_is_open_everything_stays() =>
        Assert.True(On(Day(1, 1, 2030), Registered, Applied(), Answered, Declined(), new AppealLodged(Entry, MembershipKind.Voting, Day(2, 5), Office, Now)).IsEmpty);

    [Fact]
    public void Nothing_goes_before_a_period_was_set() =>
        Assert.True(Expiry.Of(Given<Organisation>(Registered, Applied(), Answered, Filed, Declined()).State, RetentionLog.Initial, Day(1, 1, 2030)).IsEmpty);

    [Fact]
    public void A_period_counts_from_its_day()
    {
        var log = Given<RetentionLog>(Period(RetentionPurpose.DeclinedApplications, 6), Period(RetentionPurpose.DeclinedApplications, 1, Day(6, 1))).State;
        Assert.Equal((6, 1), (log.Period(RetentionPurpose.DeclinedApplications, Day(5, 31))!.Months, log.Period(RetentionPurpose.DeclinedApplications, Day(6, 1))!.Months));
    }

    [Fact]
    public void A_period_is_set_from_today_on()
    {
        var period = new RetentionPeriod(RetentionPurpose.EndedMemberships, 12, Today, "Board");
        Given<RetentionLog>().When(Set(period)).Then(new RetentionPeriodSet(RetentionPurpose.EndedMemberships, 12, Today, "Board", Office, Now));
        Given<RetentionLog>(new RetentionPeriodSet(RetentionPurpose.EndedMemberships, 12, Today, "Board", Office, Now)).When(Set(period)).ThenNothing();
        Given<RetentionLog>().When(Set(period with { From = Day(3, 9) })).ThenRefused(new DaysOutOfOrder("from", Today));
    }

    [Fact]
    public void What_is_erased_is_recorded_once_and_the_register_stays()
    {
        var command = new Expiry.Command(new(RetentionPurpose.DeclinedApplications, [Entry], [Id(30)]), Today, Office, Now);
        var before = Given<Organisation>(Registered, Applied(), Answered, Filed, Declined());
        var after = before.When(state => Expiry.Decide(state, command))
            .Then(new ApplicationErased(Entry, MembershipKind.Voting, Office, Now), new DocumentErased(Id(30), Today, Office, Now)).State;
        Assert.Equal((null, true), (after.Latest(MembershipKind.Voting)!.File.Answers, after.Latest(MembershipKind.Voting)!.File.Erased));
        Assert.Equal(before.State.Latest(MembershipKind.Voting)!.StatusOn(Today), after.Latest(MembershipKind.Voting)!.StatusOn(Today));
        Assert.Empty(Assert.IsType<Decision.Accepted>(Expiry.Decide(after, command)).Events);
    }

    private static RetentionPeriodSet Period(RetentionPurpose purpose, int months, DateOnly? from = null) => new(purpose, months, from ?? Day(1, 1), "Board", Office, Now);

    private static Expired On(DateOnly day, params IEvent[] history) => Expiry.Of(Given<Organisation>(history).State, Kept, day);

    private static Func<RetentionLog, Decision> Set(RetentionPeriod period) => state => SetRetentionPeriod.Decide(state, new(period, Today, Office, Now));
}
