using Bkmo.AppHost.Local.Processes;

namespace Bkmo.AppHost.Local.Engine;

/// <summary>Something the host runs as a process and watches.</summary>
internal abstract class Unit(string name)
{
    /// <summary>Unique name.</summary>
    public string Name { get; } = name;

    /// <summary>Where it can be reached, for the table; null when nobody reaches it.</summary>
    public abstract string? Address { get; }

    /// <summary>It runs to its end instead of staying up.</summary>
    public virtual bool RunsOnce => false;

    /// <summary>Units that must be healthy, or finished when they run once, before it starts.</summary>
    public List<Unit> StartsAfter { get; } = [];

    /// <summary>The process of now; null before the first start.</summary>
    public ChildProcess? Process { get; protected set; }

    /// <summary>Once, before the first start.</summary>
    public virtual Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Starts the process.</summary>
    public abstract Task<ChildProcess> StartAsync();

    /// <summary>Whether it does its work.</summary>
    public abstract Task<bool> ReadyAsync(CancellationToken cancellation);

    /// <summary>After each start, once it is ready and before anybody else is told so.</summary>
    public virtual Task AfterReadyAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Ends the process in the way that is right for it.</summary>
    public abstract Task StopAsync();
}
