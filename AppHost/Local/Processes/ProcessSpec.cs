using System.Diagnostics;

namespace Bkmo.AppHost.Local.Processes;

/// <summary>What to start and how. The child gets a session of its own (Ctrl-C reaches only the host, which stops children in order) and dies with the host.</summary>
internal sealed record ProcessSpec(string Name, string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The whole environment of the child.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where the child starts and where its data lies.</summary>
    public required string Folder { get; init; }

    /// <summary>The account it runs under; null = the host's own.</summary>
    public ServerAccount? Account { get; init; }

    /// <summary>What the kernel sends the child when the host is gone.</summary>
    public Signal WhenHostDies { get; init; } = Signal.Kill;

    /// <summary>Takes each line that the child prints.</summary>
    public Action<string> Output { get; init; } = static _ => { };

    /// <summary>The command with session, account and parent-death signal around it; every step is an exec, so the id stays the same.</summary>
    public ProcessStartInfo ToStartInfo()
    {
        var start = new ProcessStartInfo("setsid")
        {
            UseShellExecute = false,
            WorkingDirectory = Account is null ? Folder : "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("setpriv");
        foreach (var option in Account?.SwitchOptions(Folder) ?? []) start.ArgumentList.Add(option);
        // setpriv sets it after the switch of accounts, which would clear it.
        start.ArgumentList.Add($"--pdeathsig={WhenHostDies.Name()}");
        start.ArgumentList.Add(FileName);
        foreach (var argument in Arguments) start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return start;
    }
}
