using System.Text.RegularExpressions;

namespace Bkmo.Faults.Checks;

/// <summary>C8: no planted personal word and no stack trace in anything that the platform writes or answers.</summary>
internal static partial class Outputs
{
    /// <summary>What the load tells centres and nobody else may ever see.</summary>
    internal static readonly IReadOnlyList<string> Planted = ["Zimtsternfall", "çilekkavga", "Quittenstreit"];

    /// <param name="written">Name of an output and its lines.</param>
    internal static IEnumerable<Breach> Check(IEnumerable<(string Name, string Line)> written)
    {
        foreach (var (name, line) in written)
        {
            if (Planted.FirstOrDefault(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } word) yield return new("C8", "leak", $"{name} shows '{word}'");
            else if (StackFrame().IsMatch(line)) yield return new("C8", "leak", $"{name} shows a stack trace: {line.Trim()[..Math.Min(120, line.Trim().Length)]}");
        }
    }

    [GeneratedRegex(@"\bat [\w.<>`\[\],+]+\.[\w<>`|]+(\[[\w,]+\])?\([^)]*\)( in .+:line \d+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex StackFrame();
}
