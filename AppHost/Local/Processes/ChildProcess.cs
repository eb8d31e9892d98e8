using System.Collections.Concurrent;
using System.Diagnostics;

namespace Bkmo.AppHost.Local.Processes;

/// <summary>A running child of the host.</summary>
internal sealed class ChildProcess
{
    private static readonly ConcurrentDictionary<ChildProcess, byte> Running = new();
    private readonly TaskCompletionSource<int> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Signal whenHostDies;

    private ChildProcess(ProcessSpec spec)
    {
        var process = new Process { StartInfo = spec.ToStartInfo(), EnableRaisingEvents = true };
        process.Exited += (_, _) => exited.TrySetResult(process.ExitCode);
        DataReceivedEventHandler forward = (_, line) =>
        {
            if (line.Data is { } text) spec.Output(text);
        };
        process.OutputDataReceived += forward;
        process.ErrorDataReceived += forward;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Identity = ProcessIdentity.Of(process.Id) ?? new ProcessIdentity(process.Id, 0, "");
        Name = spec.Name;
        whenHostDies = spec.WhenHostDies;
        Running.TryAdd(this, 0);
        _ = exited.Task.ContinueWith(_ => Running.TryRemove(this, out var _), TaskScheduler.Default);
    }

    /// <summary>Ends all children that still run as the kernel would when the host is gone, and waits for it briefly. For the end of the host's process.</summary>
    public static void EndAll()
    {
        ChildProcess[] left = [.. Running.Keys];
        foreach (var child in left) child.Send(child.whenHostDies);
        if (Task.WaitAll([.. left.Select(child => child.Exited)], TimeSpan.FromSeconds(3))) return;
        foreach (var child in left) child.Send(Signal.Kill);
    }

    /// <summary>Name of the resource it belongs to.</summary>
    public string Name { get; }

    /// <summary>Id, start time and boot.</summary>
    public ProcessIdentity Identity { get; }

    /// <summary>Ends with the exit code when the process has ended.</summary>
    public Task<int> Exited => exited.Task;

    /// <summary>Starts a process.</summary>
    public static Task<ChildProcess> StartAsync(ProcessSpec spec) => SpawnThread.Run(() => new ChildProcess(spec));

    /// <summary>Sends a signal.</summary>
    public void Send(Signal signal)
    {
        if (!exited.Task.IsCompleted) Posix.Send(Identity.Id, signal);
    }

    /// <summary>Asks it to end and, past the deadline, ends it and everything in its session.</summary>
    public async Task StopAsync(Signal signal, TimeSpan deadline)
    {
        if (exited.Task.IsCompleted) return;
        Send(signal);
        if (await Task.WhenAny(exited.Task, Task.Delay(deadline)) != exited.Task) Send(Signal.Kill);
        await exited.Task;
        Posix.SendToGroup(Identity.Id, Signal.Kill);
    }

    /// <summary>
    /// The one thread that starts children. The kernel sends the parent-death signal when the thread that forked ends, so it must live as long as the host.
    /// </summary>
    private static class SpawnThread
    {
        private static readonly BlockingCollection<Action> Queue = Begin();

        public static Task<T> Run<T>(Func<T> work)
        {
            var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            Queue.Add(() =>
            {
                try
                {
                    done.SetResult(work());
                }
                catch (Exception failure)
                {
                    done.SetException(failure);
                }
            });
            return done.Task;
        }

        private static BlockingCollection<Action> Begin()
        {
            var queue = new BlockingCollection<Action>();
            new Thread(() =>
            {
                foreach (var work in queue.GetConsumingEnumerable()) work();
            }) { IsBackground = true, Name = "children" }.Start();
            return queue;
        }
    }
}
