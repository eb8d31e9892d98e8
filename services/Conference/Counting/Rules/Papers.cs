using System.Collections.Immutable;
using Bkmo.Conference.Counting.Ballots;

namespace Bkmo.Conference.Counting.Rules;

/// <summary>Ballots as a rule sees them: marks for candidates who withdrew are gone, and what has no mark left is blank.</summary>
/// <param name="Papers">Ballots with a mark, those alike as one.</param>
/// <param name="Valid">How many ballots have a mark.</param>
/// <param name="Blank">How many have none.</param>
internal sealed record PaperPile(IReadOnlyList<Paper> Papers, long Valid, long Blank)
{
    /// <param name="set">The ballots.</param>
    /// <param name="endsAtSkipped">
    /// Whether a paper ends at a rank that was left out. So it is in Scotland: the next available preference is one in consecutive order (the Order, article 2).
    /// </param>
    internal static PaperPile Of(BallotSet set, bool endsAtSkipped)
    {
        var weights = new Dictionary<ImmutableArray<int>, long>(ByMarks.Instance);
        long valid = 0, blank = 0;
        foreach (var line in set.Lines)
        {
            var marks = Marks(line, set.Withdrawn, endsAtSkipped);
            if (marks.IsEmpty)
            {
                blank += line.Weight;
                continue;
            }
            valid += line.Weight;
            weights[marks] = weights.GetValueOrDefault(marks) + line.Weight;
        }
        return new([.. weights.Select(pair => new Paper(pair.Key, pair.Value))], valid, blank);
    }

    private static ImmutableArray<int> Marks(BallotLine line, ImmutableSortedSet<int> withdrawn, bool endsAtSkipped)
    {
        var ranks = line.Ranks;
        if (endsAtSkipped && ranks.IndexOf(BallotLine.Skipped) is >= 0 and var end) ranks = ranks[..end];
        return ranks.All(rank => rank >= 0 && !withdrawn.Contains(rank)) ? ranks : [.. ranks.Where(rank => rank >= 0 && !withdrawn.Contains(rank))];
    }

    private sealed class ByMarks : IEqualityComparer<ImmutableArray<int>>
    {
        internal static readonly ByMarks Instance = new();

        public bool Equals(ImmutableArray<int> x, ImmutableArray<int> y) => x.AsSpan().SequenceEqual(y.AsSpan());

        public int GetHashCode(ImmutableArray<int> marks)
        {
            var hash = new HashCode();
            foreach (var mark in marks) hash.Add(mark);
            return hash.ToHashCode();
        }
    }
}

/// <summary>Ballots that are alike.</summary>
/// <param name="Marks">Candidates, best first; at least one.</param>
/// <param name="Weight">How many ballots.</param>
internal sealed record Paper(ImmutableArray<int> Marks, long Weight);
