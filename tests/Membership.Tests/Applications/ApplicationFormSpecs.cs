using Bkmo.Eventing;
using Bkmo.Membership.Applications;
using Bkmo.Membership.Documents;
using Bkmo.Membership.Organisations;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Applications;

public sealed class ApplicationFormSpecs
{
    private const MembershipKind Voting = MembershipKind.Voting;
    private static readonly Guid Sponsor = Id(20), Applicant = Id(21);
    private static readonly FormField Aims = new("aims", "Ziele", "Aims", true, 2000), Remarks = new("remarks", "Anmerkungen", "Remarks", false, 2000);
    private static readonly FormVersion Form = new(1, Day(1, 1), [Aims, Remarks], [DocumentKind.Statutes], 2);
    private static readonly IEvent[] Complete =
    [
        Registered, Applied(), Answered, Filed, Asked(Sponsor), Asked(Id(22)), Confirmed(Sponsor), Confirmed(Id(22)),
    ];

    [Fact]
    public void A_form_holds_from_its_day_until_the_next_one_does()
    {
        var state = Given<ApplicationForm>(Published(1, Day(1, 1)), Published(2, Day(6, 1))).State;
        Assert.Equal((null, 1, 2), (state.On(Day(12, 31, 2025))?.Number, state.On(Day(5, 31))!.Number, state.On(Day(6, 1))!.Number));
    }

    [Fact]
    public void Versions_follow_each_other_and_do_not_reach_into_the_past()
    {
        Given<ApplicationForm>().When(Publish(Day(1, 1))).Then(Published(1, Day(1, 1)));
        Given<ApplicationForm>(Published(1, Day(1, 1))).When(Publish(Day(1, 1))).ThenNothing();
        Given<ApplicationForm>(Published(1, Day(6, 1))).When(Publish(Day(6, 1), sponsors: 3)).ThenRefused(new FormOutOfOrder(Day(6, 1)));
        Given<ApplicationForm>(Published(1, Day(1, 1))).When(Publish(Day(3, 9))).ThenRefused(new FormInThePast());
        Given<ApplicationForm>(Published(1, Day(1, 1))).When(Publish(Today)).Then(Published(2, Today));
    }

    [Fact]
    public void What_the_form_asks_for_and_is_not_there_is_listed()
    {
        Assert.Equal(["answer aims", "document statutes", "sponsors 2"], Missing(Registered, Applied()));
        Assert.Equal(["document statutes", "sponsors 1"], Missing(Registered, Applied(), Answered, Asked(Sponsor), Asked(Id(22)), Confirmed(Sponsor)));
        Assert.Equal(["document statutes"], Missing([.. Complete, new DocumentErased(Id(30), Day(3, 2), Office, Now)]));
        Assert.Empty(Missing(Complete));
    }

    [Fact]
    public void Nothing_is_missing_where_no_form_holds() =>
        Assert.True(Completeness.Of(null, Given<Organisation>(Registered, Applied()).State, Given<Organisation>(Registered, Applied()).State.Latest(Voting)!).IsComplete);

    [Fact]
    public void An_incomplete_application_is_admitted_with_a_reason_only()
    {
        Assert.Equal(3, Given<Organisation>(Registered, Applied()).When(Admit()).ThenRefused<ApplicationIncomplete>().Missing.Count);
        Given<Organisation>(Registered, Applied()).When(Admit("Statutes follow")).Then(Admitted() with { Waiver = "Statutes follow" });
        Given<Organisation>(Complete).When(Admit("Not needed")).Then(Admitted());
    }

    [Fact]
    public void Answers_are_taken_while_the_application_is_open()
    {
        Given<Organisation>(Registered, Applied()).When(Answer(Entry)).Then(Answered);
        Given<Organisation>(Registered, Applied(), Admitted()).When(Answer(Entry)).ThenRefused(new NotOpen(Voting));
        Given<Organisation>(Registered, Applied(entry: OtherEntry)).When(Answer(Entry)).ThenRefused(new NotOpen(Voting));
    }

