namespace Bkmo.Testing;

/// <summary>Waiting for something that happens soon.</summary>
public static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(15);

    /// <summary>Waits until <paramref name="condition"/> holds; fails after 20 seconds, or what <paramref name="atMost"/> says, with what <paramref name="found"/> tells.</summary>
    public static async Task True(Func<Task<bool>> condition, TimeSpan? atMost = null, Func<string>? found = null)
    {
        using var deadline = new CancellationTokenSource(atMost ?? Deadline);
        using var timer = new PeriodicTimer(Between);
        while (!await condition())
            if (!await Ticks(timer, deadline.Token)) Assert.Fail($"It did not happen within {(atMost ?? Deadline).TotalSeconds} seconds. {found?.Invoke()}");
    }

    /// <summary>Waits until <paramref name="condition"/> holds; fails after 20 seconds, or what <paramref name="atMost"/> says.</summary>
    public static Task True(Func<bool> condition, TimeSpan? atMost = null) => True(() => Task.FromResult(condition()), atMost);

    private static async Task<bool> Ticks(PeriodicTimer timer, CancellationToken deadline)
    {
        try
        {
            return await timer.WaitForNextTickAsync(deadline);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
