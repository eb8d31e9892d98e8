using System.Text;
using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Counting.Elections;
using Bkmo.Conference.Counting.Majorities;

namespace Bkmo.Conference.Polls;

/// <summary>
/// A secret poll as everybody may read it once its result is stated: what is needed to count it again, and what it came to. Of who voted it holds numbers only; candidates stand in
/// it as the numbers of their candidatures.
/// </summary>
/// <param name="Id">The poll.</param>
/// <param name="TitleDe">German title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Method">What stands on a ballot.</param>
/// <param name="Options">What could be chosen, in the order of their numbers from 0.</param>
/// <param name="Most">How many options a ballot chooses at most, or the highest score; 0 where neither applies.</param>
/// <param name="Seats">How many seats the round of an election fills; null for other polls.</param>
/// <param name="Majority">What accepts it; null where there is no yes and no.</param>
/// <param name="Electorate">Who could vote, in votes.</param>
/// <param name="Result">What it came to by the count.</param>
/// <param name="Accepted">Whether it is accepted as the chair stated it; null where there is no yes and no.</param>
/// <param name="Ballots">In random order; each voter finds the own ones by their codes.</param>
public sealed record PublishedPollView(
    Guid Id, string TitleDe, string TitleEn, PollMethod Method, IReadOnlyList<PublishedOption> Options, int Most, int? Seats, MajorityRule? Majority, Electorate Electorate,
    PublishedResult Result, bool? Accepted, IReadOnlyList<CountedBallot> Ballots)
{
    internal static PublishedPollView? Of(Guid id, Poll poll) => poll is { Plan: { } plan, Roll: { } roll } && PublishedPoll.BallotsOf(poll) is { } ballots && PollCount.Of(poll) is { } result
        ? new(
            id, plan.TitleDe, plan.TitleEn, plan.Method, [.. plan.Options.Select(option => new PublishedOption(option.De, option.En))], plan.Most, plan.Seats,
            plan.IsYesNo ? plan.Majority : null, roll.Electorate, PublishedResult.Of(result), poll.Published!.Accepted ?? result.Accepted, ballots)
        : null;
}

/// <summary>Something that could be chosen.</summary>
/// <param name="De">German text; of a candidate the number of the candidature.</param>
/// <param name="En">English text.</param>
public sealed record PublishedOption(string De, string En);

/// <summary>What a poll came to.</summary>
/// <param name="Cast">Ballots, blank and invalid ones too.</param>
/// <param name="Blank">Blank ballots.</param>
/// <param name="Invalid">Invalid ballots.</param>
/// <param name="Yes">Votes for it.</param>
/// <param name="No">Votes against it.</param>
/// <param name="Abstained">Abstentions, blank ballots with them.</param>
/// <param name="Needed">The fewest yes that accept it; null where there is no yes and no.</param>
/// <param name="Accepted">Whether it is accepted by the count; null where there is no yes and no.</param>
/// <param name="Options">Totals of each option, in their order.</param>
public sealed record PublishedResult(
    long Cast, long Blank, long Invalid, long Yes, long No, long Abstained, long? Needed, bool? Accepted, IReadOnlyList<PublishedTotals> Options)
{
    internal static PublishedResult Of(PollResult result) => new(
        result.Tally.Cast, result.Blank, result.Tally.Invalid, result.Tally.Yes, result.Tally.No, result.Majority is null ? 0 : result.Tally.Abstained, result.Majority?.Needed,
        result.Accepted, [.. result.Options.Select(PublishedTotals.Of)]);
}

/// <summary>Totals of an option.</summary>
/// <param name="Yes">Votes, points, first ranks, or yes for it.</param>
/// <param name="No">Votes against it, where they can be cast.</param>
/// <param name="Abstained">Abstentions, where they can be cast.</param>
public sealed record PublishedTotals(long Yes, long No, long Abstained)
{
    internal static PublishedTotals Of(CandidateTotals totals) => new(totals.Yes, totals.No, totals.Abstained);
}

/// <summary>The ballots of a secret poll for everybody, without signing in, once the chair stated the result: as JSON with all that a recount needs, as CSV, and as BLT.</summary>
public static class PublishedPoll
{
    private const string Minute = "public, max-age=60";

    /// <summary>The ballots; null while they are not for everybody, for a poll that has none, and for one on an internal item.</summary>
    public static IReadOnlyList<CountedBallot>? BallotsOf(Poll poll) =>
        poll is { Stage: PollStage.Published, Plan: { Kind: PollKind.Secret, Internal: false }, Ballots: { } ballots } ? ballots : null;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        Open(routes.MapGet(PollView.Route + "/published.json", Json)).Produces<PublishedPollView>().Produces(StatusCodes.Status304NotModified);
        Open(routes.MapGet(PollView.Route + "/published.csv", Csv)).Produces(StatusCodes.Status200OK, contentType: "text/csv");
        Open(routes.MapGet(PollView.Route + "/published.blt", Blt)).Produces(StatusCodes.Status200OK, contentType: "text/plain");
    }

    private static RouteHandlerBuilder Open(RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(EndpointKind.Shows).ProducesProblem(StatusCodes.Status404NotFound).AllowAnyone();

    private static async Task<IResult> Json(Guid pollId, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        if (await Published(pollId, commands, http, cancellation) is null) return Problems.Of(new UnknownPoll());
        // Once it is stated nothing changes; the number of the poll's events would tell how many acts of voting there were.
        return await commands.Read<Poll>(pollId, poll => PublishedPollView.Of(pollId, poll), cancellation, _ => 1);
    }

    private static async Task<IResult> Csv(Guid pollId, Commands commands, HttpContext http, CancellationToken cancellation) =>
        await Published(pollId, commands, http, cancellation) is { } poll
            ? Results.Text(BallotFiles.CsvOf(BallotsOf(poll)!), BallotFiles.Csv, Encoding.UTF8)
            : Problems.Of(new UnknownPoll());

    private static async Task<IResult> Blt(Guid pollId, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        if (await Published(pollId, commands, http, cancellation) is not { Plan: { } plan } poll) return Problems.Of(new UnknownPoll());
        var election = plan.ElectionId is { } id ? await commands.Find<Election>(id, cancellation) : null;
        return BallotFiles.BltOf(pollId, poll, election) is { } blt ? Results.Text(blt, BallotFiles.Blt, Encoding.UTF8) : Problems.Of(new UnknownPoll());
    }

    // Only what may be read is kept by caches: before the statement nobody's shall remember that there is nothing.
    private static async Task<Poll?> Published(Guid pollId, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        if (await commands.Find<Poll>(pollId, cancellation) is not { } poll || BallotsOf(poll) is null) return null;
        http.Response.Headers.CacheControl = Minute;
        return poll;
    }
}
