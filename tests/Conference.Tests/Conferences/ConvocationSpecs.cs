using Bkmo.Conference.Conferences;
using Bkmo.Conference.Convocations;
using Bkmo.Eventing;
using static Bkmo.Conference.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Conference.Tests.Conferences;

public sealed class ConvocationSpecs
{
    private static readonly ConvocationRules Strict = new(42, false, 1, 5);
    private static readonly ConvocationRulesSet Urgent = new(new(28, true, 1, 10), Office, Now);
    private static readonly DateOnly LastDay = Plan.StartsOn!.Value.AddDays(-28);

    [Fact]
    public void The_rules_of_a_conference_bind_its_convocation()
    {
        ConvocationRulesSet set = new(Strict, Office, Now);
        Given<ConferenceState>(Planned).When(Rules(Strict)).Then(set);
        Given<ConferenceState>(Planned, set).When(Rules(Strict)).ThenNothing();
        Given<ConferenceState>(Planned, set).When(Convene(Invitation)).ThenRefused(new NoticeBelowRules(42));
        Given<ConferenceState>(Planned, set).When(Convene(Invitation with { NoticeDays = 42 })).Then(Convened with { Convocation = Invitation with { NoticeDays = 42 } });
        Given<ConferenceState>(Planned, Convened).When(Rules(Strict)).ThenRefused(new AlreadyConvened(Today));
        Given<ConferenceState>(Recorded).When(Rules(Strict)).ThenRefused(new ConferenceOver());
        Given<ConferenceState>().When(Rules(Strict)).ThenRefused(new UnknownConference());
    }

    [Theory]
    [InlineData(ConferenceMode.Hybrid)]
    [InlineData(ConferenceMode.Virtual)]
    public void Whoever_is_invited_to_take_part_electronically_is_told_how(ConferenceMode mode)
    {
        var planned = new ConferencePlanned(Plan with { Mode = mode }, Office, Now);
        var allowed = Invitation with { VirtualAllowedBy = "Beschluss 4 der 10. BKMO" };
        Given<ConferenceState>(planned).When(Convene(allowed)).ThenRefused(new ElectronicRightsMissing());
        var told = allowed with { ElectronicRights = "Über den persönlichen Zugang." };
        Given<ConferenceState>(planned).When(Convene(told)).Then(new ConferenceConvened(told, Office, Now));
    }

    [Fact]
    public void A_subject_that_a_minority_demanded_is_on_the_agenda()
    {
        Given<ConferenceState>(Planned).When(Convene(Invitation, ["Satzung"])).ThenRefused(new DemandedSubjectMissing("Satzung"));
        Given<ConferenceState>(Planned).When(Convene(Invitation, ["wahl des vorstands"])).Then(Convened);
    }

    [Fact]
    public void Within_the_notice_a_subject_is_added_for_resolution() =>
        Given<ConferenceState>(Planned, Convened).When(Add("Satzung", LastDay)).Then(new SubjectAdded("Satzung", true, null, Office, Now));

    [Fact]
    public void A_late_subject_is_discussed_but_not_resolved()
    {
        Given<ConferenceState>(Planned, Convened).When(Add("Satzung", LastDay.AddDays(1))).ThenRefused(new SubjectTooLate(28, 27, false));
        Given<ConferenceState>(Planned, Convened).When(Add("Satzung", LastDay.AddDays(1), "Eilt sehr")).ThenRefused(new SubjectTooLate(28, 27, false));
        Given<ConferenceState>(Planned, Convened).When(Add("Satzung", LastDay.AddDays(1), resolve: false)).Then(new SubjectAdded("Satzung", false, null, Office, Now));
    }

    [Fact]
    public void An_urgent_subject_is_resolved_where_the_rules_allow_it()
    {
        Given<ConferenceState>(Planned, Urgent, Convened).When(Add("Satzung", LastDay.AddDays(1))).ThenRefused(new SubjectTooLate(28, 27, true));
        Given<ConferenceState>(Planned, Urgent, Convened).When(Add("Satzung", LastDay.AddDays(1), "Eilt sehr"))
            .Then(new SubjectAdded("Satzung", true, "Eilt sehr", Office, Now));
    }

