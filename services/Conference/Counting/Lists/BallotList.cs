using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Bkmo.Conference.Counting.Ballots;

namespace Bkmo.Conference.Counting.Lists;

/// <summary>Reads the list of ballots that is published of a secret poll (<c>published.csv</c>).</summary>
/// <param name="rule">What stands on the ballots.</param>
/// <param name="options">How many options there are; null: as many as the ballots name.</param>
/// <param name="most">How many options a ballot chooses at most, or the highest score; null: no limit.</param>
internal sealed class BallotList(ListRule rule, int? options, int? most)
{
    /// <summary>The first line of every list.</summary>
    internal const string Header = "code,answer,marks,invalid";

    private readonly HashSet<string> codes = new(StringComparer.Ordinal);
    private readonly List<ListedBallot> ballots = [];
    private readonly int? said = options;
    private int? each = options;

    /// <summary>How many options there are, as far as the ballots tell.</summary>
    internal int Options { get; private set; } = options ?? 0;

    /// <summary>Whether <paramref name="text"/> is a list, and no BLT file.</summary>
    internal static bool IsOne(string text) => text.StartsWith(Header, StringComparison.Ordinal);

    /// <summary>Reads to the end; gives the ballots, or the first line that is broken with the reason.</summary>
    internal bool TryRead(TextReader input, [NotNullWhen(true)] out IReadOnlyList<ListedBallot>? read, [NotNullWhen(false)] out BrokenBallots? broken)
    {
        (read, broken) = (null, null);
        if (input.ReadLine()?.TrimEnd() != Header) broken = new(1, ListProblems.Header);
        for (var line = 2; broken is null && input.ReadLine() is { } text; line++)
            if (text.Trim().Length > 0 && Take(text.Trim().Split(',')) is { } reason) broken = new(line, reason);
        if (broken is not null) return false;
        read = ballots;
        return true;
    }

    private Text? Take(string[] columns)
    {
        if (columns is not [var code, var answer, var marks, var invalid]) return ListProblems.Columns;
        if (code.Length == 0) return ListProblems.NoCode;
        if (!codes.Add(code)) return ListProblems.CodeTwice(code);
        if (invalid is not ("yes" or "no")) return ListProblems.NotInvalid(invalid);
        if (answer is not ("" or "yes" or "no" or "abstain")) return ListProblems.NotAnswer(answer);
        if (answer.Length > 0 && rule != ListRule.YesNo) return ListProblems.NoAnswer(answer);
        if (Numbers(marks, out var numbers) is { } reason) return reason;
        if (invalid is "yes" && (answer.Length > 0 || numbers.Count > 0)) return ListProblems.MarksOnInvalid;
        ballots.Add(new(answer.Length == 0 ? null : answer, numbers.ToValueList(), invalid is "yes"));
        return numbers.Count == 0 ? null : Fits(numbers);
    }

    private Text? Numbers(string marks, out List<int> numbers)
    {
        numbers = [];
        foreach (var mark in marks.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > Highest) return ListProblems.NotMark(mark, Highest);
            numbers.Add(number);
        }
        return null;
    }

    private int Highest => rule switch
    {
        ListRule.YesNoEach => 2,
        ListRule.Scores => most ?? BallotSet.MostCandidates,
        _ => (said ?? BallotSet.MostCandidates) - 1,
    };

    private Text? Fits(List<int> numbers)
    {
        if (rule == ListRule.YesNo) return ListProblems.NoOptions;
        if (rule is ListRule.Choose or ListRule.Approval)
        {
            Options = Math.Max(Options, numbers.Max() + 1);
            if (numbers.Distinct().Count() < numbers.Count) return ListProblems.OptionTwice;
            return rule == ListRule.Choose && numbers.Count > most ? ListProblems.TooMany(most.Value) : null;
        }
        Options = each ??= numbers.Count;
        return numbers.Count == each ? null : ListProblems.NotEach(each.Value);
    }
}
