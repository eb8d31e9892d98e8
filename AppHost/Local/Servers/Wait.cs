using System.Diagnostics;

namespace Bkmo.AppHost.Local.Servers;

/// <summary>Waiting for a condition, closely at first and then ever less so.</summary>
internal static class Wait
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50), Longest = TimeSpan.FromMilliseconds(500);

    /// <summary>Polls until the condition holds; <see cref="TimeoutException"/> after the deadline.</summary>
    public static async Task UntilAsync(Func<CancellationToken, Task<bool>> condition, TimeSpan deadline, string what, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var pause = First;
        while (!await condition(cancellation))
        {
            if (watch.Elapsed > deadline) throw new TimeoutException($"{what} took longer than {deadline.TotalSeconds:0} s");
            await Task.Delay(pause, cancellation);
            pause = pause * 1.5 < Longest ? pause * 1.5 : Longest;
        }
    }
}
