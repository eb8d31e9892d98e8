using Bkmo.Conference.Counting;
using Bkmo.Conference.Counting.Ballots;

namespace Bkmo.Conference.Tests.Counting;

/// <summary>
/// The Order once more, as a returning officer would do it with paper: one object for each ballot paper, every total added up anew at every stage, decimals instead
/// of units. Slow, and written apart from the library so that both would have to make the same mistake.
/// </summary>
internal sealed class NaiveScottishCount
{
    private readonly List<PaperInHand> papers = [];
    private readonly List<int> continuing;
    private readonly List<int> elected = [];
    private readonly List<int> withSurplus = [];
    private readonly List<decimal[]> totals = [];
    private readonly BallotSet set;
    private readonly IReadOnlyList<string> lot;
    private readonly int quota;

    internal NaiveScottishCount(BallotSet set, Lot lot)
    {
        (this.set, this.lot) = (set, lot.Order);
        continuing = [.. set.Standing];
        foreach (var line in set.Lines)
            for (var i = 0; i < line.Weight; i++) papers.Add(new([.. line.Ranks.Where(continuing.Contains)]));
        papers.RemoveAll(paper => paper.Marks.Length == 0);
        quota = papers.Count / (set.Seats + 1) + 1;
        foreach (var paper in papers) paper.Holder = paper.Marks[0];
    }

    internal List<string> Lines { get; } = [];

    internal NaiveScottishCount Run()
    {
        Declare();
        while (elected.Count < set.Seats && continuing.Count > 0)
        {
            if (withSurplus.Count > 0)
            {
                var from = Pick(withSurplus, most: true);
                var (total, surplus) = (Total(from), Total(from) - quota);
                withSurplus.Remove(from);
                foreach (var paper in papers.Where(paper => paper.Holder == from).ToList())
                    Move(paper, Math.Truncate(paper.Value * surplus / total * 100_000m) / 100_000m);
            }
            else
            {
                var from = Pick(continuing, most: false);
                continuing.Remove(from);
                foreach (var paper in papers.Where(paper => paper.Holder == from).ToList()) Move(paper, paper.Value);
            }
            Declare();
        }
        return this;
    }

    private void Move(PaperInHand paper, decimal value)
    {
        paper.Value = value;
        var behind = paper.Marks.SkipWhile(mark => mark != paper.Holder).Skip(1).Where(continuing.Contains).ToList();
        paper.Holder = behind.Count > 0 ? behind[0] : -1;
    }

    // An elected candidate whose surplus was transferred keeps the quota, not the papers.
    private decimal Total(int candidate) => elected.Contains(candidate) && !withSurplus.Contains(candidate)
        ? quota : papers.Where(paper => paper.Holder == candidate).Sum(paper => paper.Value);

    private void Declare()
    {
        var now = set.Candidates.Select((_, candidate) => Total(candidate)).ToArray();
        var winners = continuing.Where(candidate => now[candidate] >= quota).ToList();
        if (continuing.Count <= set.Seats - elected.Count) winners = [.. continuing];
        withSurplus.AddRange(winners.Where(candidate => now[candidate] > quota));
        elected.AddRange(winners);
        continuing.RemoveAll(winners.Contains);
        totals.Add(now);
        Lines.Add(string.Join(' ', set.Standing.Select(candidate => now[candidate].ToString("0.00000", System.Globalization.CultureInfo.InvariantCulture)))
            + " | " + string.Join(',', winners.Select(winner => set.Candidates[winner]).Order(StringComparer.Ordinal)));
    }

    private int Pick(List<int> from, bool most)
    {
        var sign = most ? -1 : 1;
        var left = from;
        for (var stage = totals.Count - 1; stage >= 0; stage--)
        {
            var best = left.Min(candidate => sign * totals[stage][candidate]);
            left = left.FindAll(candidate => sign * totals[stage][candidate] == best);
        }
        return left.MinBy(candidate => lot.ToList().IndexOf(set.Candidates[candidate]));
    }

    private sealed class PaperInHand(int[] marks)
    {
        internal int[] Marks { get; } = marks;

        internal int Holder { get; set; }

        internal decimal Value { get; set; } = 1m;
    }
}
