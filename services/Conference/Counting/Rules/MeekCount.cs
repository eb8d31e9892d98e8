using Bkmo.Conference.Counting.Ballots;

namespace Bkmo.Conference.Counting.Rules;

/// <summary>
/// Meek's method after Algorithm 123 (Hill, Wichmann and Woodall, The Computer Journal 30, 1987) in nine decimals, with the roundings and the end of iteration that
/// the reference rule of the Proportional Representation Foundation fixes: what a candidate keeps is rounded up, the quota is the Droop quota cut off plus one unit,
/// and an iteration ends when somebody is elected, or when the sum of surpluses is below a millionth of a vote or no longer shrinks.
/// </summary>
internal sealed class MeekCount
{
    private const int Decimals = 9;
    private static readonly long OneVote = FixedPoint.One(Decimals);
    private static readonly long Omega = OneVote / 1_000_000;

    private readonly CountRecord record;
    private readonly PaperPile pile;
    private readonly long[] votes;
    private readonly long[] kept;
    private readonly HashSet<int> hopeful;
    private readonly List<int> elected = [];
    private long quota;
    private long surplus;

    private MeekCount(BallotSet set, CountOptions options)
    {
        pile = PaperPile.Of(set, endsAtSkipped: false);
        record = new(set, options, pile, Decimals);
        votes = new long[set.Candidates.Length];
        kept = new long[set.Candidates.Length];
        hopeful = [.. record.Standing];
        foreach (var candidate in hopeful) kept[candidate] = OneVote;
    }

    internal static CountResult Of(BallotSet set, CountOptions options)
    {
        var count = new MeekCount(set, options);
        count.Distribute();
        var first = count.quota;
        count.Run();
        return count.record.Result(first);
    }

    private void Run()
    {
        Close("first preferences", FillLast() ?? Reaching());
        var settled = elected.Count == 0;
        while (record.Vacancies > 0 && hopeful.Count > 0)
        {
            var before = record.Vacancies;
            if (settled) Exclude();
            else Close("surpluses", Iterate());
            settled = record.Vacancies == before;
        }
    }

    private void Exclude()
    {
        // Votes that differ by no more than what is still to be transferred, or than the roundings, are equal: a remainder must not decide in silence.
        var fewest = hopeful.Min(candidate => votes[candidate]);
        var from = record.Lowest([.. hopeful.Where(candidate => votes[candidate] <= fewest + Math.Max(surplus, Omega))], TiePurpose.Exclusion, Omega);
        hopeful.Remove(from);
        kept[from] = 0;
        var winners = Iterate();
        Close($"exclusion of {record.Name(from)}", FillLast() ?? winners, from);
    }

    private void Close(string action, IReadOnlyList<int> winners, int? excluded = null)
    {
        hopeful.ExceptWith(winners);
        elected.AddRange(winners);
        record.Close(action, votes, quota, winners, excluded);
    }

    // Until somebody is elected or the surpluses are gone.
    private List<int> Iterate()
    {
        var before = long.MaxValue;
        while (true)
        {
            Distribute();
            if (Reaching() is { Count: > 0 } winners) return winners;
            if (surplus < Omega || surplus >= before) return [];
            before = surplus;
            foreach (var candidate in elected) kept[candidate] = Math.Min(OneVote, RoundedUp(RoundedUp(kept[candidate], quota, OneVote), OneVote, votes[candidate]));
        }
    }

    private void Distribute()
    {
        Array.Clear(votes);
        foreach (var paper in pile.Papers)
        {
            var left = OneVote;
            foreach (var candidate in paper.Marks)
            {
                if (kept[candidate] == 0) continue;
                var part = (left * kept[candidate] + OneVote - 1) / OneVote;
                votes[candidate] += part * paper.Weight;
                left -= part;
                if (left == 0) break;
            }
        }
        quota = votes.Sum() / (record.Seats + 1) + 1;
        surplus = Math.Max(0, elected.Sum(candidate => votes[candidate] - quota));
    }

    private List<int> Reaching() => [.. hopeful.Where(candidate => votes[candidate] >= quota)];

    private IReadOnlyList<int>? FillLast() => hopeful.Count <= record.Vacancies ? [.. hopeful] : null;

    private static long RoundedUp(long factor, long by, long divisor) => (long)(((Int128)factor * by + divisor - 1) / divisor);
}
