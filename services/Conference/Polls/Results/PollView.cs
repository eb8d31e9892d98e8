using Bkmo.Conference.Counting.Elections;

namespace Bkmo.Conference.Polls;

/// <summary>A poll as it is shown. How votes were given is not shown before the closing, to anybody; the result not before it is stated, but to those who count.</summary>
/// <param name="Id">The poll.</param>
/// <param name="Plan">What is put to the vote.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="Electorate">The roll in numbers; null before the opening.</param>
/// <param name="Cast">Votes cast so far.</param>
/// <param name="Hands">What tellers saw.</param>
/// <param name="Result">What it came to; null while it is not to be shown.</param>
/// <param name="SubmittedBy">Organisations that submitted the motion; empty: the board did, or nobody was named.</param>
public sealed record PollView(
    Guid Id, PollPlan Plan, PollStage Stage, ElectorateView? Electorate, int Cast, HandsTotals? Hands, ResultView? Result, IReadOnlyList<Guid> SubmittedBy)
{
    internal const string Route = "/api/conference/polls/{pollId:guid}";

    internal static readonly string[] Readers =
        [Roles.Office, Roles.Board, Roles.ElectionOfficer, Roles.Teller, Roles.Delegate, Roles.OrganisationRepresentative];

    internal static string PathOf(Guid pollId) => $"/api/conference/polls/{pollId}";

    internal static bool ShowsResult(Poll poll, Actor actor) =>
        poll.Stage == PollStage.Published || poll.HasResult && actor.Is(Roles.Office, Roles.Board, Roles.ElectionOfficer, Roles.Teller);

    internal static PollView? Of(Guid id, Poll poll, Actor actor) => poll.Plan is not { } plan ? null : new(
        id, plan, poll.Stage, ElectorateView.Of(poll.Roll), poll.Cast, ShowsResult(poll, actor) ? poll.Hands : null,
        ShowsResult(poll, actor) && PollCount.Of(poll) is { } result ? ResultView.Of(result, poll) : null, plan.SubmittedBy ?? []);
}

/// <summary>The roll in numbers.</summary>
/// <param name="Organisations">Organisations that vote.</param>
/// <param name="Mandates">Mandates that cast their votes.</param>
/// <param name="Votes">Votes there are.</param>
/// <param name="VotesPresent">Votes of organisations with somebody present.</param>
/// <param name="Excluded">Organisations that do not vote, and why.</param>
public sealed record ElectorateView(int Organisations, int Mandates, long Votes, long VotesPresent, IReadOnlyList<ExcludedOrganisation> Excluded)
{
    internal static ElectorateView? Of(Roll? roll) => roll is null
        ? null : new(roll.Pools.Count, roll.Mandates.Count, roll.Electorate.Entitled, roll.Electorate.Present, roll.Excluded);
}

/// <summary>A result as it is shown.</summary>
/// <param name="Yes">Votes for it.</param>
/// <param name="No">Votes against it.</param>
/// <param name="Abstained">Abstentions, blank ballots with them.</param>
/// <param name="Blank">Blank ballots.</param>
/// <param name="Invalid">Invalid ballots.</param>
/// <param name="Needed">The fewest yes that accept it.</param>
/// <param name="Base">The number of which the majority is a fraction.</param>
/// <param name="CountedAccepted">Whether it is accepted by the count.</param>
/// <param name="Accepted">Whether it is accepted as the chair stated it.</param>
/// <param name="ReasonStated">Why the chair stated another result.</param>
/// <param name="ExplanationDe">The result in a German sentence.</param>
/// <param name="ExplanationEn">The result in an English sentence.</param>
/// <param name="Options">Totals of each option.</param>
/// <param name="RankedFirst">Options elected by the ranked ballots, by their text.</param>
/// <param name="SubmittedBy">Organisations that submitted the motion; empty: the board did, or nobody was named.</param>
public sealed record ResultView(
    long Yes, long No, long Abstained, long Blank, long Invalid, long? Needed, long? Base, bool? CountedAccepted, bool? Accepted, string? ReasonStated, string? ExplanationDe,
    string? ExplanationEn, IReadOnlyList<CandidateTotals> Options, IReadOnlyList<string> RankedFirst,
    IReadOnlyList<Guid> SubmittedBy)
{
    internal static ResultView Of(PollResult result, Poll poll) => new(
        result.Tally.Yes, result.Tally.No, result.Tally.Abstained, result.Blank, result.Tally.Invalid, result.Majority?.Needed, result.Majority?.Base, result.Accepted,
        poll.Published is { } stated ? stated.Accepted ?? result.Accepted : null, poll.Published?.Reason, result.Explanation?.De, result.Explanation?.En, result.Options,
        result.Ranked is { } ranked ? [.. ranked.Elected] : [],
        poll.Plan?.SubmittedBy ?? []);
}

/// <summary>Shows a poll.</summary>
public static class ShowPoll
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet(PollView.Route, Handle).Shows<PollView>().RequireRoles(PollView.Readers);

    // Votes that come in leave the tag alone that changes ask for.
    private static async Task<IResult> Handle(Guid pollId, Commands commands, CancellationToken cancellation) =>
        await commands.VisiblePoll(pollId, cancellation) switch
        {
            null => Problems.Of(new UnknownPoll()),
            { Stage: PollStage.Opened } => await commands.ReadAnew<Poll>(pollId, state => PollView.Of(pollId, state, commands.Actor), cancellation, Version),
            _ => await commands.Read<Poll>(pollId, state => PollView.Of(pollId, state, commands.Actor), cancellation, Version),
        };

    private static long? Version(Poll state) => state.Plan is null ? null : state.Version;
}
