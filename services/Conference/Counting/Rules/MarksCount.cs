using Bkmo.Conference.Counting.Ballots;
using Bkmo.Conference.Counting.Majorities;

namespace Bkmo.Conference.Counting.Rules;

/// <summary>Plurality, approval and threshold: one stage in whole votes. Nobody is elected without a vote.</summary>
internal static class MarksCount
{
    internal static CountResult Of(BallotSet set, CountOptions options)
    {
        var first = options.Rule == CountingRule.Plurality;
        var pile = PaperPile.Of(set, endsAtSkipped: first);
        var record = new CountRecord(set, options, pile, decimals: 0);
        var votes = new long[set.Candidates.Length];
        foreach (var paper in pile.Papers)
            foreach (var candidate in first ? paper.Marks[..1] : paper.Marks) votes[candidate] += paper.Weight;
        var needed = options.Rule == CountingRule.Threshold ? Needed(options, pile) : (long?)null;
        record.Close(first ? "first preferences" : "marks", votes, needed, Elect(record, votes, needed ?? 1));
        return record.Result(needed, ballotsAreVotes: first);
    }

    private static long Needed(CountOptions options, PaperPile pile)
    {
        var threshold = options.Threshold ?? Threshold.MoreThanHalf;
        return threshold.Needed(options.Base switch
        {
            ThresholdBase.AllBallots => pile.Valid + pile.Blank,
            ThresholdBase.Given => options.BaseCount,
            _ => pile.Valid,
        });
    }

    private static List<int> Elect(CountRecord record, long[] votes, long needed)
    {
        var left = record.Standing.Where(candidate => votes[candidate] >= needed).ToList();
        var elected = new List<int>();
        while (left.Count > 0 && elected.Count < record.Seats)
        {
            var most = left.Max(candidate => votes[candidate]);
            var best = left.Where(candidate => votes[candidate] == most).ToList();
            var one = best.Count <= record.Seats - elected.Count ? best[0] : record.Highest(best, TiePurpose.Election);
            elected.Add(one);
            left.Remove(one);
        }
        return elected;
    }
}
