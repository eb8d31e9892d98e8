using System.Globalization;
using System.Text;

namespace Bkmo.Conference.Counting.Ballots;

/// <summary>Writes ballots as a BLT file that <see cref="BltReader"/> reads back as the same ballots.</summary>
public static class BltWriter
{
    /// <summary>The file: UTF-8 text with line feeds.</summary>
    public static string Write(BallotSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var file = new StringBuilder();
        file.Append(CultureInfo.InvariantCulture, $"{set.Candidates.Length} {set.Seats}\n");
        if (set.Withdrawn.Count > 0) file.AppendJoin(' ', set.Withdrawn.Select(candidate => Number(-candidate - 1))).Append('\n');
        if (!set.TieOrder.IsEmpty) file.Append("[tie ").AppendJoin(' ', set.TieOrder.Select(candidate => Number(candidate + 1))).Append("]\n");
        foreach (var line in set.Lines)
        {
            file.Append(CultureInfo.InvariantCulture, $"{line.Weight} ");
            for (var i = 0; i < line.Ranks.Length; i++)
                file.Append(i == 0 ? "" : line.Joined.Contains(i) ? "=" : " ").Append(line.Ranks[i] == BallotLine.Skipped ? "-" : Number(line.Ranks[i] + 1));
            file.Append(line.Ranks.IsEmpty ? "0\n" : " 0\n");
        }
        file.Append("0\n");
        foreach (var name in set.Candidates.Append(set.Title)) file.Append(CultureInfo.InvariantCulture, $"\"{Quoted(name)}\"\n");
        return file.ToString();
    }

    // A backslash means something to readers only before a mark or another backslash; doubling both is safe everywhere.
    private static string Quoted(string name) => name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\"\"", StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
