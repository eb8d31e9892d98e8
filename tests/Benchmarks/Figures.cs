namespace Bkmo.Benchmarks;

/// <summary>Medians, percentiles and one way to print them.</summary>
internal static class Figures
{
    internal static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    /// <summary>The value below which the share <paramref name="share"/> of the values lies (nearest rank).</summary>
    internal static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    internal static void Title(string text) => Console.WriteLine($"\n{text}\n{new string('─', text.Length)}");

    internal static void Print(string name, FormattableString figure) => Console.WriteLine($"  {name,-58} {FormattableString.Invariant(figure)}");
}
