namespace Bkmo.Eventing;

/// <summary>Tells the subscriptions of this process that there is something new in the log.</summary>
public sealed class Wake
{
    private TaskCompletionSource anything = NewSignal();
    private TaskCompletionSource own = NewSignal();

    /// <summary>This process appended.</summary>
    public void Up()
    {
        Interlocked.Exchange(ref own, NewSignal()).TrySetResult();
        UpFromOutside();
    }

    /// <summary>Another process appended.</summary>
    internal void UpFromOutside() => Interlocked.Exchange(ref anything, NewSignal()).TrySetResult();

    /// <summary>Completes with the next append of any process. Take it before reading the log, so that nothing falls in between.</summary>
    internal Task Next => Volatile.Read(ref anything).Task;

    /// <summary>Completes with the next append of this process.</summary>
    internal Task NextOwn => Volatile.Read(ref own).Task;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
