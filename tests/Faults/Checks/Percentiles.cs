namespace Bkmo.Faults.Checks;

/// <summary>C7 and the table's times.</summary>
internal static class Percentiles
{
    /// <summary>The value that <paramref name="share"/> of all do not exceed; 0 for none.</summary>
    internal static double Of(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
