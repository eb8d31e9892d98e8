using Bkmo.Conference.Counting.Elections;
using Bkmo.Conference.Polls;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Conference.BodyElections;

/// <summary>Takes over what was cast in the poll of the present round, or run-off; the result follows from it.</summary>
public static class CountRound
{
    /// <summary>What was cast.</summary>
    /// <param name="PollId">The poll.</param>
    /// <param name="Poll">The poll as it is; null: there is none.</param>
    /// <param name="By">Who has it counted.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid PollId, Poll? Poll, UserId By, DateTimeOffset At);

    /// <summary>Accepts once the poll is counted.</summary>
    public static Decision Decide(Election state, Command command)
    {
        if (state.Plan is not { } plan) return Reject(new UnknownElection());
        if (state.Last is not { } last || (last.Result is not null && last.RunOffPollId is null)) return Reject(new NoRoundToCount());
        if (command.PollId != (last.RunOffPollId ?? last.PollId)) return Reject(new NoRoundToCount());
        if (command.Poll is not { } poll || PollCount.Of(poll) is not { } result) return Reject(new PollNotCounted());
        if (last.RunOffPollId is not null) return Accept(new RunOffCounted(result.Options, command.By, command.At));
        var ranked = plan.IsRanked && !last.EnBloc;
        return Accept(new RoundCounted(
            result.Tally.Cast, result.Tally.Invalid, ranked ? [] : last.EnBloc ? ForAll(last.Round, result) : result.Options, ranked ? Lines(poll) : [], poll.Roll!.Electorate,
            command.By, command.At));
    }

    private static ValueList<CandidateTotals> ForAll(ElectionRound round, PollResult result) =>
        round.Standing.Select(id => new CandidateTotals(id, result.Tally.Yes, result.Tally.No, result.Tally.Abstained)).ToValueList();

    // Alike ballots are one line; blank ones are counted in the totals.
    private static ValueList<RankedLine> Lines(Poll poll) => PollCount.BallotsOf(poll).Where(ballot => !ballot.Vote.IsInvalid)
        .GroupBy(ballot => ballot.Vote.Marks).Select(alike => new RankedLine(alike.Sum(ballot => (long)ballot.Votes), alike.Key))
        .OrderByDescending(line => line.Ballots).ThenBy(line => line.Ranks.ToString(), StringComparer.Ordinal).ToValueList();

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(ElectionView.Route + "/rounds/counting", Handle).Changes<ElectionView>().RequireRoles(Roles.ElectionOfficer, Roles.Teller);

    private static async Task<IResult> Handle(Guid electionId, Commands commands, CancellationToken cancellation)
    {
        if (await commands.Find<Election>(electionId, cancellation) is not { } election) return Problems.Of(new UnknownElection());
        var pollId = election.Last?.RunOffPollId ?? election.Last?.PollId ?? Guid.Empty;
        var command = new Command(pollId, await commands.Find<Poll>(pollId, cancellation), commands.Actor.Id, commands.Now);
        return await commands.Change<Election>(electionId, state => Decide(state, command), state => ElectionView.Of(electionId, state), cancellation);
    }
}
