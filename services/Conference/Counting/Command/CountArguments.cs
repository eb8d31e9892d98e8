using System.Globalization;
using Bkmo.Conference.Counting.Lists;
using Bkmo.Conference.Counting.Majorities;

namespace Bkmo.Conference.Counting.Command;

/// <summary>What stands behind <c>count</c> on the command line.</summary>
internal sealed class CountArguments
{
    internal const string Usage =
        "usage: count FILE | --from FILE|- [--rule scottish|meek|approval|plurality|threshold] [--seats N] [--seed N | --lot NAME,NAME…] "
        + "[--threshold N/D] [--at-least | --more-than] [--base valid|all|N] [--json]; "
        + "for a published list (CSV): --rule yes-no|choose|approval|scores|yes-no-each [--options N] [--most N] [--base yes-no|valid|all|N]";

    private bool atLeast;
    private MajorityBase of = MajorityBase.YesAndNo;
    private (int Numerator, int Denominator) fraction = (1, 2);

    /// <summary>The file; <c>-</c> is standard input.</summary>
    internal string File { get; private set; } = "";

    internal bool Json { get; private set; }

    internal long? Seed { get; private set; }

    /// <summary>Names, or numbers in the file, as drawn.</summary>
    internal IReadOnlyList<string> Drawn { get; private set; } = [];

    internal CountOptions Options { get; private set; } = new();

    /// <summary>What stands on the ballots of a published list; null where the rule counts ballot files only.</summary>
    internal ListRule? List { get; private set; }

    /// <summary>Whether something was said that ballot files know nothing of.</summary>
    internal bool IsForListsOnly { get; private set; }

    /// <summary>How many options a list has; null: as many as its ballots name.</summary>
    internal int? ListOptions { get; private set; }

    /// <summary>How many options a ballot of a list chooses at most, or the highest score.</summary>
    internal int? ListMost { get; private set; }

    /// <summary>What accepts what a list of yes and no was about.</summary>
    internal Majority Majority => new(of, Options.Threshold!);

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
        "--options" => Number(value, 1, Ballots.BallotSet.MostCandidates, count => (ListOptions, IsForListsOnly) = ((int)count, true)),
        "--most" => Number(value, 1, Ballots.BallotSet.MostCandidates, count => (ListMost, IsForListsOnly) = ((int)count, true)),
        "--seed" => Number(value, long.MinValue, long.MaxValue, seed => Seed = seed),
        "--lot" => Set((Drawn = [.. Drawn, .. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]).Count > 0, $"'{value}' names nobody"),
        "--threshold" => Fraction(value),
        "--base" => Base(value),
        _ => Usage,
    };

    // Approval counts both ballot files and lists.
    private string? Rule(string value)
    {
        List = EnumNames.TryParse<ListRule>(value.ToLowerInvariant(), out var list) ? list : null;
        foreach (var rule in Enum.GetValues<CountingRule>())
        {
            if (!string.Equals(rule.ToString(), value, StringComparison.OrdinalIgnoreCase)) continue;
            Options = Options with { Rule = rule };
            return null;
        }
        IsForListsOnly |= List is not null;
        return List is null
            ? $"there is no rule '{value}'; there are scottish, meek, approval, plurality, threshold, and for lists yes-no, choose, approval, scores, yes-no-each"
            : null;
    }

    private string? Base(string value) => value switch
    {
        "yes-no" => Set(IsForListsOnly = true),
        "valid" => Take(ThresholdBase.ValidBallots, MajorityBase.ValidVotes),
        "all" => Take(ThresholdBase.AllBallots, MajorityBase.VotesCast),
        _ => Number(value, 0, Ballots.BallotSet.MostBallots, count => Take(ThresholdBase.Given, MajorityBase.EntitledPresent, count)),
    };

    private string? Take(ThresholdBase marks, MajorityBase yesAndNo, long count = 0)
    {
        of = yesAndNo;
        Options = Options with { Base = marks, BaseCount = count };
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
