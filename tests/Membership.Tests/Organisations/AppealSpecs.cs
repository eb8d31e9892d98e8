using Bkmo.Eventing;
using Bkmo.Membership.Organisations;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Organisations;

public sealed class AppealSpecs
{
    private const MembershipKind Voting = MembershipKind.Voting;
    private static readonly Resolution Decided = new("assembly", ResolutionForm.Meeting, Day(3, 10));

    private static readonly IEvent[] Excluded =
    [
        Registered, Applied(), Admitted(),
        new MembershipEnded(Entry, Voting, EndReason.Exclusion, Day(3, 5), null, null, new(Day(2, 20), Day(3, 5), "Board", "Grounds", Day(4, 5)), Office, Now),
    ];

    private static readonly IEvent[] Refused = [Registered, Applied(), Declined() with { AppealUntil = Day(3, 1) }];

    [Fact]
    public void An_excluded_member_appeals_in_time() =>
        Given<Organisation>(Excluded).When(Lodge(Day(3, 9))).Then(new AppealLodged(Entry, Voting, Day(3, 9), Office, Now));

    [Fact]
    public void An_appeal_after_its_time_is_refused() => Given<Organisation>(Refused).When(Lodge(Day(3, 2))).ThenRefused(new AppealTooLate(Day(3, 1)));

    [Fact]
    public void Where_no_time_was_named_an_appeal_is_open() =>
        Given<Organisation>(Registered, Applied(), Declined()).When(Lodge(Day(3, 9))).Then(new AppealLodged(Entry, Voting, Day(3, 9), Office, Now));

    [Fact]
    public void There_must_be_something_to_appeal_against()
    {
        Given<Organisation>(Registered, Applied(), Admitted()).When(Lodge(Day(3, 9))).ThenRefused(new NothingToAppeal());
        Given<Organisation>(Registered, Applied(), Admitted(), Ended(Day(3, 1))).When(Lodge(Day(3, 9))).ThenRefused(new NothingToAppeal());
    }

    [Fact]
    public void An_appeal_has_a_possible_day()
    {
        Given<Organisation>(Excluded).When(Lodge(Today.AddDays(1))).ThenRefused(new DayInFuture("lodgedOn"));
        Given<Organisation>(Registered, Applied(), Declined()).When(Lodge(Day(1, 31))).ThenRefused(new DaysOutOfOrder("lodgedOn", Day(2, 1)));
    }

    [Fact]
    public void One_appeal_is_lodged_once()
    {
        Given<Organisation>([.. Excluded, Lodged]).When(Lodge(Day(3, 9))).ThenNothing();
        Given<Organisation>([.. Excluded, Lodged]).When(Lodge(Day(3, 10))).ThenRefused(new AppealAlreadyLodged(Day(3, 9)));
    }

    [Fact]
    public void An_upheld_appeal_lifts_the_exclusion()
    {
        var entry = Given<Organisation>([.. Excluded, Lodged]).When(Decide(true)).Then(new AppealDecided(Entry, Voting, true, Decided, "Why", Office, Now)).State.Latest(Voting)!;
        Assert.Equal((MembershipStatus.Active, null, true), (entry.StatusOn(Today), entry.EndsOn, entry.Appeal!.Upheld));
    }

    [Fact]
    public void An_upheld_appeal_opens_a_declined_application_again()
    {
        var state = Given<Organisation>([.. Refused, Lodged with { LodgedOn = Day(2, 20) }]).When(Decide(true)).State;
        Assert.True(state.Latest(Voting)!.IsOpen);
        Assert.IsType<Decision.Accepted>(DecideApplication.Decide(state, new(Voting, true, null, Today, null, Today, Office, Now)));
    }

    [Fact]
    public void An_appeal_that_was_wrong_leaves_everything_as_it_is() =>
        Assert.Equal(MembershipStatus.Ended, Given<Organisation>([.. Excluded, Lodged]).When(Decide(false)).State.Latest(Voting)!.StatusOn(Today));

    [Fact]
    public void An_appeal_is_decided_once_and_not_before_it_was_lodged()
    {
        var decided = new AppealDecided(Entry, Voting, false, Decided, "Why", Office, Now);
        Given<Organisation>(Excluded).When(Decide(true)).ThenRefused(new NoAppeal());
        Given<Organisation>([.. Excluded, Lodged, decided]).When(Decide(false)).ThenNothing();
        Given<Organisation>([.. Excluded, Lodged, decided]).When(Decide(true)).ThenRefused(new NoAppeal());
        Given<Organisation>([.. Excluded, Lodged]).When(Decide(true, Day(3, 8))).ThenRefused(new DaysOutOfOrder("resolution.on", Day(3, 9)));
    }

    [Fact]
    public void A_refusal_names_a_possible_day_for_appeals() =>
        Given<Organisation>(Registered, Applied())
            .When(state => DecideApplication.Decide(state, new(Voting, false, "Why", Day(2, 1), null, Today, Office, Now, AppealUntil: Day(1, 31))))
            .ThenRefused(new DaysOutOfOrder("appealUntil", Day(2, 1)));

    private static AppealLodged Lodged => new(Entry, Voting, Day(3, 9), Office, Now);

    private static Func<Organisation, Decision> Lodge(DateOnly on) => state => LodgeAppeal.Decide(state, new(Voting, on, Today, Office, Now));

    private static Func<Organisation, Decision> Decide(bool upheld, DateOnly? on = null) =>
        state => DecideAppeal.Decide(state, new(Voting, upheld, "Why", Decided with { On = on ?? Decided.On }, Office, Now));
}
