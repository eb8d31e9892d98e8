namespace Bkmo.Eventing;

/// <summary>An append that waits for its turn.</summary>
internal sealed class WaitingAppend(Append append)
{
    private const int Waiting = 0, Taken = 1, Withdrawn = 2;
    private readonly TaskCompletionSource<AppendResult> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int stage;

    internal Append Append { get; } = append;

    internal bool Take() => Interlocked.CompareExchange(ref stage, Taken, Waiting) == Waiting;

    /// <summary>What came of it; null when nobody has taken it in this time, and nobody will. Once taken it is waited for to its end.</summary>
    internal async Task<AppendResult?> Wait(TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            return await done.Task.WaitAsync(patience, cancellation);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            if (Interlocked.CompareExchange(ref stage, Withdrawn, Waiting) != Waiting) return await done.Task;
            if (e is OperationCanceledException) throw;
            return null;
        }
    }

    internal void Complete(AppendResult result) => done.TrySetResult(result);

    internal async Task Complete(ValueTask<AppendResult> alone)
    {
        try
        {
            done.TrySetResult(await alone);
        }
#pragma warning disable CA1031 // Whoever waits gets the fault, whatever it is
        catch (Exception fault)
        {
            done.TrySetException(fault);
        }
#pragma warning restore CA1031
    }

    internal void Fail(Exception fault) => done.TrySetException(fault);
}
