using System.Globalization;
using Bkmo.Conference.Counting.Elections;
using Bkmo.Conference.Counting.Majorities;
using Bkmo.Eventing;

namespace Bkmo.Conference.Tests.Counting;

/// <summary>Elections and rounds that specs start from. A candidate's id follows from the name, votes are written as <c>"A 20"</c>.</summary>
internal static class Elections
{
    internal static Guid Id(string name) => new(name.Aggregate(7, (sum, c) => sum * 131 + c), 0, 0, new byte[8]);

    internal static ElectionCandidate Of(string name, string? group = null, int? organisation = null) =>
        new(Id(name), name, group, organisation is { } number ? new Guid(number, 0, 0, new byte[8]) : null);

    internal static ElectionDefinition Election(int seats, ElectionRules rules, params string[] names) => new(seats, names.Select(name => Of(name)).ToValueList(), rules);

    /// <summary>Eight women and eight men stand; ceilings for both; more than half of the ballots.</summary>
    internal static ElectionDefinition Board(int seats, int women, int men) => new(
        seats, Enumerable.Range(1, 8).Select(i => Of($"W{i}", "women")).Concat(Enumerable.Range(1, 8).Select(i => Of($"M{i}", "men"))).ToValueList(),
        ElectionRules.List(Threshold.MoreThanHalf) with { Ceilings = [new("women", women), new("men", men)] });

    internal static RoundResult Hold(ElectionDefinition election, long cast, params string[] votes) =>
        ElectionCount.Count(election, ElectionProgress.None, ElectionCount.FirstRound(election)!, Totals(cast, votes));

    internal static RoundResult Hold(ElectionDefinition election, RoundResult before, long cast, params string[] votes) =>
        ElectionCount.Count(election, before.Progress, before.Next!, Totals(cast, votes));

    internal static RoundTotals Totals(long cast, params string[] votes) => RoundTotals.Of(cast, 0, [.. votes.Select(Votes)]);

    internal static CandidateTotals Votes(string text) =>
        text.Split(' ') is [var name, var yes] ? new(Id(name), long.Parse(yes, CultureInfo.InvariantCulture)) : throw new FormatException(text);

    internal static string Names(ElectionDefinition election, IEnumerable<Guid> ids) => string.Join(' ', ids.Select(id => election.Candidates.First(candidate => candidate.Id == id).Name));

    internal static string Elected(ElectionDefinition election, RoundResult result) => Names(election, result.Elected.Select(one => one.Candidate));
}
