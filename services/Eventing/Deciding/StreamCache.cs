using Microsoft.Extensions.Caching.Memory;

namespace Bkmo.Eventing;

/// <summary>
/// Recent states of streams in this process, so that a command on a warm stream is a single round trip. Never the truth: an append is checked by the
/// store, and a refusal or an answer to a reader is given only after the version was checked.
/// </summary>
internal sealed class StreamCache : IDisposable
{
    private const int Capacity = 10_000;
    private const int Gates = 1_024;

    private readonly MemoryCache states = new(new MemoryCacheOptions { SizeLimit = Capacity, CompactionPercentage = 0.1 });
    private readonly SemaphoreSlim[] gates = Enumerable.Range(0, Gates).Select(_ => new SemaphoreSlim(1, 1)).ToArray();

    internal Snapshot<TState>? Find<TState>(Guid streamId) where TState : class, IState<TState> => states.Get(streamId) as Snapshot<TState>;

    internal void Keep<TState>(Guid streamId, Snapshot<TState> snapshot) where TState : class, IState<TState>
    {
        if (snapshot.Exists) states.Set(streamId, snapshot, new MemoryCacheEntryOptions { Size = 1 });
        else states.Remove(streamId);
    }

    /// <summary>Commands of this process on one stream go one after the other instead of colliding in the store.</summary>
    internal SemaphoreSlim GateOf(Guid streamId) => gates[(uint)streamId.GetHashCode() % Gates];

    public void Dispose()
    {
        states.Dispose();
        foreach (var gate in gates) gate.Dispose();
    }
}
