using Bkmo.Conference.Conferences;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests.Conferences;

public sealed class SetDatesSpecs
{
    private static readonly DateOnly Start = new(2026, 11, 6);
    private static readonly ConferenceScheduled Scheduled = new(Start, Start.AddDays(1), "Leipzig", ConferenceMode.Hybrid, Office, Now);

    [Fact]
    public void A_season_becomes_days()
    {
        var plan = Given<ConferenceState>(new ConferencePlanned(Season2025 with { Year = 2026 }, Office, Now)).When(SetTo(Start)).Then(Scheduled).State.Plan;
        Assert.Equal((Start, null, null, "Leipzig"), (plan?.StartsOn, plan?.Year, plan?.Season, plan?.Venue));
    }

    [Fact]
    public void The_same_days_again_change_nothing() => Given<ConferenceState>(Planned, Scheduled).When(SetTo(Start)).ThenNothing();

    [Fact]
    public void Once_members_are_invited_days_stand() => Given<ConferenceState>(Planned, Convened).When(SetTo(Start)).ThenRefused(new AlreadyConvened(Today));

    [Fact]
    public void A_conference_is_not_moved_into_the_past() =>
        Given<ConferenceState>(Planned).When(SetTo(new DateOnly(2026, 3, 1))).ThenRefused(new PlannedInPast());

    [Fact]
    public void A_past_conference_is_not_moved() => Given<ConferenceState>(Recorded).When(SetTo(Start)).ThenRefused(new ConferenceOver());

    [Fact]
    public void What_was_not_planned_has_no_days() => Given<ConferenceState>().When(SetTo(Start)).ThenRefused(new UnknownConference());

    private static Func<ConferenceState, Decision> SetTo(DateOnly start) =>
        state => SetDates.Decide(state, new(start, start.AddDays(1), "Leipzig", ConferenceMode.Hybrid, Today, Office, Now));
}
