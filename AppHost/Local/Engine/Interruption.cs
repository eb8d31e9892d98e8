using System.Runtime.InteropServices;
using Bkmo.AppHost.Local.Processes;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>The wish to end: Ctrl-C, SIGTERM, a closed terminal, or the end of the <c>dotnet run</c> that started the host. The second Ctrl-C ends everything at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly Timer? watch;

    public Interruption(CancellationToken outer)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
            registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        if (Launcher() is { } launcher) watch = new Timer(_ => EndWith(launcher), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>Cancelled when the host is to end.</summary>
    public CancellationToken Token => source.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        watch?.Dispose();
        foreach (var registration in registrations) registration.Dispose();
        source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (source.IsCancellationRequested && context.Signal is PosixSignal.SIGINT)
        {
            ChildProcess.EndAll();
            Environment.Exit(130);
        }
        source.Cancel();
    }

    private void EndWith(ProcessIdentity launcher)
    {
        if (!launcher.IsRunning && !source.IsCancellationRequested) source.Cancel();
    }

    /// <summary>The <c>dotnet run</c> above this process, if that is how it was started; killed, it could not pass the end on.</summary>
    private static ProcessIdentity? Launcher()
    {
        var parent = ProcessIdentity.ParentOf(Environment.ProcessId);
        if (parent is null || !File.Exists($"/proc/{parent.Id}/cmdline")) return null;
        string[] command = File.ReadAllText($"/proc/{parent.Id}/cmdline").Split('\0');
        return command.Length > 1 && Path.GetFileName(command[0]) is "dotnet" && command.Contains("run", StringComparer.Ordinal) ? parent : null;
    }
}
