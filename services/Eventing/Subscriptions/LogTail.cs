namespace Bkmo.Eventing;

/// <summary>
/// The end of the log, kept in memory for all subscriptions of the process: what one has read and found safe, the others need not read again. Who is further
/// behind reads on its own until it gets here.
/// </summary>
internal sealed class LogTail(IEventStore store) : IDisposable
{
    private const int Kept = 4_096;

    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly LogReader reader = new(store);
    private readonly List<StoredEvent> events = [];
    private long begin = -1;
    private long end = -1;

    /// <summary>The next events after <paramref name="after"/>, up to the first open gap. <paramref name="own"/> is the subscription's own reader.</summary>
    internal async Task<LogRun> Read(LogReader own, long after, int limit, CancellationToken cancellation)
    {
        await reading.WaitAsync(cancellation);
        try
        {
            if (after < begin) return await Alone(own, after, limit, cancellation);
            if (after > end || begin < 0) Restart(after);
            if (after == end) await Extend(limit, cancellation);
            return new LogRun(After(after, limit), reader.AtGap);
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Forgets what is kept: after a failure the log is read anew, since an operator may have repaired an event.</summary>
    internal async Task Forget(CancellationToken cancellation)
    {
        await reading.WaitAsync(cancellation);
        events.Clear();
        begin = end = -1;
        reading.Release();
    }

    private static async Task<LogRun> Alone(LogReader own, long after, int limit, CancellationToken cancellation) =>
        new(await own.Read(after, limit, cancellation), own.AtGap);

    private void Restart(long after)
    {
        events.Clear();
        begin = end = after;
    }

    private async Task Extend(int limit, CancellationToken cancellation)
    {
        var news = await reader.Read(end, limit, cancellation);
        if (news.Count == 0) return;
        if (events.Count + news.Count > Kept && events.Count > 0)
        {
            var old = Math.Min(events.Count, Math.Max(events.Count / 2, news.Count));
            begin = events[old - 1].Position;
            events.RemoveRange(0, old);
        }
        events.AddRange(news);
        end = news[^1].Position;
    }

    private List<StoredEvent> After(long after, int limit)
    {
        int low = 0, high = events.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (events[middle].Position <= after) low = middle + 1;
            else high = middle;
        }
        return events.GetRange(low, Math.Min(limit, events.Count - low));
    }

    public void Dispose() => reading.Dispose();
}

/// <summary>Events that may be taken effect of, in order.</summary>
/// <param name="Events">They follow each other without an open gap.</param>
/// <param name="AtGap">Whether there is more behind an open gap; reading again soon is worthwhile.</param>
internal readonly record struct LogRun(IReadOnlyList<StoredEvent> Events, bool AtGap);
