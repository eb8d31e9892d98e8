using System.Text;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>The overview of what runs where.</summary>
internal static class Table
{
    /// <summary>One line per unit: name, state, address.</summary>
    public static string Of(IEnumerable<Supervised> units)
    {
        string[][] rows = [["resource", "state", "address"], .. units.Select(unit => new[] { unit.Unit.Name, StateOf(unit), unit.Unit.Address ?? "" })];
        int[] widths = [.. Enumerable.Range(0, 3).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder().AppendLine();
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
        {
            text.AppendLine(Line(row, widths));
            if (index == 0) text.AppendLine(Line([.. widths.Select(width => new string('─', width))], widths));
        }
        return text.ToString();
    }

    private static string Line(string[] cells, int[] widths) => $"  {cells[0].PadRight(widths[0])}  {cells[1].PadRight(widths[1])}  {cells[2]}".TrimEnd();

    private static string StateOf(Supervised unit) => unit.State switch
    {
        UnitState.Running => "running",
        UnitState.Finished => "finished",
        UnitState.Restarting => "restarting",
        UnitState.Failed => "failed",
        UnitState.Stopped => "stopped",
        _ => "starting",
    };
}
