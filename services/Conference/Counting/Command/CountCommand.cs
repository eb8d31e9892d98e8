using System.Globalization;
using Bkmo.Conference.Counting.Ballots;
using Bkmo.Conference.Counting.Lists;

namespace Bkmo.Conference.Counting.Command;

/// <summary>
/// <c>dotnet run --project services/Conference -- count FILE.blt --rule scottish --json</c>: counts published ballots again, without configuration, database or
/// broker; also the published list of a secret poll, <c>count published.csv --rule yes-no</c>. Exit code 0 with the result on standard output; 2 with one line on standard error, <c>FILE:LINE: reason</c> when the file is broken.
/// </summary>
public static class CountCommand
{
    private const int Fine = 0, Refused = 2;

    /// <summary>Runs the command with what stands behind <c>count</c>.</summary>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(terminal);
        var arguments = new CountArguments();
        if (arguments.Read(args) is { } usage) return Refuse(terminal, usage);
        if (Text(arguments.File, terminal) is not { } text) return Refused;
        var input = new StringReader(text);
        if (BallotList.IsOne(text) || arguments.List is not null && arguments.IsForListsOnly) return Listed(arguments, input, terminal);
        return arguments.IsForListsOnly ? Refuse(terminal, $"{arguments.File}: is no published list; --options, --most and --base yes-no are for lists") : Counted(arguments, input, terminal);
    }

    private static int Listed(CountArguments arguments, StringReader text, Terminal terminal)
    {
        if (arguments.List is not { } rule) return Refuse(terminal, $"{arguments.File}: is a published list; count it by --rule yes-no, choose, approval, scores or yes-no-each");
        var list = new BallotList(rule, arguments.ListOptions, arguments.ListMost);
        if (!list.TryRead(text, out var ballots, out var broken)) return Refuse(terminal, arguments, broken);
        var count = arguments.Options.BaseCount;
        var result = ListCount.Of(rule, ballots, list.Options, arguments.Majority, new(count, count, count));
        terminal.Out.WriteLine(arguments.Json ? ListText.Json(result) : ListText.Table(result));
        return Fine;
    }

    private static int Counted(CountArguments arguments, StringReader text, Terminal terminal)
    {
        if (!BltReader.TryRead(text, out var set, out var broken)) return Refuse(terminal, arguments, broken);
        if (DrawnNames(arguments.Drawn, set, out var drawn) is { } unknown) return Refuse(terminal, unknown);
        var lot = arguments.Seed is { } seed ? Lot.FromSeed(set, seed)
            : drawn.Count > 0 ? Lot.Given(set, drawn)
            : set.TieOrder.IsEmpty ? Lot.FromBallots(set)
            : Lot.Given(set, set.TieOrder.Select(candidate => set.Candidates[candidate]));
        if (!Count.TryRun(set, arguments.Options with { Lot = lot }, out var result, out broken)) return Refuse(terminal, arguments, broken);
        terminal.Out.WriteLine(arguments.Json ? CountJson.Write(result) : CountTable.Write(result));
        return Fine;
    }

    private static string? Text(string file, Terminal terminal)
    {
        try
        {
            using var stream = terminal.Open(file);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return BltText.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            terminal.Error.WriteLine($"{file}: cannot be read ({fault.GetType().Name})");
            return null;
        }
    }

    // A name first; a number of the file where nobody has that name.
    private static string? DrawnNames(IReadOnlyList<string> given, BallotSet set, out List<string> drawn)
    {
        drawn = [];
        foreach (var name in given)
        {
            if (set.Candidates.Contains(name, StringComparer.Ordinal)) drawn.Add(name);
            else if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= set.Candidates.Length)
                drawn.Add(set.Candidates[number - 1]);
            else return $"the lot names '{name}', who is no candidate";
        }
        return null;
    }

    private static int Refuse(Terminal terminal, CountArguments arguments, BrokenBallots broken) =>
        Refuse(terminal, string.Create(CultureInfo.InvariantCulture, $"{arguments.File}:{broken.Line}: {broken.Reason.En}"));

    private static int Refuse(Terminal terminal, string line)
    {
        terminal.Error.WriteLine(line);
        return Refused;
    }
}
