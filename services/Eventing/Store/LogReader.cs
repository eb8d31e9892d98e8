namespace Bkmo.Eventing;

/// <summary>
/// Reads the log without ever passing a number that may still come. Sequence order is not commit order: a writer draws its number and commits later.
/// A missing number is dead once every transaction that had an id when the gap was seen has ended and it is still missing. Whoever drew it took its
/// transaction id before, and so is among them. A snapshot does not tell up to where ids are given out: its own upper end is the highest that has ended. So at a gap
/// the reader draws an id itself, as the bound. Nothing is remembered across restarts and no clock is asked.
/// </summary>
public sealed class LogReader(IEventStore store)
{
    private long openBelow;
    private ulong openUntil;

    /// <summary>Whether the last read stopped at a gap; reading again soon is worthwhile.</summary>
    public bool AtGap { get; private set; }

    /// <summary>The next events after <paramref name="after"/>, up to the first open gap.</summary>
    public async Task<IReadOnlyList<StoredEvent>> Read(long after, int limit, CancellationToken cancellation)
    {
        var page = await store.ReadAll(after, limit, cancellation);
        var count = ContiguousCount(page, after);
        AtGap = count < page.Events.Count;
        if (AtGap && page.XMin >= openUntil) await Remember(page, cancellation);
        return count == page.Events.Count ? page.Events : page.Events.Take(count).ToList();
    }

    private int ContiguousCount(LogPage page, long after)
    {
        var deadBelow = DeadBelow(page);
        var expected = after + 1;
        for (var i = 0; i < page.Events.Count; i++)
        {
            var position = page.Events[i].Position;
            if (position != expected && position > deadBelow) return i;
            expected = position + 1;
        }
        return page.Events.Count;
    }

    /// <summary>Numbers up to this one that are missing from the page will never come.</summary>
    private long DeadBelow(LogPage page) => page.XMin >= openUntil ? openBelow : 0;

    private async Task Remember(LogPage page, CancellationToken cancellation)
    {
        openUntil = await store.TransactionBound(cancellation);
        openBelow = page.Events[^1].Position;
    }
}
