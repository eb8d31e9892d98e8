using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bkmo.Conference.Counting.Ballots;

namespace Bkmo.Conference.Counting.Rules;

/// <summary>Ballots written in the one way that does not depend on the order of ballots or candidates, nor on how equal ballots were grouped.</summary>
internal static class CanonicalForm
{
    internal static byte[] HashOf(BallotSet set)
    {
        var byName = Enumerable.Range(0, set.Candidates.Length).OrderBy(candidate => set.Candidates[candidate], StringComparer.Ordinal).ToArray();
        var place = new int[byName.Length];
        for (var i = 0; i < byName.Length; i++) place[byName[i]] = i;
        var weights = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in set.Lines)
        {
            var key = Key(line, place);
            weights[key] = weights.GetValueOrDefault(key) + line.Weight;
        }
        var form = new StringBuilder();
        foreach (var candidate in byName) form.Append(set.Candidates[candidate]).Append(set.Withdrawn.Contains(candidate) ? "\t-\n" : "\n");
        foreach (var (key, weight) in weights.OrderBy(pair => pair.Key, StringComparer.Ordinal)) form.Append(CultureInfo.InvariantCulture, $"{weight}:{key}\n");
        return SHA256.HashData(Encoding.UTF8.GetBytes(form.ToString()));
    }

    // Candidates joined at one rank have no order among themselves.
    private static string Key(BallotLine line, int[] place)
    {
        var key = new StringBuilder();
        for (var i = 0; i < line.Ranks.Length;)
        {
            var end = i + 1;
            while (end < line.Ranks.Length && line.Joined.Contains(end)) end++;
            var rank = line.Ranks.AsSpan()[i..end].ToArray().Select(candidate => candidate < 0 ? candidate : place[candidate]).Order();
            key.AppendJoin('=', rank).Append(' ');
            i = end;
        }
        return key.ToString();
    }
}
