using System.Diagnostics;

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

    /// <summary>How often per second a number of loops get through <paramref name="act"/>.</summary>
    internal static async Task<double> Rate(int loops, TimeSpan duration, Func<int, Task> act)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, loops).Select(loop => Task.Run(async () =>
        {
            var count = 0;
            for (; clock.Elapsed < duration; count++) await act(loop);
            return count;
        })));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    /// <summary>One round to warm up, then the median of <paramref name="rounds"/>, with what the fastest reached.</summary>
    internal static async Task Repeat(int rounds, string name, string unit, Func<Task<double>> measure)
    {
        await measure();
        var values = new List<double>();
        for (var round = 0; round < rounds; round++) values.Add(await measure());
        Print(name, $"{Median(values),8:0} {unit}, fastest {values.Max():0}");
    }
}
