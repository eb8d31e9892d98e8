using System.Globalization;
using System.Text;

namespace Bkmo.Conference.Counting.Command;

/// <summary>A count as a table for people: a line for each candidate of each stage.</summary>
internal static class CountTable
{
    internal static string Write(CountResult result)
    {
        var table = new StringBuilder();
        var quota = result.Quota is { } value ? $", quota {value}" : "";
        if (result.Title.Length > 0) Line(table, $"{result.Title}");
        Line(table, $"{result.Rule.ToString().ToLowerInvariant()}: {result.Seats} seats, {result.Candidates.Count} candidates, {result.ValidBallots} valid ballots, {result.BlankBallots} blank{quota}");
        foreach (var stage in result.Stages) Stage(table, stage, result);
        Line(table, $"");
        foreach (var tie in result.Ties) Line(table, $"tie at stage {tie.Stage} for {tie.For.ToString().ToLowerInvariant()} between {string.Join(", ", tie.Candidates)}: {How(tie)}: {tie.Chosen}");
        if (result.Ties.Any(tie => tie.ByLot)) Line(table, $"lot ({result.Lot.Source.ToString().ToLowerInvariant()}): {string.Join(", ", result.Lot.Order)}");
        Line(table, $"elected: {string.Join(", ", result.Elected)}");
        if (result.Elected.Count < result.Seats) Line(table, $"vacant: {result.Seats - result.Elected.Count}");
        return table.ToString().TrimEnd();
    }

    private static void Stage(StringBuilder table, Stage stage, CountResult result)
    {
        Line(table, $"");
        Line(table, $"stage {stage.Number}: {stage.Action}");
        var names = result.Candidates.Append("non-transferable").ToList();
        var votes = stage.Votes.Append(stage.NonTransferable).Select(vote => vote.ToString()).ToList();
        var (wide, deep) = (names.Max(name => name.Length), votes.Max(vote => vote.Length));
        for (var i = 0; i < names.Count; i++)
        {
            var mark = i == result.Candidates.Count ? "" : stage.Elected.Contains(names[i]) ? "  elected" : stage.Excluded.Contains(names[i]) ? "  excluded" : "";
            Line(table, $"  {names[i].PadRight(wide)}  {votes[i].PadLeft(deep)}{mark}");
        }
    }

    private static string How(Tie tie) => (tie.LookBackStage, tie.ByLot) switch
    {
        ({ } stage, false) => string.Create(CultureInfo.InvariantCulture, $"by stage {stage}"),
        ({ } stage, true) => string.Create(CultureInfo.InvariantCulture, $"by stage {stage}, then by lot between {string.Join(", ", tie.DrawnFrom)}"),
        _ => "by lot",
    };

    private static void Line(StringBuilder table, FormattableString text) => table.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
