using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bkmo.Eventing;

/// <summary>
/// The messages of the end of the log, in memory, and everybody in this process who listens. What lies further back is read from the store once for all who ask, up to
/// <see cref="FurthestBack"/> events.
/// </summary>
internal sealed class LiveLog(Publications messages, IEventStore store) : IDisposable
{
    /// <summary>So many events back one may go on; whoever is further behind begins anew.</summary>
    internal const int FurthestBack = 20_000;

    private const int Page = 500, Kept = 8_192;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim reaching = new(1, 1);
    private readonly List<LiveFrame> frames = [];
    private readonly HashSet<LiveListener> listeners = [];
    private long begin = -1;
    private long end = -1;
    private TaskCompletionSource moved = NewSignal();

    /// <summary>Everything up to here was told; -1 before the first look.</summary>
    internal long End
    {
        get
        {
            lock (gate) return end;
        }
    }

    /// <summary>Completes when <see cref="End"/> moves. Take it before asking for the end.</summary>
    internal Task Moved => Volatile.Read(ref moved).Task;

    /// <summary>Why listeners hear nothing new, and since when; null while they do.</summary>
    internal LiveSilence? Silence { get; set; }

    internal int Listeners
    {
        get
        {
            lock (gate) return listeners.Count;
        }
    }

    /// <summary>Begins at a position: what comes after it is told.</summary>
    internal void Begin(long position)
    {
        lock (gate) begin = end = position;
        Signal();
    }

    /// <summary>Tells what these events, the next of the log, say to listeners. How many were let go since they did not keep up.</summary>
    internal async Task<int> Take(IReadOnlyList<StoredEvent> events, CancellationToken cancellation)
    {
        var news = await Frames(events, cancellation);
        var dropped = 0;
        lock (gate)
        {
            frames.AddRange(news);
            end = events[^1].Position;
            if (frames.Count > Kept)
            {
                begin = frames[frames.Count - Kept - 1].Position;
                frames.RemoveRange(0, frames.Count - Kept);
            }
            foreach (var frame in news) dropped += listeners.RemoveWhere(listener => frame.Concerns(listener) && !listener.Offer(frame.Frame));
        }
        Signal();
        return dropped;
    }

    /// <summary>Position of the last message of these topics that is in memory; 0 when none is.</summary>
    internal long LastOf(IReadOnlySet<Guid> topics)
    {
        lock (gate) return frames.FindLast(frame => topics.Contains(frame.Topic))?.Position ?? 0;
    }

    /// <summary>
    /// Lets somebody listen from <paramref name="after"/> on: what came since then, and the listener for what follows. Null when that cannot be told any more, or was
    /// never a position of this store.
    /// </summary>
    internal async Task<(LiveListener Listener, IReadOnlyList<ReadOnlyMemory<byte>> Missed)?> Join(
        IReadOnlySet<Guid> topics, IReadOnlySet<string> rights, long after, CancellationToken cancellation)
    {
        if (after < 0 || End - after > FurthestBack) return null;
        await ReachBack(after, cancellation);
        lock (gate)
        {
            if (after < begin || after > end) return null;
            var listener = new LiveListener(topics, rights);
            listeners.Add(listener);
            return (listener, [.. frames.Where(frame => frame.Position > after && frame.Concerns(listener)).Select(frame => frame.Frame)]);
        }
    }

    internal void Leave(LiveListener listener)
    {
        lock (gate) listeners.Remove(listener);
    }

    private async Task ReachBack(long after, CancellationToken cancellation)
    {
        long known;
        lock (gate) known = begin;
        if (after >= known) return;
        await reaching.WaitAsync(cancellation);
        try
        {
            lock (gate) known = begin;
            if (after >= known) return;
            var older = await Between(after, known, cancellation);
            lock (gate)
            {
                // Memory was trimmed meanwhile: there would be a hole.
                if (begin != known) return;
                frames.InsertRange(0, older);
                begin = after;
            }
        }
        finally
        {
            reaching.Release();
        }
    }

    private async Task<List<LiveFrame>> Between(long after, long until, CancellationToken cancellation)
    {
        var (reader, found) = (new LogReader(store), new List<LiveFrame>());
        while (after < until)
        {
            // What lies before a position that was told has no open gaps any more.
            var page = (await reader.Read(after, Page, cancellation)).Where(stored => stored.Position <= until).ToList();
            if (page.Count == 0) return found;
            found.AddRange(await Frames(page, cancellation));
            after = page[^1].Position;
        }
        return found;
    }

    private async Task<List<LiveFrame>> Frames(IReadOnlyList<StoredEvent> events, CancellationToken cancellation)
    {
        var found = new List<LiveFrame>();
        foreach (var stream in events.Where(stored => messages.Concern(stored.StreamType)).GroupBy(stored => stored.StreamId))
            foreach (var (stored, message) in await messages.Contracts([.. stream], store, cancellation)) found.Add(Frame(stored.Position, (LiveMessage)message));
        return [.. found.OrderBy(frame => frame.Position)];
    }

    private static LiveFrame Frame(long position, LiveMessage message) => new(position, message.Topic, message.Only, Bytes(position, message.Type, message.Data));

    /// <summary>One event of the stream. The JSON has no line ends.</summary>
    internal static ReadOnlyMemory<byte> Bytes(long position, string type, object data) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"id: {position}\nevent: {type}\ndata: {JsonSerializer.Serialize(data, data.GetType(), ServiceJson.Options)}\n\n"));

    private void Signal() => Interlocked.Exchange(ref moved, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => reaching.Dispose();
}

/// <summary>That listeners hear nothing new.</summary>
internal sealed record LiveSilence(DateTimeOffset Since, string Reason);
