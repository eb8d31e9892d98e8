using Bkmo.Conference.Agenda;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Counting.Majorities;
using Bkmo.Conference.Meetings;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.Polls;

/// <summary>Prepares a poll, or puts one differently that was not opened yet.</summary>
public static class CreatePoll
{
    /// <summary>What is put to the vote.</summary>
    /// <param name="TitleDe">German title, 2 to 300 characters.</param>
    /// <param name="TitleEn">English title, 2 to 300 characters.</param>
    /// <param name="Kind">How votes are given.</param>
    /// <param name="Method">What stands on a ballot.</param>
    /// <param name="Options">2 to 100 options where there is more than yes and no.</param>
    /// <param name="Most">How many options at most, or the highest score (1 to 100).</param>
    /// <param name="Majority">What accepts it; the meeting's rule when left out.</param>
    /// <param name="Weights">By delegate key unless said otherwise; a majority of heads counts one each.</param>
    /// <param name="Presence">Those present at the opening unless said otherwise.</param>
    /// <param name="OwnMatter">Organisations whose own matter it is (BGB § 34).</param>
    /// <param name="IsMotion">Whether it is a motion.</param>
    /// <param name="AgendaItemId">The item of the agenda; a motion needs one.</param>
    /// <param name="SubmittedBy">Organisations that submitted the motion, at most 50; none: the board did, or nobody is named.</param>
    public sealed record Request(
        string TitleDe, string TitleEn, PollKind Kind, PollMethod Method, IReadOnlyList<OptionRequest>? Options = null, int Most = 0, MajorityRule? Majority = null,
        Weights Weights = Weights.ByKey, PresenceRule Presence = PresenceRule.PresentAtOpening, IReadOnlyList<Guid>? OwnMatter = null, bool IsMotion = false,
        Guid? AgendaItemId = null, IReadOnlyList<Guid>? SubmittedBy = null);

    /// <summary>An option. Of a secret poll everybody can read it once the result is stated.</summary>
    /// <param name="De">German text, 1 to 300 characters.</param>
    /// <param name="En">English text, 1 to 300 characters.</param>
    public sealed record OptionRequest(string De, string En);

    /// <summary>The poll, values checked.</summary>
    /// <param name="Plan">What is put to the vote.</param>
    /// <param name="By">Who prepares it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(PollPlan Plan, UserId By, DateTimeOffset At);