    [Fact]
    public void Other_voting_members_vouch_and_nobody_else()
    {
        Given<Organisation>(Registered, Applied()).When(Ask(Sponsor)).Then(Asked(Sponsor));
        Given<Organisation>(Registered, Applied(), Asked(Sponsor)).When(Ask(Sponsor)).ThenNothing();
        Given<Organisation>(Registered, Applied()).When(Ask(Sponsor, votes: false)).ThenRefused(new NoSponsor());
        Given<Organisation>(Registered, Applied()).When(Ask(Applicant)).ThenRefused(new NoSponsor());
        Given<Organisation>(Registered, Applied(), Admitted()).When(Ask(Sponsor)).ThenRefused(new NotOpen(Voting));
    }

    [Fact]
    public void Who_was_asked_confirms_once()
    {
        Given<Organisation>(Registered, Applied(), Asked(Sponsor)).When(Confirm(Sponsor)).Then(Confirmed(Sponsor));
        Given<Organisation>(Registered, Applied(), Asked(Sponsor), Confirmed(Sponsor)).When(Confirm(Sponsor)).ThenNothing();
        Given<Organisation>(Registered, Applied()).When(Confirm(Sponsor)).ThenRefused(new UnknownMembership());
        Given<Organisation>(Registered, Applied(), Asked(Sponsor)).When(Confirm(Sponsor, votes: false)).ThenRefused(new NoSponsor());
        Given<Organisation>(Registered, Applied(), Asked(Sponsor), Admitted()).When(Confirm(Sponsor)).ThenRefused(new NotOpen(Voting));
    }

    private static ApplicationAnswered Answered => new(Entry, Voting, 1, ["aims"], Locked, Office, Now);

    private static Sealed<ApplicationAnswers> Locked => new(Id(8), "AAEC");

    private static DocumentFiled Filed => new(Id(30), DocumentKind.Statutes, "application/pdf", 9, Day(3, 1), Office, Now);

    private static SponsorAsked Asked(Guid sponsor) => new(Entry, Voting, sponsor, Today, Office, Now);

    private static SponsorConfirmed Confirmed(Guid sponsor) => new(Entry, Voting, sponsor, Today, Office, Now);

    private static ApplicationFormPublished Published(int number, DateOnly from) => new(Voting, number, from, [Aims, Remarks], [DocumentKind.Statutes], 2, Office, Now);

    private static List<string> Missing(params IEvent[] history)
    {
        var state = Given<Organisation>(history).State;
        return [.. Completeness.Of(Form, state, state.Latest(Voting)!).Missing.Select(item => $"{item.Part.ToString().ToLowerInvariant()} {item.Name}")];
    }

    private static Func<ApplicationForm, Decision> Publish(DateOnly from, int sponsors = 2) =>
        state => PublishForm.Decide(state, new(Voting, from, [Aims, Remarks], [DocumentKind.Statutes], sponsors, Today, Office, Now));

    private static Func<Organisation, Decision> Admit(string? waiver = null) =>
        state => DecideApplication.Decide(state, new(Voting, true, null, Day(2, 1), null, Today, Office, Now, Waiver: waiver, Form: Form));

    private static Func<Organisation, Decision> Answer(Guid entry) => state => AnswerForm.Decide(state, new(Voting, entry, 1, ["aims"], Locked, Office, Now));

    private static Func<Organisation, Decision> Ask(Guid sponsor, bool votes = true) =>
        state => AskSponsor.Decide(state, new(Applicant, Voting, sponsor, votes, Today, Office, Now));

    private static Func<Organisation, Decision> Confirm(Guid sponsor, bool votes = true) =>
        state => ConfirmSponsorship.Decide(state, new(Voting, sponsor, votes, Today, Office, Now));
}
