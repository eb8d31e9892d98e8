using System.Text;
using Bkmo.Conference.BodyElections;

namespace Bkmo.Conference.Polls;

/// <summary>Who voted, and in a named poll how, with what each vote rests on.</summary>
/// <param name="PollId">The poll.</param>
/// <param name="Votes">Every act of voting, in order.</param>
public sealed record VotesView(Guid PollId, IReadOnlyList<CastView> Votes);

/// <summary>An act of voting, explained back to the organisation.</summary>
/// <param name="OrganisationId">The organisation whose votes they are.</param>
/// <param name="KeyId">The delegate key that gives it the votes.</param>
/// <param name="KeyVersion">Number of the fact that signed it off.</param>
/// <param name="MandateId">The mandate.</param>
/// <param name="IsPresent">Whether the holder, or who voted instead, was present at the opening.</param>
/// <param name="ProxyId">The transfer by which somebody else voted.</param>
/// <param name="Votes">How many votes.</param>
/// <param name="Portions">How they were given; null in a secret poll.</param>
public sealed record CastView(
    Guid OrganisationId, Guid? KeyId, long? KeyVersion, Guid MandateId, bool IsPresent, Guid? ProxyId, int Votes, IReadOnlyList<Portion>? Portions);

/// <summary>The ballots of a secret poll.</summary>
/// <param name="PollId">The poll.</param>
/// <param name="Ballots">In random order; each voter finds the own ones by their codes.</param>
public sealed record BallotsView(Guid PollId, IReadOnlyList<CountedBallot> Ballots);

/// <summary>Shows votes of a named poll, and ballots of a secret one as a list that everybody can count again: JSON, CSV, or BLT where options are ranked or marked.</summary>
public static class ShowVotes
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(PollView.Route + "/votes", Votes).Shows<VotesView>().RequireRoles(PollView.Readers);
        routes.MapGet(PollView.Route + "/ballots", Ballots).Shows<BallotsView>().RequireRoles(PollView.Readers);
        routes.MapGet(PollView.Route + "/ballots.csv", Csv).WithMetadata(EndpointKind.Exports).Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesProblem(StatusCodes.Status404NotFound).RequireRoles(PollView.Readers);
        routes.MapGet(PollView.Route + "/ballots.blt", Blt).WithMetadata(EndpointKind.Exports).Produces(StatusCodes.Status200OK, contentType: "text/plain")
            .ProducesProblem(StatusCodes.Status404NotFound).RequireRoles(PollView.Readers);
    }

    private static async Task<IResult> Votes(Guid pollId, Commands commands, CancellationToken cancellation) =>
        await commands.VisiblePoll(pollId, cancellation) is null
            ? Problems.Of(new UnknownPoll())
            : await commands.Read<Poll>(
                pollId, poll => PollView.ShowsResult(poll, commands.Actor) ? new VotesView(pollId, [.. poll.Casts.Select(cast => View(poll, cast))]) : null, cancellation,
                state => state.Events);

    private static CastView View(Poll poll, VotesCast cast)
    {
        var mandate = poll.Mandate(cast.MandateId)!;
        var pool = poll.Roll!.Pools.First(one => one.OrganisationId == mandate.OrganisationId);
        return new(pool.OrganisationId, pool.KeyId, pool.KeyVersion, cast.MandateId, mandate.IsPresent, cast.ByProxy, cast.Votes, cast.Portions);
    }

    private static async Task<IResult> Ballots(Guid pollId, Commands commands, CancellationToken cancellation) =>
        await commands.VisiblePoll(pollId, cancellation) is null
            ? Problems.Of(new UnknownPoll())
            : await commands.Read<Poll>(
                pollId, poll => PollView.ShowsResult(poll, commands.Actor) && poll.Ballots is { } ballots ? new BallotsView(pollId, ballots) : null, cancellation,
                state => state.Events);

    private static async Task<IResult> Csv(Guid pollId, Commands commands, CancellationToken cancellation) =>
        await commands.VisiblePoll(pollId, cancellation) is { Ballots: { } ballots } poll && PollView.ShowsResult(poll, commands.Actor)
            ? Results.Text(BallotFiles.CsvOf(ballots), BallotFiles.Csv, Encoding.UTF8)
            : Problems.Of(new UnknownPoll());

    private static async Task<IResult> Blt(Guid pollId, Commands commands, CancellationToken cancellation)
    {
        if (await commands.VisiblePoll(pollId, cancellation) is not { Plan: { } plan } poll || !PollView.ShowsResult(poll, commands.Actor)) return Problems.Of(new UnknownPoll());
        var election = plan.ElectionId is { } id ? await commands.Find<Election>(id, cancellation) : null;
        return BallotFiles.BltOf(pollId, poll, election) is { } blt ? Results.Text(blt, BallotFiles.Blt, Encoding.UTF8) : Problems.Of(new UnknownPoll());
    }
}