    /// <summary>Begins a poll, or changes one before its opening; the same again changes nothing.</summary>
    public static Decision Decide(Poll state, Command command) => state switch
    {
        { Plan: null } => Accept(new PollCreated(command.Plan, command.By, command.At)),
        { Plan: var plan } when plan == command.Plan => Nothing,
        { Stage: not PollStage.Created } => Reject(new PollAlreadyOpened()),
        _ => Accept(new PollRevised(command.Plan, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/conference/conferences/{id:guid}/polls", Create).Creates<PollView>().RequireRoles(Roles.Office, Roles.ElectionOfficer);
        routes.MapPut(PollView.Route + "/plan", Revise).Changes<PollView>().RequireRoles(Roles.Office, Roles.ElectionOfficer);
    }

    private static async Task<IResult> Create(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        if (await commands.Find<ConferenceState>(id, cancellation) is null) return Problems.Of(new UnknownConference());
        var check = new Check();
        var rules = (await commands.Find<Meeting>(Meeting.IdOf(id), cancellation))?.Rules ?? MeetingRules.Usual;
        var plan = Plan(id, request, rules, check, commands);
        plan = plan with { Internal = await AgendaItems.Check(check, request.AgendaItemId, request.IsMotion, id, commands, cancellation) };
        await Submitters.Check(check, plan, commands, cancellation);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var pollId = commands.NewId();
        var command = new Command(plan, commands.Actor.Id, commands.Now);
        return await commands.Create<Poll>(
            pollId, PollView.PathOf(pollId), state => Decide(state, command), state => PollView.Of(pollId, state, commands.Actor)!, cancellation, state => state.Version);
    }

    private static async Task<IResult> Revise(Guid pollId, Request request, Commands commands, CancellationToken cancellation)
    {
        if (await commands.Find<Poll>(pollId, cancellation) is not { Plan: { } before }) return Problems.Of(new UnknownPoll());
        var check = new Check();
        var rules = (await commands.Find<Meeting>(Meeting.IdOf(before.ConferenceId), cancellation))?.Rules ?? MeetingRules.Usual;
        var plan = Plan(before.ConferenceId, request, rules, check, commands);
        plan = plan with { Internal = await AgendaItems.Check(check, request.AgendaItemId, request.IsMotion, before.ConferenceId, commands, cancellation) };
        await Submitters.Check(check, plan, commands, cancellation);
        check.That(before.ElectionId is null, "method", new("Der Wahlgang folgt aus der Wahl.", "The round follows from the election."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var command = new Command(plan, commands.Actor.Id, commands.Now);
        return await commands.Change<Poll>(
            pollId, state => Decide(state, command), state => PollView.Of(pollId, state, commands.Actor), cancellation, state => state.Version);
    }

    private static PollPlan Plan(Guid conferenceId, Request request, MeetingRules rules, Check check, Commands commands)
    {
        var majority = request.Majority ?? rules.Majority;
        MajorityRule.CheckFraction(check, majority.Kind, majority.Numerator, majority.Denominator, "majority");
        var heads = majority.CountedIn == CountedIn.Heads || majority.Base == MajorityBase.EntitledHeads;
        check.That(!heads || request.Weights == Weights.OneEach, "weights", new(
            "Eine Mehrheit nach Köpfen zählt jede*n Delegierte*n einmal; wählen Sie „one-each“.", "A majority by heads counts each delegate once; choose one-each."));
        var options = Options(request, check, commands);
        var plan = new PollPlan(
            conferenceId, check.Text(request.TitleDe, "titleDe", 2, 300), check.Text(request.TitleEn, "titleEn", 2, 300), request.Kind, request.Method, options, request.Most,
            majority, request.Weights, request.Presence, (request.OwnMatter ?? []).Distinct().ToValueList(), request.IsMotion, request.AgendaItemId, null,
            SubmittedBy: Submitters.Of(request.SubmittedBy));
        CheckMethod(plan, check);
        return plan;
    }

    private static ValueList<PollOption> Options(Request request, Check check, Commands commands)
    {
        var given = request.Options ?? [];
        check.That(given.Count <= 100, "options", new("Höchstens 100 Möglichkeiten stehen zur Wahl.", "At most 100 options can be chosen from."));
        return given.Take(100).Select((option, i) => new PollOption(
            commands.NewId(), check.Text(option.De, $"options[{i}].de", 1, 300), check.Text(option.En, $"options[{i}].en", 1, 300))).ToValueList();
    }

    private static void CheckMethod(PollPlan plan, Check check)
    {
        check.That(plan.Kind != PollKind.Hands || plan.IsYesNo, "method", new(
            "Handzeichen gibt es nur für Ja und Nein.", "A show of hands is for yes and no only."));
        check.That(!plan.IsMotion || plan.IsYesNo, "method", new("Über einen Antrag wird mit Ja und Nein abgestimmt.", "A motion is voted on by yes and no."));
        check.That(plan.IsYesNo ? plan.Options.Count == 0 : plan.Options.Count >= 2, "options", new(
            "Möglichkeiten gibt es ab zwei, bei Ja und Nein keine.", "There are two options or more, and none with yes and no."));
        var most = plan.Method is PollMethod.Choose ? plan.Most >= 1 && plan.Most <= plan.Options.Count
            : plan.Method is PollMethod.Scores ? plan.Most is >= 1 and <= 100 : plan.Most == 0;
        check.That(most, "most", new(
            "Nennen Sie, wie viele höchstens gewählt werden oder wie viele Punkte höchstens möglich sind; sonst 0.",
            "Say how many are chosen at most, or the highest score; else 0."));
    }
}
