using Bkmo.Conference.Agenda;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Minutes;
using Bkmo.Conference.Polls;
using Bkmo.Conference.Presence;
using Bkmo.Eventing;
using Bkmo.ServiceDefaults;
using static Bkmo.Conference.Tests.Decisions.Polls;
using static Bkmo.Conference.Tests.Some;

namespace Bkmo.Conference.Tests.Minutes;

public sealed class VoteProtocolSpecs
{
    private static readonly MinutesContext Context = new(Decisions.Polls.Conference, ConferenceState.Initial, AgendaState.Initial, HallPresence.Initial)
    {
        Organisations = new Dictionary<Guid, string> { [Id(70)] = "Verein A", [Id(71)] = "Verein B", [Id(72)] = "Verein C" },
    };

    [Fact]
    public void The_opening_of_a_vote_tells_who_is_entitled_and_who_is_not()
    {
        var now = Entitled with
        {
            Organisations = [Votes(70, 100), Votes(71, 30), Votes(72, 10, rest: true)], Members = [Id(70), Id(71), Id(72), Id(73)],
            Proxies = [new(Id(50), Id(3), Id(1))],
        };
        var told = Told([.. Open(Motion, now)]);
        Assert.EndsWith(
            "Stimmberechtigt: 130 Stimmen aus 2 Organisationen, vertreten 130; Stimmrechtsübertragungen: 1; Stimmrechte ruhen: Verein C; Mitglieder ohne Stimmen: 1.", told.De, StringComparison.Ordinal);
        Assert.EndsWith(
            "Entitled: 130 votes of 2 organisations, represented 130; transfers of votes: 1; voting rights rest: Verein C; members without votes: 1.", told.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_opening_of_a_vote_on_a_motion_tells_who_submitted_it()
    {
        var told = Told([.. Open(Motion with { SubmittedBy = [Id(71), Id(70)] })]);
        Assert.StartsWith("Abstimmung „Leitantrag“ (eingebracht von Verein A, Verein B) wird eröffnet.", told.De, StringComparison.Ordinal);
        Assert.StartsWith("The vote “Lead motion” (submitted by Verein A, Verein B) is opened.", told.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_vote_tells_how_each_organisation_voted_and_what_was_given_by_transfer()
    {
        var transferred = Cast(3, Yes(30)) with { ByProxy = Id(50) };
        var told = Told([.. Open(Motion), Cast(1, Yes(70), No(30)), transferred, Cast(4, Abstain(10)), Closed, new PollPublished(null, null, Office, Now)]);
        Assert.Contains("Ja 100, Nein 30, Enthaltungen 10, ungültig 0.", told.De, StringComparison.Ordinal);
        Assert.EndsWith("Namentlich: Ja: Verein A 70, Verein B 30 (durch Übertragung 30); Nein: Verein A 30; Enthaltung: Verein C 10.", told.De, StringComparison.Ordinal);
        Assert.EndsWith("By name: yes: Verein A 70, Verein B 30 (by transfer 30); no: Verein A 30; abstention: Verein C 10.", told.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_vote_tells_numbers_only()
    {
        var told = Told([.. Open(SecretMotion), Marked(1, 2), Marked(3, 1), Closed, new BallotsCounted([new("a", Vote.Of(Answer.Yes)), new("b", Vote.Of(Answer.Yes)), new("c", Vote.Blank)], Now), new PollPublished(null, null, Office, Now)]);
        Assert.Contains("Ja 2, Nein 0, Enthaltungen 1, ungültig 0.", told.De, StringComparison.Ordinal);
        Assert.DoesNotContain("Verein", told.De, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PollMethod.Choose, "A 70, B 0.", "A: Verein A 70")]
    [InlineData(PollMethod.YesNoEach, "A 70:0:0, B 0:70:0 (Ja:Nein:Enthaltung).", "A + + B −: Verein A 70")]
    public void A_vote_among_options_tells_the_votes_of_each(PollMethod method, string numbers, string roll)
    {
        var plan = Motion with { IsMotion = false, Method = method, Most = method is PollMethod.Choose ? 1 : 0, Options = [new(Id(1), "A", "A"), new(Id(2), "B", "B")] };
        var vote = method is PollMethod.Choose ? Vote.Of(0) : Vote.Of(1, 2);
        var told = Told([.. Open(plan), Cast(1, new Portion(70, vote)), Closed, new PollPublished(null, null, Office, Now)]);
        Assert.Contains(numbers, told.De, StringComparison.Ordinal);
        Assert.Contains(roll, told.De, StringComparison.Ordinal);
    }

    [Fact]
    public void The_invitation_is_the_first_fact_with_its_notice_and_every_subject()
    {
        var planned = ConferenceState.Initial.Evolve(new ConferencePlanned(Some.Plan, Office, Now));
        var starts = Some.Plan.StartsOn!.Value;
        var convened = new ConferenceConvened(new([new("Bericht", false), new("Wahl", true)], starts.AddDays(-35), 28, null, null), Office, Now);
        var (kind, sentence) = MeetingFacts.Of(Context, planned.Evolve(convened), convened)!.Value;
        Assert.Equal("convened", kind);
        Assert.EndsWith("35 Tage vor Beginn (nötig: 28). Tagesordnung: 1. Bericht; 2. Wahl (Beschluss).", sentence.De, StringComparison.Ordinal);
        Assert.EndsWith("35 days before the beginning (needed: 28). Agenda: 1. Bericht; 2. Wahl (resolution).", sentence.En, StringComparison.Ordinal);
    }

    private static Text Told(params IEvent[] events) => DecisionFacts.Of(Context, State(events), events[^1])!.Value.Sentence;
}
