using System.Numerics;
using Bkmo.Conference.Counting.Ballots;

namespace Bkmo.Conference.Tests.Counting;

/// <summary>
/// Meek's method in sixty decimals, iterated until the surpluses are below 10^-40: as good as exact, and written apart from the library. <see cref="WasClose"/> says
/// that somewhere less than a ten-thousandth of a vote decided; there nine decimals may rightly see a tie.
/// </summary>
internal sealed class ExactMeekCount
{
    private static readonly BigInteger One = BigInteger.Pow(10, 60), Nothing = BigInteger.Pow(10, 20), Close = One / 10_000;

    private readonly BallotSet set;
    private readonly Dictionary<int, BigInteger> kept;
    private readonly HashSet<int> hopeful;
    private readonly HashSet<int> winners = [];
    private BigInteger[] votes = [];
    private BigInteger quota;

    internal ExactMeekCount(BallotSet set)
    {
        this.set = set;
        hopeful = [.. set.Standing];
        kept = hopeful.ToDictionary(candidate => candidate, _ => One);
    }

    internal bool WasClose { get; private set; }

    internal IEnumerable<string> Elected => winners.Select(winner => set.Candidates[winner]);

    internal List<string> Excluded { get; } = [];

    internal ExactMeekCount Run()
    {
        Distribute();
        while (true)
        {
            while (Elect() || Surplus() > Nothing)
            {
                if (winners.Count + hopeful.Count <= set.Seats || winners.Count >= set.Seats) break;
                Update();
                Distribute();
            }
            if (winners.Count + hopeful.Count <= set.Seats) winners.UnionWith(hopeful);
            if (winners.Count >= set.Seats || winners.Count >= set.Standing.Count()) return this;
            Exclude();
            Distribute();
            if (winners.Count + hopeful.Count > set.Seats) continue;
            winners.UnionWith(hopeful);
            return this;
        }
    }

    private bool Elect()
    {
        WasClose |= hopeful.Any(candidate => BigInteger.Abs(votes[candidate] - quota) < Close);
        var reaching = hopeful.Where(candidate => votes[candidate] >= quota).ToList();
        winners.UnionWith(reaching);
        hopeful.ExceptWith(reaching);
        return reaching.Count > 0;
    }

    private void Exclude()
    {
        var order = hopeful.OrderBy(candidate => votes[candidate]).ToList();
        WasClose |= order.Count > 1 && votes[order[1]] - votes[order[0]] < Close;
        hopeful.Remove(order[0]);
        kept[order[0]] = BigInteger.Zero;
        Excluded.Add(set.Candidates[order[0]]);
    }

    private BigInteger Surplus() => winners.Aggregate(BigInteger.Zero, (sum, candidate) => sum + votes[candidate] - quota);

    private void Update()
    {
        foreach (var candidate in winners) kept[candidate] = BigInteger.Min(One, kept[candidate] * quota / votes[candidate]);
    }

    private void Distribute()
    {
        votes = new BigInteger[set.Candidates.Length];
        foreach (var line in set.Lines)
        {
            var left = One;
            foreach (var candidate in line.Ranks.Where(kept.ContainsKey))
            {
                var part = left * kept[candidate] / One;
                votes[candidate] += part * line.Weight;
                left -= part;
            }
        }
        quota = votes.Aggregate(BigInteger.Add) / (set.Seats + 1);
    }
}
