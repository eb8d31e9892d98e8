using System.Diagnostics.CodeAnalysis;

namespace Bkmo.Conference.Counting.Ballots;

/// <summary>
/// Reads ballot files in the BLT format of Hill, Wichmann and Woodall (Algorithm 123, The Computer Journal 30, 1987) with what OpenSTV and Droop added to it:
/// comments from <c>#</c>, ballot ids in brackets, ranks joined by <c>=</c>, ranks left out as <c>-</c>, and the options nick, tie, withdrawn and droop in
/// square brackets (the last one is passed over), and the commas that spreadsheets leave at the ends of lines. One ballot stands on one line, so that a forgotten 0 cannot join two ballots into one.
/// </summary>
public sealed class BltReader
{
    private static readonly char[] Padding = [' ', '\t', ','];
    private readonly BltBallots ballots = new();
    private readonly BltNames names = new();
    private Func<string, Text?> read;

    private BltReader() => read = Header;

    /// <summary>Reads <paramref name="input"/> to its end; gives the ballots, or the first line that is broken with the reason. Never throws because of what it reads.</summary>
    public static bool TryRead(TextReader input, [NotNullWhen(true)] out BallotSet? set, [NotNullWhen(false)] out BrokenBallots? broken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var reader = new BltReader();
        var number = 0;
        set = null;
        while (input.ReadLine() is { } line)
        {
            number++;
            reader.ballots.Line = number;
            if (reader.Take(line) is not { } reason) continue;
            broken = new(number, reason);
            return false;
        }
        broken = reader.Missing is { } missing ? new(Math.Max(number, 1), missing) : null;
        if (broken is not null) return false;
        set = reader.Set;
        return true;
    }

    private Text? Missing =>
        ballots.Candidates == 0 ? BltProblems.Empty
        : read != Name ? BltProblems.NoEnd
        : names.Found.Count < ballots.Candidates ? BltProblems.MissingNames(names.Found.Count, ballots.Candidates)
        : null;

    private BallotSet Set => new(
        names.Title, ballots.Seats, [.. names.Found], [.. ballots.Withdrawn], ballots.Lines.ToImmutable(), [.. ballots.TieOrder]);

    private Text? Take(string line)
    {
        if (!IsText(line)) return BltProblems.NotText;
        var content = (read == Name ? BltNames.WithoutLabel(line) : BltLine.WithoutComment(line)).TrimEnd(Padding).Trim();
        return content.Length == 0 || content[0] == '#' ? null : read(content);
    }

    private Text? Header(string line)
    {
        var tokens = BltLine.Tokens(line);
        if (tokens is not [var candidates, var seats] || !BltLine.IsNumber(candidates) || !BltLine.IsNumber(seats)) return BltProblems.Header;
        if (!BltLine.TryNumber(candidates, 1, BallotSet.MostCandidates, out ballots.Candidates) || !BltLine.TryNumber(seats, 1, BallotSet.MostCandidates, out ballots.Seats))
        {
            ballots.Candidates = 0;
            return BltProblems.Bounds;
        }
        read = Preface;
        return null;
    }

    private Text? Preface(string line)
    {
        if (line[0] == '[') return ballots.Option(line);
        if (line[0] == '-' && line.Length > 1 && char.IsAsciiDigit(line[1])) return ballots.Withdrawals(line);
        read = Ballot;
        return Ballot(line);
    }

    private Text? Ballot(string line)
    {
        if (line is not "0") return ballots.Ballot(line);
        read = Name;
        return null;
    }

    private Text? Name(string line) => names.Take(line, ballots.Candidates);

    private static bool IsText(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (char.IsControl(line[i]) && line[i] != '\t') return false;
            if (!char.IsSurrogate(line[i])) continue;
            if (i + 1 >= line.Length || !char.IsSurrogatePair(line[i], line[i + 1])) return false;
            i++;
        }
        return true;
    }
}
