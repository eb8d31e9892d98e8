using Bkmo.Faults.Load;

namespace Bkmo.Faults.Checks;

/// <summary>C1: what was answered 2xx is in the log exactly once, what was refused is not there, and nothing is there that nobody asked for.</summary>
internal static class Acknowledged
{
    internal static IEnumerable<Breach> Check(IReadOnlyList<HistoryLine> history, IReadOnlyList<LogRow> log)
    {
        var found = log.ToLookup(row => (row.Type, row.Mark));
        var operations = history.Where(line => Domain.EventOf.ContainsKey(line.Operation)).GroupBy(line => line.Key, StringComparer.Ordinal).Select(Operation.Of).ToList();
        return operations.SelectMany(operation => Promised(operation, found)).Concat(Unasked(operations, log));
    }

    private static IEnumerable<Breach> Promised(Operation operation, ILookup<(string, string), LogRow> found)
    {
        if (operation.Mark is null) yield break;
        var rows = found[(Domain.EventOf[operation.Kind], operation.Mark)].ToList();
        if (operation.Ok && rows.Count == 0) yield return new("C1", "lost", $"{operation} was acknowledged and is not in the log");
        if (operation.Refused && rows.Count > 0) yield return new("C1", "phantom", $"{operation} was refused and is in the log at {rows[0].Service} {rows[0].Position}");
        if (rows.Count > 1) yield return new("C1", "duplicate", $"{operation} is in the log {rows.Count} times: {string.Join(", ", rows.Select(r => $"{r.Service} {r.Position}"))}");
    }

    /// <summary>An event without an operation. Operations whose mark never became known may stand for as many.</summary>
    private static IEnumerable<Breach> Unasked(List<Operation> operations, IReadOnlyList<LogRow> log)
    {
        foreach (var (kind, type) in Domain.EventOf)
        {
            var marks = operations.Where(o => o.Kind == kind && o.Mark is not null).Select(o => o.Mark!).ToHashSet(StringComparer.Ordinal);
            var open = operations.Count(o => o.Kind == kind && o is { Mark: null, Refused: false });
            foreach (var row in log.Where(row => row.Type == type && !marks.Contains(row.Mark)).Skip(open))
                yield return new("C1", "phantom", $"{row.Service} {row.Position}: nobody asked for {row.Type} {row.Mark}");
        }
    }

    /// <summary>All lines of one key.</summary>
    private sealed record Operation(string Kind, string Key, string? Mark, bool Ok, bool Refused)
    {
        internal static Operation Of(IGrouping<string, HistoryLine> lines) => new(
            lines.First().Operation, lines.Key, lines.Select(l => l.Mark).FirstOrDefault(m => m is not null), lines.Any(l => l.Phase == Phase.Ok),
            lines.Any(l => l.Phase == Phase.Fail) && lines.All(l => l.Phase is Phase.Invoke or Phase.Fail));

        public override string ToString() => $"{Kind} {Key} ({Mark})";
    }
}
