using System.Diagnostics;

namespace Bkmo.AppHost.Tests;

/// <summary>A host in a process of its own. Whatever of it still runs when the test ends, with everything that it started, is killed.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> lines = [];

    internal HostProcess(string[] args)
    {
        process = new Process
        {
            StartInfo = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", "exec", typeof(Program).Assembly.Location, .. args])
            {
                UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            },
        };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    internal int Id => process.Id;

    /// <summary>What it has written, without empty lines.</summary>
    internal string[] Lines
    {
        get
        {
            lock (lines) return [.. lines];
        }
    }

    /// <summary>Waits for its end and gives its exit code.</summary>
    internal async Task<int> ExitAsync(TimeSpan atMost)
    {
        await process.WaitForExitAsync().WaitAsync(atMost);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (string.IsNullOrWhiteSpace(line.Data)) return;
        lock (lines) lines.Add(line.Data);
    }
}
