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
        var needsOrder = options.Rule is CountingRule.Scottish or CountingRule.Meek or CountingRule.Plurality;
        var unclear = needsOrder ? set.Lines.FirstOrDefault(line => !line.Joined.IsEmpty) : null;
        broken = unclear is null ? null : new(unclear.Line, BltProblems.EqualRanks(options.Rule.ToString().ToLowerInvariant()));
        result = broken is not null ? null : options.Rule switch
        {
            CountingRule.Scottish => ScottishCount.Of(set, options),
            CountingRule.Meek => MeekCount.Of(set, options),
            _ => MarksCount.Of(set, options),
        };
        return result is not null;
    }
}
