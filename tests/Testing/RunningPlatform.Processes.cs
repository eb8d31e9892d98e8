using System.Diagnostics;
using System.Globalization;
using Bkmo.AppHost.Local.Processes;

namespace Bkmo.Testing;

/// <summary>The platform's processes, to be disturbed from outside.</summary>
public sealed partial class RunningPlatform
{
    /// <summary>Id of a resource's process of now.</summary>
    public int ProcessId(string resource) => Running[resource].Unit.Process!.Identity.Id;

    /// <summary>Address of a resource's first endpoint.</summary>
    public Uri Address(string resource) => new(Running[resource].Unit.Address!.Split("  ")[0]);

    /// <summary>Asks a resource's process to end (SIGTERM) and waits until it has; AppHost starts it again.</summary>
    public Task TerminateAsync(string resource) => Running[resource].EndAsync(Signal.Terminate);

    /// <summary>Sends SIGQUIT, which PostgreSQL takes as: stop at once, recover at the next start.</summary>
    public Task QuitAsync(string resource) => Running[resource].EndAsync(Signal.Quit);

    /// <summary>Freezes a resource's process and all its children (SIGSTOP): connections stay open and nobody answers.</summary>
    public void Freeze(string resource) => SendToAll(resource, Signal.Stop);

    /// <summary>Lets a frozen resource go on (SIGCONT).</summary>
    public void Thaw(string resource) => SendToAll(resource, Signal.Continue);

    /// <summary>Starts an operator's command of a service: the program of its running process, with the same environment.</summary>
    public async Task<Process> OperateAsync(string resource, params string[] command)
    {
        var arguments = await ReadAsync(resource, "cmdline");
        var start = new ProcessStartInfo(arguments[0], [.. arguments[1..], .. command]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var variable in await ReadAsync(resource, "environ"))
            if (variable.Split('=', 2) is [var name, var value]) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>The environment that a resource's process was started with.</summary>
    public async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(string resource) =>
        (await ReadAsync(resource, "environ")).Select(variable => variable.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private async Task<string[]> ReadAsync(string resource, string file) =>
        (await File.ReadAllTextAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{ProcessId(resource)}/{file}"))).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private void SendToAll(string resource, Signal signal)
    {
        foreach (var process in new ProcessTree(ProcessId(resource)).All()) Posix.Send(process, signal);
    }
}
