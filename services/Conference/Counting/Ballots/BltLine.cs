using System.Globalization;

namespace Bkmo.Conference.Counting.Ballots;

/// <summary>The parts of a line of numbers.</summary>
internal static class BltLine
{
    internal static string WithoutComment(string line) => line.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? line[..at] : line;

    internal static string[] Tokens(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    internal static bool IsNumber(string token) => token.Length > 0 && token.All(char.IsAsciiDigit);

    internal static bool TryNumber(string token, int least, int most, out int number) =>
        int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
