using System.Globalization;

namespace Bkmo.Faults.Running;

/// <summary>The command line was not understood.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>What the command line asks for.</summary>
internal sealed record LabArguments(IReadOnlyList<string> Names, int Seed = 1, int? Rounds = null, bool List = false, bool Short = false, bool Keep = false)
{
    internal const string Usage = """
        Breaks a running platform and checks that it keeps its promises (docs/guarantees.md).

          dotnet run --project tests/Faults -- [experiment …] [options]

          experiment …   those named; all of them when none is
          --list         names and describes them
          --short        one round each of the cheapest, as in the tests
          --rounds N     so many rounds each instead of the usual number
          --seed N       seed of the load; 1 unless told
          --keep         leaves data, logs and histories in a folder
        """;

    internal static LabArguments Parse(IReadOnlyList<string> args)
    {
        var (names, parsed) = (new List<string>(), new LabArguments([]));
        for (var i = 0; i < args.Count; i++)
            parsed = args[i] switch
            {
                "--list" => parsed with { List = true },
                "--short" => parsed with { Short = true },
                "--keep" => parsed with { Keep = true },
                "--seed" => parsed with { Seed = Number(args, ++i) },
                "--rounds" => parsed with { Rounds = Number(args, ++i) },
                var option when option.StartsWith('-') => throw new UsageException($"unknown option {option}"),
                var name => parsed.With(names, name),
            };
        return parsed with { Names = names };
    }

    private LabArguments With(List<string> names, string name)
    {
        names.Add(name);
        return this;
    }

    private static int Number(IReadOnlyList<string> args, int at) =>
        at < args.Count && int.TryParse(args[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new UsageException($"{args[at - 1]} needs a number");
}