    [Fact]
    public void The_platform_invites_the_members_on_the_day_itself_and_tells_them_of_what_is_added()
    {
        Decision Send(ConferenceState state, DateOnly sentOn) => ConveneConference.Decide(state, new(Invitation with { SentOn = sentOn }, Today, Office, Now, null, Send: true));
        Given<ConferenceState>(Planned).When(state => Send(state, Today)).Then(Convened, new MembersInvited(1, Office, Now));
        Given<ConferenceState>(Planned).When(state => Send(state, Today.AddDays(-1))).ThenRefused(new SentToday());
        SubjectAdded added = new("Satzung", true, null, Office, Now);
        Decision Tell(ConferenceState state) => AddSubject.Decide(state, new("Satzung", true, null, Today, Office, Now, Send: true));
        Given<ConferenceState>(Planned, Convened, new MembersInvited(1, Office, Now)).When(Tell).Then(added, new MembersInvited(2, Office, Now));
        // Who was invited in another way gets a change, and no invitation.
        Given<ConferenceState>(Planned, Convened).When(Tell).Then(added, new MembersInvited(2, Office, Now));
    }

    [Fact]
    public void A_subject_is_added_once_and_to_an_agenda_that_there_is()
    {
        Given<ConferenceState>(Planned, Convened).When(Add("BERICHT", Today)).ThenRefused(new SubjectExists());
        Given<ConferenceState>(Planned, Convened, new SubjectAdded("Satzung", true, null, Office, Now)).When(Add("Satzung", Today)).ThenRefused(new SubjectExists());
        Given<ConferenceState>(Planned).When(Add("Satzung", Today)).ThenRefused(new NotConvenedYet());
        Given<ConferenceState>(Recorded).When(Add("Satzung", Today)).ThenRefused(new ConferenceOver());
        Given<ConferenceState>().When(Add("Satzung", Today)).ThenRefused(new UnknownConference());
    }

    [Fact]
    public void The_motto_has_as_many_languages_as_are_wanted()
    {
        MottosSet set = new([new("de", "Wir gestalten mit"), new("tr", "Birlikte")], Office, Now);
        Given<ConferenceState>(Planned).When(state => SetMottos.Decide(state, set)).Then(set);
        Given<ConferenceState>(Planned, set).When(state => SetMottos.Decide(state, set)).ThenNothing();
        Given<ConferenceState>().When(state => SetMottos.Decide(state, set)).ThenRefused(new UnknownConference());
    }

    [Fact]
    public void A_demand_is_met_by_a_tenth_of_the_members()
    {
        DemandRaised raised = new(DemandKind.Subject, Id(7), "Satzung", "Sie ist alt.", Id(70), Office, Now);
        DemandSupported second = new(Id(71), Office, Now);
        Given<MinorityDemand>().When(state => Demand.Decide(state, raised, Facts(11))).Then(raised);
        Given<MinorityDemand>().When(state => Demand.Decide(state, raised, Facts(10))).Then(raised, new DemandMet(1, 10, Now));
        Given<MinorityDemand>(raised).When(state => Demand.Decide(state, second, Facts(20))).Then(second, new DemandMet(2, 20, Now));
        Given<MinorityDemand>(raised).When(state => Demand.Decide(state, second, Facts(21))).Then(second);
        Given<MinorityDemand>(raised, second, new DemandMet(2, 20, Now)).When(state => Demand.Decide(state, second with { OrganisationId = Id(72) }, Facts(20)))
            .Then(second with { OrganisationId = Id(72) });
        Given<MinorityDemand>(raised, second).When(state => Demand.Decide(state, second, Facts(20))).ThenNothing();
        Given<MinorityDemand>(raised).When(state => Demand.Decide(state, raised, Facts(20))).ThenNothing();
        Given<MinorityDemand>().When(state => Demand.Decide(state, second, Facts(20))).ThenRefused(new UnknownDemand());
        Given<MinorityDemand>().When(state => Demand.Decide(state, raised, Facts(10) with { IsMember = false })).ThenRefused(new NotAMember());
        Given<MinorityDemand>(raised).When(state => Demand.Decide(state, second, Facts(10) with { IsMember = false })).ThenRefused(new NotAMember());
        Assert.True(Strict.IsMinority(9, 45));
        Assert.False(Strict.IsMinority(9, 46));
        Assert.False(Strict.IsMinority(0, 0));
    }

    private static Demand.Facts Facts(int members) => new(IsMember: true, members, ConvocationRules.Usual);

    private static Func<ConferenceState, Decision> Rules(ConvocationRules rules) => state => SetConvocationRules.Decide(state, new(rules, Today, Office, Now));

    private static Func<ConferenceState, Decision> Convene(Convocation convocation, params string[] demanded) =>
        state => ConveneConference.Decide(state, new(convocation, Today, Office, Now, demanded.ToValueList()));

    private static Func<ConferenceState, Decision> Add(string title, DateOnly today, string? urgency = null, bool resolve = true) =>
        state => AddSubject.Decide(state, new(title, resolve, urgency, today, Office, Now));
}
