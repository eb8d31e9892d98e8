using System.Collections.Immutable;
using System.Globalization;

namespace Bkmo.Conference.Counting.Ballots;

/// <summary>The lines between the first one and the 0 that ends the ballots.</summary>
internal sealed class BltBallots
{
    private readonly Dictionary<string, int> nicknames = new(StringComparer.Ordinal);
    private readonly HashSet<int> seen = [];
    private long total;

    internal int Candidates;
    internal int Seats;

    internal int Line { get; set; }

    internal HashSet<int> Withdrawn { get; } = [];

    internal List<int> TieOrder { get; } = [];

    internal ImmutableArray<BallotLine>.Builder Lines { get; } = ImmutableArray.CreateBuilder<BallotLine>();

    internal Text? Withdrawals(string line)
    {
        foreach (var token in BltLine.Tokens(line))
        {
            if (token[0] != '-' || !BltLine.TryNumber(token[1..], 1, Candidates, out var candidate)) return BltProblems.NotWithdrawal(token);
            Withdrawn.Add(candidate - 1);
        }
        return null;
    }

    internal Text? Option(string line)
    {
        if (line[^1] != ']') return BltProblems.UnclosedOption;
        if (BltLine.Tokens(line[1..^1]) is not [var name, .. var values]) return BltProblems.UnknownOption("");
        return name switch
        {
            "droop" => null,
            "nick" => Nicknames(values),
            "tie" => Each(name, values, candidate => !TieOrder.Contains(candidate), TieOrder.Add),
            "withdrawn" => Each(name, values, _ => true, candidate => Withdrawn.Add(candidate)),
            _ => BltProblems.UnknownOption(name),
        };
    }

    internal Text? Ballot(string line)
    {
        if (line[0] == '(')
        {
            var end = line.IndexOf(')', StringComparison.Ordinal);
            if (end < 0) return BltProblems.UnclosedId;
            line = line[(end + 1)..].Trim();
        }
        if (BltLine.Tokens(line) is not [var first, .. var ranks]) return BltProblems.BallotWithoutEnd;
        if (Weight(first, out var weight) is { } reason) return reason;
        if (ranks is not [.. var marks, "0"]) return ranks.Contains("0") ? BltProblems.AfterEnd : BltProblems.BallotWithoutEnd;
        if (marks.Contains("0")) return BltProblems.AfterEnd;
        return Ranks(marks, weight);
    }

    private Text? Weight(string token, out long weight)
    {
        if (long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out weight) && weight > 0)
            return (total += Math.Min(weight, BallotSet.MostBallots + 1)) > BallotSet.MostBallots ? BltProblems.TooManyBallots : null;
        if (token[0] == '-' && BltLine.IsNumber(token[1..])) return BltProblems.LateWithdrawal;
        return IsFraction(token) ? BltProblems.DecimalWeight(token)
            : BltLine.IsNumber(token) && token.Any(digit => digit != '0') ? BltProblems.TooManyBallots
            : BltProblems.NotWeight(token);
    }

    private Text? Ranks(string[] marks, long weight)
    {
        var ranks = ImmutableArray.CreateBuilder<int>(marks.Length);
        var joined = ImmutableArray.CreateBuilder<int>();
        seen.Clear();
        foreach (var mark in marks)
        {
            if (mark is "-")
            {
                ranks.Add(BallotLine.Skipped);
                continue;
            }
            var start = ranks.Count;
            foreach (var token in mark.Split('='))
            {
                if (!TryCandidate(token, out var candidate)) return BltProblems.NotCandidate(token, Candidates);
                if (!seen.Add(candidate)) return BltProblems.Twice(token);
                if (ranks.Count > start) joined.Add(ranks.Count);
                ranks.Add(candidate);
            }
        }
        Lines.Add(new(weight, ranks.DrainToImmutable(), joined.DrainToImmutable(), Line));
        return null;
    }

    private Text? Nicknames(string[] values)
    {
        if (values.Length != Candidates) return BltProblems.BadOption("nick", string.Join(' ', values));
        for (var i = 0; i < values.Length; i++)
            if (BltLine.IsNumber(values[i]) || values[i] is "-" || values[i].Contains('=', StringComparison.Ordinal) || !nicknames.TryAdd(values[i], i))
                return BltProblems.BadOption("nick", values[i]);
        return null;
    }

    private Text? Each(string option, string[] values, Func<int, bool> fits, Action<int> take)
    {
        foreach (var token in values)
        {
            if (!TryCandidate(token, out var candidate) || !fits(candidate)) return BltProblems.BadOption(option, token);
            take(candidate);
        }
        return null;
    }

    private bool TryCandidate(string token, out int candidate)
    {
        if (nicknames.TryGetValue(token, out candidate)) return true;
        var fine = BltLine.TryNumber(token, 1, Candidates, out candidate);
        candidate--;
        return fine;
    }

    private static bool IsFraction(string token) =>
        token.Any(char.IsAsciiDigit) && token.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '/') && !BltLine.IsNumber(token);
}
