using System.Globalization;
using Bkmo.Faults.Checks;
using Bkmo.Faults.Load;

namespace Bkmo.Faults.Running;

/// <summary>What came of an experiment.</summary>
internal sealed class Report(string name)
{
    private readonly List<double> recoveries = [], visible = [];
    private readonly List<string> notes = [];
    private int rounds, operations, acknowledged, duplicatesOnTheWire;
    private TimeSpan took;

    internal List<Breach> Breaches { get; } = [];

    internal void Add(Round round, double recovery, IEnumerable<(double At, double Seconds)> shown)
    {
        rounds++;
        recoveries.Add(recovery);
        visible.AddRange(shown.Select(s => s.Seconds));
        notes.AddRange(round.Notes);
        Breaches.AddRange(round.Breaches);
    }

    internal void Count(IEnumerable<HistoryLine> lines, int onTheWire, TimeSpan time)
    {
        var written = lines.Where(line => Domain.EventOf.ContainsKey(line.Operation)).ToList();
        operations = written.Where(line => line.Phase == Phase.Invoke).DistinctBy(line => line.Key).Count();
        acknowledged = written.Where(line => line.Phase == Phase.Ok).DistinctBy(line => line.Key).Count();
        (duplicatesOnTheWire, took) = (onTheWire, time);
    }

    /// <summary>The heads of <see cref="Cells"/>.</summary>
    internal static readonly string[] Heads =
        ["experiment", "rounds", "operations", "acknowledged", "lost", "duplicated", "twice on the wire", "recovery p50", "p95", "visible p50", "p95", "p99", "took", "verdict"];

    /// <summary>A line of the table.</summary>
    internal string[] Cells =>
    [
        name, Text(rounds), Text(operations), Text(acknowledged), Text(Breaches.Count(b => b.Kind is "lost")), Text(Breaches.Count(b => b.Kind is "duplicate")), Text(duplicatesOnTheWire),
        Seconds(recoveries, 0.5), Seconds(recoveries, 0.95), Seconds(visible, 0.5), Seconds(visible, 0.95), Seconds(visible, 0.99),
        string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0} s"), Breaches.Count == 0 ? "kept" : $"BROKEN ({Breaches.Count})",
    ];

    internal string Summary => $"{Cells[^1]}: {string.Join(", ", Heads.Zip(Cells).Skip(1).SkipLast(1).Select(cell => $"{cell.First} {cell.Second}"))}";

    /// <summary>What was found out, and what to look at.</summary>
    internal IEnumerable<string> Details(string history)
    {
        foreach (var note in notes) yield return note;
        foreach (var group in Breaches.GroupBy(breach => (breach.Check, breach.Kind)))
        {
            yield return $"{group.Key.Check} {group.Key.Kind}, {group.Count()} times:";
            foreach (var breach in group.Take(3)) yield return $"  {breach.What}";
        }
        if (Breaches.Count > 0) yield return $"look at {history} for the keys and ids named here; with --keep the databases and logs stay";
    }

    /// <summary>A table of reports.</summary>
    internal static string Table(IReadOnlyList<Report> reports)
    {
        string[][] lines = [Heads, .. reports.Select(report => report.Cells)];
        var widths = Enumerable.Range(0, Heads.Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        return string.Join('\n', lines.Select(line => string.Join("  ", line.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])))));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(List<double> values, double share) =>
        values.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Percentiles.Of(values, share):0.00} s");
}
