using Bkmo.Conference.Conferences;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests.Conferences;

public sealed class PlanAndConveneSpecs
{
    [Fact]
    public void A_coming_conference_is_planned() => Given<ConferenceState>().When(Plans(Plan)).Then(Planned);

    [Fact]
    public void A_past_conference_is_recorded_afterwards() => Given<ConferenceState>().When(Plans(Season2025, held: true)).Then(Recorded);

    [Fact]
    public void There_is_one_conference_for_each_edition() =>
        Given<ConferenceState>(Planned).When(Plans(Plan with { Name = "Another" })).ThenRefused(new EditionExists(11));

    [Fact]
    public void The_stream_of_an_edition_follows_from_its_number()
    {
        Assert.Equal(PlanConference.IdOf(10), PlanConference.IdOf(10));
        Assert.NotEqual(PlanConference.IdOf(10), PlanConference.IdOf(11));
    }

    [Fact]
    public void What_is_to_come_was_not_held() => Given<ConferenceState>().When(Plans(Plan, held: true)).ThenRefused(new HeldInFuture());

    [Fact]
    public void What_is_over_is_not_planned() => Given<ConferenceState>().When(Plans(Season2025)).ThenRefused(new PlannedInPast());

    [Theory]
    [InlineData(2026, Season.Spring, false, true)]
    [InlineData(2026, Season.Summer, true, false)]
    [InlineData(2025, Season.Winter, true, true)]
    [InlineData(2025, Season.Autumn, false, true)]
    public void A_season_counts_by_its_months(int year, Season season, bool ahead, bool begun)
    {
        var plan = Season2025 with { Year = year, Season = season };
        var inFebruary = new DateOnly(2026, 2, 28);
        Assert.Equal(ahead || year == 2026, !plan.IsOver(inFebruary));
        Assert.Equal(begun, !plan.LiesAhead(Today));
    }

    [Fact]
    public void A_conference_is_convened_with_every_subject_named() => Given<ConferenceState>(Planned).When(Convene(Invitation)).Then(Convened);

    [Fact]
    public void The_notice_is_kept_to_the_day() =>
        Given<ConferenceState>(Planned).When(Convene(Invitation with { SentOn = Plan.StartsOn!.Value.AddDays(-28) }, Plan.StartsOn.Value.AddDays(-28)))
            .Then(new ConferenceConvened(Invitation with { SentOn = Plan.StartsOn.Value.AddDays(-28) }, Office, Now));

    [Fact]
    public void A_day_short_of_the_notice_is_refused() =>
        Given<ConferenceState>(Planned).When(Convene(Invitation with { SentOn = Plan.StartsOn!.Value.AddDays(-27) }, Plan.StartsOn.Value))
            .ThenRefused(new NoticeTooShort(28, 27));

    [Fact]
    public void The_notice_of_the_statutes_replaces_the_usual_one() =>
        Given<ConferenceState>(Planned).When(Convene(Invitation with { NoticeDays = 300 })).ThenRefused(new NoticeTooShort(300, 213));

    [Fact]
    public void Saying_it_twice_changes_nothing() => Given<ConferenceState>(Planned, Convened).When(Convene(Invitation)).ThenNothing();

    [Fact]
    public void Another_invitation_to_the_same_conference_is_refused() =>
        Given<ConferenceState>(Planned, Convened).When(Convene(Invitation with { Agenda = [new("Anderes", true)] })).ThenRefused(new AlreadyConvened(Today));

    [Fact]
    public void Without_days_nobody_is_invited() =>
        Given<ConferenceState>(new ConferencePlanned(Season2025 with { Year = 2026 }, Office, Now)).When(Convene(Invitation)).ThenRefused(new DaysUnknown());

    [Fact]
    public void A_past_conference_is_not_convened() => Given<ConferenceState>(Recorded).When(Convene(Invitation)).ThenRefused(new ConferenceOver());

    [Fact]
    public void An_invitation_cannot_have_been_sent_tomorrow() =>
        Given<ConferenceState>(Planned).When(Convene(Invitation with { SentOn = Today.AddDays(1) })).ThenRefused(new SentInFuture());

    [Fact]
    public void A_virtual_meeting_needs_an_earlier_resolution() =>
        Given<ConferenceState>(Virtual).When(Convene(Invitation)).ThenRefused(new VirtualNotAllowed());

    [Fact]
    public void A_virtual_meeting_that_was_allowed_is_convened()
    {
        var allowed = Invitation with { VirtualAllowedBy = "Beschluss 4 der 10. BKMO", ElectronicRights = "Über den persönlichen Zugang." };
        Given<ConferenceState>(Virtual).When(Convene(allowed)).Then(new ConferenceConvened(allowed, Office, Now));
    }

    [Fact]
    public void What_was_not_planned_is_not_convened() => Given<ConferenceState>().When(Convene(Invitation)).ThenRefused(new UnknownConference());

    private static ConferencePlanned Virtual => new(Plan with { Mode = ConferenceMode.Virtual }, Office, Now);

    private static Func<ConferenceState, Decision> Plans(ConferencePlan plan, bool held = false) =>
        state => PlanConference.Decide(state, new(plan, held, Today, Office, Now));

    private static Func<ConferenceState, Decision> Convene(Convocation convocation, DateOnly? today = null) =>
        state => ConveneConference.Decide(state, new(convocation, today ?? Today, Office, Now));
}
