using Bkmo.Conference.Agenda;
using Bkmo.Conference.Conferences;
using Bkmo.Conference.Counting.Elections;
using Bkmo.Conference.Polls;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.BodyElections;

/// <summary>Plans an election.</summary>
public static class PlanElection
{
    /// <summary>What is elected and how.</summary>
    /// <param name="TitleDe">German title, 2 to 300 characters.</param>
    /// <param name="TitleEn">English title, 2 to 300 characters.</param>
    /// <param name="Body">What is elected.</param>
    /// <param name="Function">As what.</param>
    /// <param name="TermFrom">First day of the terms.</param>
    /// <param name="Seats">1 to 100 seats.</param>
    /// <param name="Form">What stands on the ballots.</param>
    /// <param name="BodyId">The committee, where one is elected.</param>
    /// <param name="TermUntil">Last day of the terms.</param>
    /// <param name="Rounds">What is asked for in each round, at most 10; more than half of the ballots once when left out. None when ranked.</param>
    /// <param name="Ceilings">How many of a group at most.</param>
    /// <param name="OnePerOrganisation">Whether an organisation has one seat at most.</param>
    /// <param name="Reserved">Seats for a group.</param>
    /// <param name="UnfilledReserved">What becomes of a reserved seat that nobody gets.</param>
    /// <param name="Ties">How a tie that decides a seat is decided.</param>
    /// <param name="Declined">What happens to the seat of somebody who declines.</param>
    /// <param name="Kind">Secret unless said otherwise.</param>
    /// <param name="Weights">How many votes there are.</param>
    /// <param name="Presence">Who of the entitled may vote.</param>
    /// <param name="AgendaItemId">The item of the agenda; needed.</param>
    public sealed record Request(
        string TitleDe, string TitleEn, ElectedBody Body, ElectedFunction Function, DateOnly TermFrom, int Seats, BallotForm Form, Guid? BodyId = null,
        DateOnly? TermUntil = null, IReadOnlyList<RoundSpec>? Rounds = null, IReadOnlyList<Ceiling>? Ceilings = null, bool OnePerOrganisation = false,
        IReadOnlyList<ReservedSeats>? Reserved = null, UnfilledReserved UnfilledReserved = UnfilledReserved.StaysVacant, TieRule Ties = TieRule.RunOff,
        DeclineRule Declined = DeclineRule.OpensRound, PollKind Kind = PollKind.Secret, Weights Weights = Weights.ByKey,
        PresenceRule Presence = PresenceRule.PresentAtOpening, Guid? AgendaItemId = null);

    /// <summary>The election, values checked.</summary>
    /// <param name="Plan">What is elected and how.</param>
    /// <param name="By">Who plans it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(ElectionPlan Plan, UserId By, DateTimeOffset At);

    /// <summary>Begins an election.</summary>
    public static Decision Decide(Election state, Command command) =>
        state.Plan is not null ? Nothing : Accept(new ElectionPlanned(command.Plan, command.By, command.At));

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/conference/conferences/{id:guid}/elections", Handle).Creates<ElectionView>()
        .RequireRoles(Roles.Office, Roles.ElectionOfficer);

    private static async Task<IResult> Handle(Guid id, Request request, Commands commands, CancellationToken cancellation)
    {
        if (await commands.Find<ConferenceState>(id, cancellation) is null) return Problems.Of(new UnknownConference());
        var check = new Check();
        var plan = Plan(id, request, check);
        plan = plan with { Internal = await AgendaItems.Check(check, request.AgendaItemId, resolves: true, id, commands, cancellation) };
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var electionId = commands.NewId();
        var command = new Command(plan, commands.Actor.Id, commands.Now);
        return await commands.Create<Election>(
            electionId, ElectionView.PathOf(electionId), state => Decide(state, command), state => ElectionView.Of(electionId, state)!, cancellation);
    }

    private static ElectionPlan Plan(Guid id, Request request, Check check)
    {
        check.Range(request.Seats, "seats", 1, 100);
        check.Day(request.TermFrom, "termFrom");
        check.That(request.TermUntil is null || request.TermUntil >= request.TermFrom, "termUntil", new("Das Ende liegt vor dem Beginn.", "The last day is before the first."));
        check.That(request.Kind != PollKind.Hands, "kind", new("Gewählt wird geheim oder namentlich.", "Elections are secret or named."));
        check.That((request.Body == ElectedBody.Committee) == (request.BodyId is not null), "bodyId", new(
            "Ein Ausschuss wird mit seiner Nummer genannt, anderes ohne.", "A committee is named by its id, others are not."));
        var ranked = request.Form is BallotForm.RankedScottish or BallotForm.RankedMeek;
        var rounds = (ranked ? request.Rounds ?? [] : request.Rounds ?? [new()]).ToValueList();
        check.That(rounds.Count <= 10, "rounds", new("Höchstens 10 Wahlgänge sind möglich.", "At most 10 rounds are possible."));
        for (var i = 0; i < rounds.Count; i++) MajorityRule.CheckFraction(check, rounds[i].Kind, rounds[i].Numerator, rounds[i].Denominator, $"rounds[{i}]");
        var plan = new ElectionPlan(
            id, check.Text(request.TitleDe, "titleDe", 2, 300), check.Text(request.TitleEn, "titleEn", 2, 300), request.Body, request.BodyId, request.Function, request.TermFrom,
            request.TermUntil, request.Seats, request.Form, rounds, Groups(request.Ceilings, "ceilings", check, (one, field) => one with { Group = check.Text(one.Group, field, 1, 60) }), request.OnePerOrganisation,
            Groups(request.Reserved, "reserved", check, (one, field) => one with { Group = check.Text(one.Group, field, 1, 60) }), request.UnfilledReserved, request.Ties, request.Declined, request.Kind, request.Weights, request.Presence,
            request.AgendaItemId);
        var constrained = plan.Ceilings.Count > 0 || plan.Reserved.Count > 0 || plan.OnePerOrganisation || plan.Declined == DeclineRule.OpensRound || rounds.Count > 0;
        check.That(!ranked || !constrained, "form", new(
            "Präferenzwahlen kennen keine Wahlgänge, Höchstzahlen und vorbehaltenen Sitze; wer ablehnt, macht Platz oder lässt den Sitz frei.",
            "Ranked elections know no rounds, ceilings and reserved seats; who declines makes way for the next or leaves the seat vacant."));
        if (!ranked && new ElectionDefinition(plan.Seats, [], plan.ToRules()).Problem is { } problem) check.That(false, "rounds", problem);
        return plan;
    }

    private static ValueList<T> Groups<T>(IReadOnlyList<T>? groups, string field, Check check, Func<T, string, T> named)
    {
        check.That((groups?.Count ?? 0) <= 20, field, new("Höchstens 20 Gruppen sind möglich.", "At most 20 groups are possible."));
        return (groups ?? []).Take(20).Select((one, i) => named(one, $"{field}[{i}].group")).ToValueList();
    }
}
