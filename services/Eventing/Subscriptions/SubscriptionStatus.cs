namespace Bkmo.Eventing;

/// <summary>How a subscription of this process is doing; read by health checks, metrics and waiting readers.</summary>
internal sealed class SubscriptionStatus(string name)
{
    private TaskCompletionSource moved = NewSignal();
    private long position = -1;
    private volatile string? failure;

    internal string Name { get; } = name;

    /// <summary>The highest position known to be taken effect of; -1 before it is known.</summary>
    internal long Position => Interlocked.Read(ref position);

    /// <summary>Why it does not advance, or null.</summary>
    internal string? Failure => failure;

    /// <summary>Completes when <see cref="Position"/> grows.</summary>
    internal Task Moved => Volatile.Read(ref moved).Task;

    /// <summary>Everything up to here took effect.</summary>
    internal void Reached(long to)
    {
        if (to > Position) Interlocked.Exchange(ref position, to);
        Interlocked.Exchange(ref moved, NewSignal()).TrySetResult();
    }

    internal void Works() => failure = null;

    internal void Failed(string reason) => failure = reason;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
