using System.Globalization;
using Bkmo.Conference.Counting.Majorities;

namespace Bkmo.Conference.Counting.Command;

/// <summary>What stands behind <c>count</c> on the command line.</summary>
internal sealed class CountArguments
{
    internal const string Usage =
        "usage: count FILE | --from FILE|- [--rule scottish|meek|approval|plurality|threshold] [--seats N] [--seed N | --lot NAME,NAME…] "
        + "[--threshold N/D] [--at-least | --more-than] [--base valid|all|N] [--json]";

    private bool atLeast;
    private (int Numerator, int Denominator) fraction = (1, 2);

    /// <summary>The file; <c>-</c> is standard input.</summary>
    internal string File { get; private set; } = "";

    internal bool Json { get; private set; }

    internal long? Seed { get; private set; }

    /// <summary>Names, or numbers in the file, as drawn.</summary>
    internal IReadOnlyList<string> Drawn { get; private set; } = [];

    internal CountOptions Options { get; private set; } = new();

    /// <summary>Reads <paramref name="args"/>; gives the reason why they are no command, or null.</summary>
    internal string? Read(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var reason = args[i] switch
            {
                "--json" => Set(Json = true),
                "--at-least" => Set(atLeast = true),
                "--more-than" => Set(!(atLeast = false)),
                ['-', '-', ..] when i + 1 < args.Count => Valued(args[i], args[++i]),
                ['-', '-', ..] => Usage,
                var file when File.Length == 0 && file.Length > 0 => Set((File = file).Length > 0),
                _ => Usage,
            };
            if (reason is not null) return reason;
        }
        if (File.Length == 0) return Usage;
        if (Seed is not null && Drawn.Count > 0) return "--seed and --lot exclude each other";
        if (!atLeast && fraction.Numerator == fraction.Denominator) return "more than the whole cannot be reached; use --at-least";
        var threshold = atLeast ? Threshold.AtLeast(fraction.Numerator, fraction.Denominator) : Threshold.MoreThan(fraction.Numerator, fraction.Denominator);
        Options = Options with { Threshold = threshold };
        return null;
    }

    private string? Valued(string name, string value) => name switch
    {
        "--from" when File.Length == 0 && value.Length > 0 => Set((File = value).Length > 0),
        "--rule" => Rule(value),
        "--seats" => Number(value, 1, Ballots.BallotSet.MostCandidates, seats => Options = Options with { Seats = (int)seats }),
        "--seed" => Number(value, long.MinValue, long.MaxValue, seed => Seed = seed),
        "--lot" => Set((Drawn = [.. Drawn, .. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]).Count > 0, $"'{value}' names nobody"),
        "--threshold" => Fraction(value),
        "--base" => Base(value),
        _ => Usage,
    };

    private string? Rule(string value)
    {
        foreach (var rule in Enum.GetValues<CountingRule>())
        {
            if (!string.Equals(rule.ToString(), value, StringComparison.OrdinalIgnoreCase)) continue;
            Options = Options with { Rule = rule };
            return null;
        }
        return $"there is no rule '{value}'; there are scottish, meek, approval, plurality, threshold";
    }

    private string? Base(string value) => value switch
    {
        "valid" => Take(ThresholdBase.ValidBallots),
        "all" => Take(ThresholdBase.AllBallots),
        _ => Number(value, 0, Ballots.BallotSet.MostBallots, count => Take(ThresholdBase.Given, count)),
    };

    private string? Take(ThresholdBase of, long count = 0)
    {
        Options = Options with { Base = of, BaseCount = count };
        return null;
    }

    private string? Fraction(string value)
    {
        if (value.Split('/') is not [var numerator, var denominator]) return $"'{value}' is not a fraction such as 1/2";
        var bad = Number(numerator, 0, 1_000_000, n => fraction.Numerator = (int)n) ?? Number(denominator, 1, 1_000_000, d => fraction.Denominator = (int)d);
        return bad ?? (fraction.Numerator > fraction.Denominator ? $"{value} is more than the whole" : null);
    }

    private static string? Number(string value, long least, long most, Action<long> take)
    {
        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            return string.Create(CultureInfo.InvariantCulture, $"'{value}' is not a whole number from {least} to {most}");
        take(number);
        return null;
    }

    private static string? Set(bool fine, string reason = Usage) => fine ? null : reason;
}
