using System.Text.RegularExpressions;
using Bkmo.Eventing;

namespace Bkmo.Architecture.Tests;

public sealed partial class FailPointTests
{
    [Fact]
    public void Every_listed_fail_point_is_placed_once_and_nothing_else_is()
    {
        var names = typeof(FailPoints).GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)
            .Where(field => field.IsLiteral).ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!, StringComparer.Ordinal);
        var placed = Repository.ProductSources.SelectMany(file => Placed().Matches(Repository.Read(file))).Select(match => match.Groups["point"].Value).ToList();
        Rule.Holds("The laboratory walks FailPoints.All: list the point there.", names.Values.Except(FailPoints.All, StringComparer.Ordinal));
        Rule.Holds("FailPoints.All lists a point that has no name.", FailPoints.All.Except(names.Values, StringComparer.Ordinal));
        Rule.Holds("A listed fail point is passed nowhere.", names.Keys.Except(placed, StringComparer.Ordinal));
        Rule.Holds("A fail point is passed in two places, or is not listed.", placed.GroupBy(p => p).Where(g => g.Count() > 1 || !names.ContainsKey(g.Key)).Select(g => g.Key));
    }

    [GeneratedRegex(@"FailPoints\.At\((FailPoints\.)?(?<point>[^)]*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placed();
}
