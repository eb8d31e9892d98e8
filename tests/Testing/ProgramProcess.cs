using System.Diagnostics;

namespace Bkmo.Testing;

/// <summary>A program in a process of its own. Whatever of it still runs when the test ends, with everything that it started, is killed.</summary>
public sealed class ProgramProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly List<string> errors = [];

    /// <summary>Starts it, with SIGINT as a shell would leave it.</summary>
    public ProgramProcess(string assembly, params string[] args) : this(new Dictionary<string, string>(), assembly, args)
    {
    }

    /// <summary>Starts it with more variables in its environment.</summary>
    public ProgramProcess(IReadOnlyDictionary<string, string> environment, string assembly, params string[] args)
    {
        process = new Process
        {
            StartInfo = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", "exec", assembly, .. args])
            {
                UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            },
        };
        foreach (var (name, value) in environment) process.StartInfo.Environment[name] = value;
        process.OutputDataReceived += (_, line) => Keep(lines, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>What it has written to standard output, without empty lines.</summary>
    public string[] Lines => Read(lines);

    /// <summary>What it has written to standard error, without empty lines.</summary>
    public string[] Errors => Read(errors);

    /// <summary>Waits for its end and gives its exit code.</summary>
    public async Task<int> ExitAsync(TimeSpan atMost)
    {
        await process.WaitForExitAsync().WaitAsync(atMost);
        return process.ExitCode;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private static void Keep(List<string> kept, string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (kept) kept.Add(line);
    }

    private static string[] Read(List<string> kept)
    {
        lock (kept) return [.. kept];
    }
}
