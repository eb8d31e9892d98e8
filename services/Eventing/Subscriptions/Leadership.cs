namespace Bkmo.Eventing;

/// <summary>
/// The wish of one subscription to lead among the processes of its service, and the leadership itself once it is given. It only avoids double work; what makes
/// effects happen once is the fenced progress.
/// </summary>
internal sealed class Leadership(string name, Action<Leadership> giveUp) : IDisposable
{
    private readonly TaskCompletionSource given = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool lost;

    internal string Name { get; } = name;

    /// <summary>Completes when this process leads; fails when the database cannot be asked.</summary>
    internal Task Given => given.Task;

    /// <summary>Whether this process still leads, as far as it knows.</summary>
    internal bool IsHeld => given.Task.IsCompletedSuccessfully && !lost;

    internal void Give() => given.TrySetResult();

    /// <summary>The connection that held it, or would have, is gone.</summary>
    internal void Lose(Exception why)
    {
        lost = true;
        given.TrySetException(why);
        _ = given.Task.Exception; // Whoever waits sees it; nobody has to.
    }

    public void Dispose() => giveUp(this);
}
