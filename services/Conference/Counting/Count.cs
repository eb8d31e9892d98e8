using System.Diagnostics.CodeAnalysis;
using Bkmo.Conference.Counting.Ballots;
using Bkmo.Conference.Counting.Rules;

namespace Bkmo.Conference.Counting;

/// <summary>
/// Counts ballots. Pure and exact: whole numbers only, the same result from the same ballots always and everywhere, in whatever order ballots and candidates stand.
/// </summary>
public static class Count
{
    /// <summary>
    /// Counts <paramref name="set"/> by <paramref name="options"/>. Refused are, with the line of the ballot, candidates joined at one rank where the rule needs an
    /// order; approval and threshold count them, for there every mark is worth the same.
    /// </summary>
    public static bool TryRun(BallotSet set, CountOptions options, [NotNullWhen(true)] out CountResult? result, [NotNullWhen(false)] out BrokenBallots? broken)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Seats ?? set.Seats, 1, nameof(options));
        result = null;
        broken = TooMany(set) ?? Unordered(set, options.Rule);
        if (broken is not null) return false;
        result = options.Rule switch
        {
            CountingRule.Scottish => ScottishCount.Of(set, options),
            CountingRule.Meek => MeekCount.Of(set, options),
            _ => MarksCount.Of(set, options),
        };
        return true;
    }

    private static BrokenBallots? Unordered(BallotSet set, CountingRule rule)
    {
        var needsOrder = rule is CountingRule.Scottish or CountingRule.Meek or CountingRule.Plurality;
        var unclear = needsOrder ? set.Lines.FirstOrDefault(line => !line.Joined.IsEmpty) : null;
        return unclear is null ? null : new(unclear.Line, BltProblems.EqualRanks(rule.ToString().ToLowerInvariant()));
    }

    private static BrokenBallots? TooMany(BallotSet set)
    {
        var total = 0L;
        foreach (var line in set.Lines)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(line.Weight, 1, nameof(set));
            if (line.Weight > BallotSet.MostBallots || (total += line.Weight) > BallotSet.MostBallots) return new(line.Line, BltProblems.TooManyBallots);
        }
        return null;
    }
}
