using Bkmo.AppHost.Local.Backups;
using Bkmo.AppHost.Local.Engine;

namespace Bkmo.AppHost.Local;

/// <summary>The described application, run over local processes.</summary>
public sealed class DistributedApplication : IAsyncDisposable
{
    private readonly IReadOnlyList<IResource> resources;
    private readonly IReadOnlyList<string> args;
    private readonly TextWriter output;

    internal DistributedApplication(IReadOnlyList<IResource> resources, IReadOnlyList<string> args, TextWriter output) =>
        (this.resources, this.args, this.output) = (resources, args, output);

    /// <summary>Begins the description of an application.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new DistributedApplicationBuilder(args);

    /// <summary>The running application; null before <see cref="StartAsync"/>.</summary>
    internal RunningApplication? Running { get; private set; }

    /// <summary>
    /// Starts everything and runs it until Ctrl-C or SIGTERM, then stops it. A problem is told in one line; the exit code is then 2 when this machine lacks something,
    /// 1 when the application could not be started.
    /// </summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>As <see cref="Run"/>; also ends when the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var interruption = new Interruption(cancellationToken);
        try
        {
            await StartAsync(interruption.Token);
            if (Running is not null) await Running.UntilStoppedAsync(interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            // Asked to end while starting.
        }
        catch (Exception problem) when (problem is PrerequisiteException or StartException or BackupException or IOException or UnauthorizedAccessException or Npgsql.NpgsqlException)
        {
            await Console.Error.WriteLineAsync($"AppHost: {problem.Message}");
            Environment.ExitCode = problem is PrerequisiteException ? 2 : 1;
        }
        finally
        {
            await StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Starts everything; ends when all of it is healthy.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        var arguments = HostArguments.Parse(args);
        if (arguments.Help)
        {
            await output.WriteLineAsync(HostArguments.Usage);
            return;
        }
        var dataFolder = Path.GetFullPath(arguments.DataFolder ?? Path.Combine(ProjectOutput.SolutionFolder, ".bkmo"));
        if (arguments.BackupTo is { } target)
        {
            await new Backup(resources, arguments, dataFolder, output).RunAsync(target, cancellationToken);
            return;
        }
        if (arguments.RestoreFrom is { } source)
        {
            await new Restore(dataFolder, output).RunAsync(source, cancellationToken);
            return;
        }
        Running = new RunningApplication(resources, arguments, output);
        await Running.StartAsync(cancellationToken);
    }

    /// <summary>Stops everything, those first that others do not need.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (Running is { } running) await running.StopAsync().WaitAsync(cancellationToken);
        Running = null;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync();
}
