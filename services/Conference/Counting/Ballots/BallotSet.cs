using System.Collections.Immutable;

namespace Bkmo.Conference.Counting.Ballots;

/// <summary>What is to be counted: candidates, seats and ballots, as a ballot file or an election holds them.</summary>
/// <param name="Title">What the election is called; empty when nothing is said.</param>
/// <param name="Seats">How many seats are to be filled, at least one.</param>
/// <param name="Candidates">Names of all candidates, the withdrawn ones too; each name once. A candidate's number is the place in this list, from 0.</param>
/// <param name="Withdrawn">Numbers of the candidates who withdrew: preferences for them are passed over.</param>
/// <param name="Lines">The ballots.</param>
/// <param name="TieOrder">Numbers of candidates in the order of a lot that the file itself holds; empty when it holds none.</param>
public sealed record BallotSet(
    string Title, int Seats, ImmutableArray<string> Candidates, ImmutableSortedSet<int> Withdrawn, ImmutableArray<BallotLine> Lines, ImmutableArray<int> TieOrder)
{
    /// <summary>The most candidates, and the most seats, that are counted.</summary>
    public const int MostCandidates = 1000;

    /// <summary>The most ballots that are counted; up to here every sum of every rule is exact in 64 bits, every product in 128.</summary>
    public const long MostBallots = 1_000_000_000;

    /// <summary>Numbers of the candidates who stand, in the order of <see cref="Candidates"/>.</summary>
    public IEnumerable<int> Standing => Enumerable.Range(0, Candidates.Length).Where(candidate => !Withdrawn.Contains(candidate));
}

/// <summary>One ballot, or several that are alike.</summary>
/// <param name="Weight">How many ballots it stands for, at least one.</param>
/// <param name="Ranks">Numbers of candidates from 0, best first, each once; <see cref="Skipped"/> where the voter left a rank out. Empty for a blank ballot.</param>
/// <param name="Joined">Places in <paramref name="Ranks"/> that share the rank of the place before; empty when every candidate has a rank of its own.</param>
/// <param name="Line">The line of the file, from 1; 0 when the ballot comes from no file.</param>
public sealed record BallotLine(long Weight, ImmutableArray<int> Ranks, ImmutableArray<int> Joined, int Line = 0)
{
    /// <summary>Stands in <see cref="Ranks"/> for a rank that was left out.</summary>
    public const int Skipped = -1;

    /// <summary>A ballot with an order of candidates and nothing else.</summary>
    public static BallotLine Of(long weight, params ReadOnlySpan<int> ranks) => new(weight, [.. ranks], []);
}

/// <summary>Why ballots cannot be counted.</summary>
/// <param name="Line">The line of the file that has to be mended, from 1; 0 when no line is to blame.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record BrokenBallots(int Line, Text Reason);
