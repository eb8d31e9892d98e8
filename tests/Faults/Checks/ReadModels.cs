namespace Bkmo.Faults.Checks;

/// <summary>C5: a read model is the same, row by row, as its rebuild from the log.</summary>
internal static class ReadModels
{
    /// <param name="live">Canonical rows of each read model as it was.</param>
    /// <param name="rebuilt">The same after a rebuild.</param>
    internal static IEnumerable<Breach> Check(IReadOnlyDictionary<string, IReadOnlyList<string>> live, IReadOnlyDictionary<string, IReadOnlyList<string>> rebuilt)
    {
        foreach (var (name, rows) in live)
        {
            var (before, after) = (rows.ToHashSet(StringComparer.Ordinal), rebuilt.GetValueOrDefault(name, []).ToHashSet(StringComparer.Ordinal));
            if (before.SetEquals(after)) continue;
            yield return new("C5", "different", $"{name}: {before.Except(after).Count()} rows only live, {after.Except(before).Count()} only in the rebuild; for instance {before.Concat(after).First(row => before.Contains(row) != after.Contains(row))}");
        }
    }
}
