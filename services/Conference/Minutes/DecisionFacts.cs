using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Meetings;
using Bkmo.Conference.Polls;

namespace Bkmo.Conference.Minutes;

/// <summary>Facts from quorum and rules of the meeting, from polls, and from elections. Candidates stand in them as their numbers; readers get the names in their place.</summary>
public static class DecisionFacts
{
    /// <summary>What was found about the quorum, and rules that the meeting gave itself.</summary>
    public static (string Kind, Text Sentence)? Of(MinutesContext context, Meeting state, IEvent @event) => @event switch
    {
        QuorumRecorded e when QuorumView.Of(e) is var found => ("quorum-checked", new($"Beschlussfähigkeit: {found.ExplanationDe}", $"Quorum: {found.ExplanationEn}")),
        MeetingRulesResolved => ("rules-resolved", new("Die Versammlung beschließt andere Regeln, die von jetzt an gelten.", "The meeting resolves other rules, which hold from now on.")),
        _ => null,
    };

    /// <summary>Who was there when a vote was opened, and what the chair stated.</summary>
    public static (string Kind, Text Sentence)? Of(MinutesContext context, Poll state, IEvent @event) => (state.Plan, @event) switch
    {
        ({ } plan, PollOpened e) when context.PresentAt(e.At) is var present && VoteProtocol.Entitled(context, e.Roll) is var entitled => ("poll-opened", new(
            $"Abstimmung „{plan.TitleDe}“{VoteProtocol.Submitters(context, plan).De} wird eröffnet. {present.De} {entitled.De}",
            $"The vote “{plan.TitleEn}”{VoteProtocol.Submitters(context, plan).En} is opened. {present.En} {entitled.En}")),
        ({ } plan, PollPublished e) when Stated(context, state, plan, e) is var stated => (
            "poll-published", new($"Abstimmung „{plan.TitleDe}“: {stated.De}", $"Vote “{plan.TitleEn}”: {stated.En}")),
        _ => null,
    };

    /// <summary>The course of an election: rounds, run-offs, lots, answers.</summary>
    public static (string Kind, Text Sentence)? Of(MinutesContext context, Election state, IEvent @event) => (state.Plan, @event) switch
    {
        ({ } plan, RoundCounted or RunOffCounted or LotRecorded or AcclamationRecorded) => ("election-counted", Course(plan, state)),
        ({ } plan, ElectionAnswered e) when state.Find(e.CandidateId) is { Mark: var mark } => ("election-answered", e.Accepted
            ? new($"„{plan.TitleDe}“: {mark} nimmt die Wahl an.", $"“{plan.TitleEn}”: {mark} accepts the election.")
            : new($"„{plan.TitleDe}“: {mark} nimmt die Wahl nicht an.", $"“{plan.TitleEn}”: {mark} declines the election.")),
        ({ } plan, ElectionClosed) => ("election-closed", Closed(plan, state)),
        _ => null,
    };

    private static Text Stated(MinutesContext context, Poll state, PollPlan plan, PollPublished stated)
    {
        var result = PollCount.Of(state);
        Text?[] parts =
        [
            result is null ? new("Das Ergebnis wird festgestellt.", "The result is stated.") : VoteProtocol.Numbers(plan, result),
            result?.Explanation, VoteProtocol.RollCall(context, state),
            stated.Reason is not { } reason ? null : new(
                $"Die Leitung stellt fest: {(stated.Accepted is true ? "angenommen" : "abgelehnt")}. Grund: {reason}",
                $"The chair states: {(stated.Accepted is true ? "accepted" : "rejected")}. Reason: {reason}"),
        ];
        var told = parts.OfType<Text>().ToList();
        return new(string.Join(' ', told.Select(part => part.De)), string.Join(' ', told.Select(part => part.En)));
    }

    private static Text Course(ElectionPlan plan, Election state)
    {
        var sentences = state.Last?.Result?.Sentences ?? [];
        return new($"„{plan.TitleDe}“: {string.Join(' ', sentences.Select(one => one.De))}", $"“{plan.TitleEn}”: {string.Join(' ', sentences.Select(one => one.En))}");
    }

    private static Text Closed(ElectionPlan plan, Election state)
    {
        var seated = string.Join(", ", state.Accepted.Select(one => state.Find(one.CandidateId)!.Mark));
        var vacant = plan.Seats - state.Accepted.Count;
        return new(
            FormattableString.Invariant($"„{plan.TitleDe}“ ist abgeschlossen. Gewählt: {(seated.Length == 0 ? "niemand" : seated)}; unbesetzt: {vacant}."),
            FormattableString.Invariant($"“{plan.TitleEn}” is closed. Elected: {(seated.Length == 0 ? "nobody" : seated)}; vacant: {vacant}."));
    }
}
