namespace Bkmo.Eventing;

/// <summary>How a duty of this process is doing, and the bell that calls it before its time.</summary>
internal sealed class DutyStatus(DutyDefinition duty)
{
    private const long Never = long.MinValue;

    private volatile string? failure;
    private long begun = Never;
    private TaskCompletionSource bell = NewSignal();
    private TaskCompletionSource round = NewSignal();

    internal string Name { get; } = duty.Name;

    internal DutyDefinition Duty { get; } = duty;

    /// <summary>Why the last round failed, or null.</summary>
    internal string? Failure => failure;

    /// <summary>Completes when the duty is called. Take it before a round, so that no call falls in between.</summary>
    internal Task Called => Volatile.Read(ref bell).Task;

    /// <summary>For how long a round has been under way; null between rounds and where another process leads.</summary>
    internal TimeSpan? UnderWayFor(TimeProvider time) => Interlocked.Read(ref begun) is var since and not Never ? time.GetElapsedTime(since) : null;

    /// <summary>Calls the duty; the task completes with the first round that begins from now on.</summary>
    internal Task Call()
    {
        var next = Volatile.Read(ref round).Task;
        Interlocked.Exchange(ref bell, NewSignal()).TrySetResult();
        return next;
    }

    /// <summary>A round begins; who calls from now on waits for the one after it.</summary>
    internal TaskCompletionSource Begins(TimeProvider time)
    {
        Interlocked.Exchange(ref begun, time.GetTimestamp());
        return Interlocked.Exchange(ref round, NewSignal());
    }

    internal void Done()
    {
        failure = null;
        Interlocked.Exchange(ref begun, Never);
    }

    internal void Failed(string reason)
    {
        failure = reason;
        Interlocked.Exchange(ref begun, Never);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
