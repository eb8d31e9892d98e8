namespace Bkmo.Eventing;

/// <summary>How a subscription of this process is doing; read by health checks, metrics and waiting readers.</summary>
internal sealed class SubscriptionStatus(string name)
{
    private TaskCompletionSource moved = NewSignal();
    private long position = -1;
    private volatile string? failure;
    private long lastSign = Never;
    private volatile bool ended;

    private const long Never = long.MinValue;

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

    /// <summary>Whether its reader came to an end.</summary>
    internal bool HasEnded => ended;

    /// <summary>How long ago its reader gave the last sign of life; null while it has nothing to do here, because another process leads.</summary>
    internal TimeSpan? SilentFor(TimeProvider time) => Interlocked.Read(ref lastSign) is var sign and not Never ? time.GetElapsedTime(sign) : null;

    /// <summary>Its reader came round.</summary>
    internal void Alive(TimeProvider time)
    {
        ended = false;
        Interlocked.Exchange(ref lastSign, time.GetTimestamp());
    }

    /// <summary>Its reader waits to lead, or pauses after a failure.</summary>
    internal void Waits() => Interlocked.Exchange(ref lastSign, Never);

    /// <summary>Its reader came to an end.</summary>
    internal void Ended() => ended = true;

    internal void Works() => failure = null;

    internal void Failed(string reason) => failure = reason;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
