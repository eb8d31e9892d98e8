using System.Diagnostics;
using Bkmo.AppHost.Local.Processes;
using Bkmo.AppHost.Local.Servers;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>Where a unit is in its life.</summary>
internal enum UnitState
{
    Waiting,
    Starting,
    Running,
    Restarting,
    Finished,
    Failed,
    Stopped,
}

/// <summary>Keeps one unit running: starts it after those it needs, waits until it is healthy, starts it again when it dies, with back-off.</summary>
internal sealed class Supervised(Unit unit, HostConsole console, string logFile) : IDisposable
{
    private const int AttemptsBeforeFirstHealth = 6;
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(90);
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly BackOff backOff = new();
    private volatile TaskCompletionSource healthy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task loop = Task.CompletedTask;
    private int failedStarts, restarts;

    /// <summary>What it keeps running.</summary>
    public Unit Unit => unit;

    /// <summary>Its state now.</summary>
    public UnitState State { get; private set; }

    /// <summary>How often it was started again.</summary>
    public int Restarts => restarts;

    /// <summary>Ends when the unit was healthy, or finished, for the first time; fails when it cannot be started.</summary>
    public Task Up => up.Task;

    /// <summary>Ends when the unit is healthy (now, or the next time it is).</summary>
    public Task Healthy => healthy.Task;

    /// <summary>Begins.</summary>
    public void Begin(Func<Unit, Supervised> find) => loop = RunAsync(find, stopping.Token);

    /// <summary>Kills the process (-9); it is started again.</summary>
    public Task KillAsync() => EndAsync(Signal.Kill);

    /// <summary>Ends the process with a signal and waits until it has ended; it is started again.</summary>
    public async Task EndAsync(Signal signal)
    {
        MarkDown();
        if (unit.Process is not { } process) return;
        process.Send(signal);
        await process.Exited;
    }

    /// <summary>Ends it for good.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await loop;
        await unit.StopAsync();
        State = UnitState.Stopped;
    }

    public void Dispose() => stopping.Dispose();

    private async Task RunAsync(Func<Unit, Supervised> find, CancellationToken cancellation)
    {
        await Task.Yield();
        try
        {
            foreach (var needed in unit.StartsAfter) await find(needed).Healthy.WaitAsync(cancellation);
            await unit.PrepareAsync(cancellation);
            while (!await RunOnceAsync(cancellation))
            {
                State = UnitState.Restarting;
                await Task.Delay(backOff.Next(), cancellation);
                foreach (var needed in unit.StartsAfter) await find(needed).Healthy.WaitAsync(cancellation);
                Interlocked.Increment(ref restarts);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            up.TrySetCanceled(cancellation);
        }
        catch (Exception failure)
        {
            State = UnitState.Failed;
            up.TrySetException(failure);
        }
    }

    /// <summary>One life of the process; true when it has finished for good.</summary>
    private async Task<bool> RunOnceAsync(CancellationToken cancellation)
    {
        State = UnitState.Starting;
        var process = await unit.StartAsync();
        var lived = Stopwatch.StartNew();
        if (!unit.RunsOnce && await BecomesReadyAsync(process, cancellation)) MarkUp(UnitState.Running);
        var code = await process.Exited.WaitAsync(cancellation);
        MarkDown();
        if (unit.RunsOnce && code == 0)
        {
            MarkUp(UnitState.Finished);
            return true;
        }
        backOff.Lived(lived.Elapsed);
        if (!up.Task.IsCompleted && ++failedStarts >= AttemptsBeforeFirstHealth)
            throw new StartException($"{unit.Name} ended {failedStarts} times before it was up (exit code {code}); its log: {logFile}");
        console.Say($"{unit.Name} ended with exit code {code}; starting it again in {backOff.Delay.TotalSeconds:0.0} s");
        return false;
    }

    private async Task<bool> BecomesReadyAsync(ChildProcess process, CancellationToken cancellation)
    {
        try
        {
            await Wait.UntilAsync(async token => process.Exited.IsCompleted || await unit.ReadyAsync(token), StartDeadline, $"the start of {unit.Name}", cancellation);
            if (process.Exited.IsCompleted) return false;
            await unit.AfterReadyAsync(cancellation);
            return true;
        }
        catch (TimeoutException) when (!up.Task.IsCompleted)
        {
            throw new StartException($"{unit.Name} was not healthy after {StartDeadline.TotalSeconds:0} s; its log: {logFile}");
        }
        catch (Exception failure) when (failure is TimeoutException or Npgsql.NpgsqlException)
        {
            process.Send(Signal.Kill);
            return false;
        }
    }

    private void MarkUp(UnitState state)
    {
        State = state;
        healthy.TrySetResult();
        up.TrySetResult();
    }

    private void MarkDown()
    {
        if (healthy.Task.IsCompleted) healthy = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
