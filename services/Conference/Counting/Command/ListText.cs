using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bkmo.Conference.Counting.Lists;

namespace Bkmo.Conference.Counting.Command;

/// <summary>What a published list comes to, as a table for people and as JSON. Options have their numbers from 0, as in the list.</summary>
internal static class ListText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    internal static string Json(ListCount count) => JsonSerializer.Serialize(new
    {
        Rule = count.Rule.Name(), count.Cast, count.Blank, count.Invalid, count.Tally?.Yes, count.Tally?.No, count.Tally?.Abstained, count.Majority?.Needed, count.Majority?.Base,
        Accepted = count.Majority?.IsAccepted, Options = count.Options.Select((totals, option) => new { Option = option, totals.Yes, totals.No, totals.Abstained }),
    }, Options);

    internal static string Table(ListCount count)
    {
        var table = new StringBuilder();
        Line(table, $"{count.Rule.Name()}: {count.Cast} ballots, {count.Blank} blank, {count.Invalid} invalid");
        if (count.Tally is { } tally) Line(table, $"  yes {tally.Yes}  no {tally.No}  abstained {tally.Abstained}");
        if (count.Majority is { } majority) Line(table, $"{majority.Explanation.En}");
        var deep = count.Options.Select(totals => totals.Yes.ToString(CultureInfo.InvariantCulture).Length).DefaultIfEmpty().Max();
        for (var i = 0; i < count.Options.Count; i++) Line(table, $"  option {i}  {Votes(count.Rule, count.Options[i], deep)}");
        return table.ToString().TrimEnd();
    }

    private static string Votes(ListRule rule, OptionTotals totals, int deep)
    {
        var yes = totals.Yes.ToString(CultureInfo.InvariantCulture).PadLeft(deep);
        return rule == ListRule.YesNoEach ? string.Create(CultureInfo.InvariantCulture, $"yes {yes}  no {totals.No}  abstained {totals.Abstained}") : yes;
    }

    private static void Line(StringBuilder table, FormattableString text) => table.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
