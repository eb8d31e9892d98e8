using System.Text.RegularExpressions;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>What the host's command line asks for.</summary>
internal sealed record HostArguments(bool Help, bool Fresh, bool WithSampleData, bool PlayConference, string? DataFolder, IReadOnlyDictionary<string, string> Settings)
{
    public const string Usage = """
        Runs the whole platform on this machine until Ctrl-C, or does one thing for its operator.

          dotnet run --project AppHost [-- options]
          dotnet run --project AppHost -- backup --to FOLDER [--data FOLDER]      copies a running platform's data and keys into a new folder
          dotnet run --project AppHost -- restore --from FOLDER [--data FOLDER]   makes a new data folder out of a backup

          --with-sample-data           loads the federation's published data through the public API and invites one person for each role;
                                       loading twice adds nothing
          --play-conference            loads the sample data and plays a small conference with them: delegates of all members, checked in, votes,
                                       a secret ballot, a board election; prints each result with its explanation
          --fresh                      deletes this platform's local data first
          --data FOLDER                keeps the local data there instead of in .bkmo beside the solution
          --ConnectionStrings:NAME=…   uses a server of yours: rabbitmq, membership-db, conference-db, advocacy-db, counselling-db, identity-db
                                       (or the environment variable ConnectionStrings__NAME, which other users of this machine cannot see)
          --Parameters:NAME=…          a value of yours: data-directory, mail-folder, counselling-master-key, membership-master-key, conference-master-key, identity-master-key
          --help                       this text
        """;

    /// <summary>The folder to back up to, when that is asked for.</summary>
    public string? BackupTo { get; private init; }

    /// <summary>The backup to restore, when that is asked for.</summary>
    public string? RestoreFrom { get; private init; }

    private static readonly Regex Setting = new("^--(?<name>(ConnectionStrings|Parameters):[a-z0-9-]+)=(?<value>.+)$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>Reads the arguments; one that is not known is refused.</summary>
    public static HostArguments Parse(IReadOnlyList<string> args)
    {
        if (args is ["backup", ..]) return Only(args, "--to", (parsed, folder) => parsed with { BackupTo = folder });
        if (args is ["restore", ..]) return Only(args, "--from", (parsed, folder) => parsed with { RestoreFrom = folder });
        var parsed = new HostArguments(false, false, false, false, null, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
        for (var i = 0; i < args.Count; i++)
            parsed = args[i] switch
            {
                "--help" or "-h" => parsed with { Help = true },
                "--fresh" => parsed with { Fresh = true },
                "--with-sample-data" => parsed with { WithSampleData = true },
                "--play-conference" => parsed with { WithSampleData = true, PlayConference = true },
                "--data" when i + 1 < args.Count && !args[i + 1].StartsWith('-') => parsed with { DataFolder = args[++i] },
                "--data" => throw new PrerequisiteException("--data needs a folder: --data FOLDER"),
                var other when Setting.Match(other) is { Success: true } match => parsed.With(match.Groups["name"].Value, match.Groups["value"].Value),
                var other => throw new PrerequisiteException($"unknown argument '{other.Split('=')[0]}'; --help lists the known ones"),
            };
        return parsed;
    }

    /// <summary>A command that needs one folder and takes settings besides.</summary>
    private static HostArguments Only(IReadOnlyList<string> args, string option, Func<HostArguments, string, HostArguments> with)
    {
        var at = args.ToList().IndexOf(option);
        if (at < 0 || at + 1 >= args.Count || args[at + 1].StartsWith('-')) throw new PrerequisiteException($"{args[0]} needs a folder: {args[0]} {option} FOLDER");
        var rest = Parse([.. args.Skip(1).Take(at - 1), .. args.Skip(at + 2)]);
        if (rest is { Fresh: true } or { WithSampleData: true }) throw new PrerequisiteException($"{args[0]} takes {option}, --data and settings only");
        return with(rest, args[at + 1]);
    }

    /// <summary>A setting from the command line, else from the environment (<c>Section__Name</c>), else null.</summary>
    public string? SettingOf(string section, string name) =>
        Settings.TryGetValue($"{section}:{name}", out var given) ? given
        : Environment.GetEnvironmentVariable($"{section}__{name}") is { Length: > 0 } variable ? variable
        : Environment.GetEnvironmentVariable($"{section}__{name.Replace('-', '_')}") is { Length: > 0 } shellName ? shellName
        : null;

    private HostArguments With(string key, string value) =>
        this with { Settings = new Dictionary<string, string>(Settings, StringComparer.OrdinalIgnoreCase) { [key] = value } };
}
