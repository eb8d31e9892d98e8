using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bkmo.Conference.BodyElections;
using Bkmo.Conference.Counting.Ballots;
using Bkmo.Conference.Counting.Elections;

namespace Bkmo.Conference.Polls;

/// <summary>Ballots as files that everybody can count again: <c>count FILE</c> comes to the result that was published.</summary>
public static class BallotFiles
{
    internal const string Csv = "text/csv; charset=utf-8", Blt = "text/plain; charset=utf-8";

    /// <summary>Code, answer, marks as they were given (numbers of options from 0, or points), and whether the ballot is invalid.</summary>
    public static string CsvOf(IEnumerable<CountedBallot> ballots)
    {
        ArgumentNullException.ThrowIfNull(ballots);
        var csv = new StringBuilder("code,answer,marks,invalid\n");
        foreach (var (code, vote) in ballots)
            csv.Append(CultureInfo.InvariantCulture, $"{code},{vote.Answer?.Name()},{string.Join(' ', vote.Marks)},{(vote.IsInvalid ? "yes" : "no")}\n");
        return csv.ToString();
    }

    /// <summary>
    /// The BLT file of a poll with options in an order or chosen ones, null for others: with the seats, who withdrew and the lot of the <paramref name="election"/> whose round it is.
    /// </summary>
    public static string? BltOf(Guid pollId, Poll poll, Election? election)
    {
        ArgumentNullException.ThrowIfNull(poll);
        if (poll.Plan is not { Method: PollMethod.Ranked or PollMethod.Choose or PollMethod.Approval } plan) return null;
        return BltWriter.Write(election?.Rounds.FirstOrDefault(round => round.PollId == pollId) is { } held
            ? OfRound(poll, plan, election, held)
            : PollCount.Set(plan, PollCount.BallotsOf(poll)));
    }

    private static BallotSet OfRound(Poll poll, PollPlan plan, Election election, HeldRound held)
    {
        if (election is { Plan.IsRanked: true, Definition: { } definition } && held.Counted is not null) return RoundOutcome.PublishedBallotsOf(election.Plan, definition, held);
        var places = plan.Options.Select((option, place) => (option.Id, place)).ToDictionary(one => one.Id, one => one.place);
        var gone = election.Plan?.Declined == DeclineRule.NextInVotes ? held.Declined : [];
        return PollCount.Set(plan, PollCount.BallotsOf(poll)) with
        {
            Withdrawn = gone.Where(places.ContainsKey).Select(id => places[id]).ToImmutableSortedSet(), TieOrder = [.. held.Lot.Where(places.ContainsKey).Select(id => places[id])],
        };
    }
}
