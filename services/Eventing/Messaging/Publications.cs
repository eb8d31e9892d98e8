using System.Collections.Concurrent;

namespace Bkmo.Eventing;

/// <summary>What of which kind of stream is told to others.</summary>
internal sealed class Publications
{
    private readonly Dictionary<string, Publication> byStream = new(StringComparer.Ordinal);

    internal bool Any => byStream.Count > 0;

    internal bool Concern(string streamType) => byStream.ContainsKey(streamType);

    internal void Add<TState>(Func<TState, StoredEvent, object?> contract) where TState : class, IState<TState> =>
        byStream.Add(TState.StreamType, new Publication<TState>(contract));

    /// <summary>The contracts of these events, which follow each other in one stream.</summary>
    internal Task<IReadOnlyList<(StoredEvent Event, object Contract)>> Contracts(IReadOnlyList<StoredEvent> events, IEventStore store, CancellationToken cancellation) =>
        byStream[events[0].StreamType].Contracts(events, store, cancellation);
}

/// <summary>What is told of one kind of stream.</summary>
internal abstract class Publication
{
    internal abstract Task<IReadOnlyList<(StoredEvent Event, object Contract)>> Contracts(
        IReadOnlyList<StoredEvent> events, IEventStore store, CancellationToken cancellation);
}

/// <summary>Contracts are made from the state right after their event. The state after the last one is kept, so that a long stream is not folded anew for each event.</summary>
internal sealed class Publication<TState>(Func<TState, StoredEvent, object?> contract) : Publication where TState : class, IState<TState>
{
    private const int Kept = 2_000;
    private readonly ConcurrentDictionary<Guid, Snapshot<TState>> states = new();
    private int count;

    internal override async Task<IReadOnlyList<(StoredEvent Event, object Contract)>> Contracts(
        IReadOnlyList<StoredEvent> events, IEventStore store, CancellationToken cancellation)
    {
        var snapshot = await Before(events[0], store, cancellation);
        var contracts = new List<(StoredEvent, object)>();
        foreach (var stored in events)
        {
            try
            {
                snapshot = snapshot.After(stored);
                if (contract(snapshot.State, stored) is { } told) contracts.Add((stored, told));
            }
            catch (Exception e)
            {
                throw new EventFailedException(stored, e);
            }
        }
        Keep(events[0].StreamId, snapshot);
        return contracts;
    }

    private void Keep(Guid streamId, Snapshot<TState> snapshot)
    {
        // Counted here: the dictionary takes all its locks to count.
        if (!states.ContainsKey(streamId) && Interlocked.Increment(ref count) > Kept)
        {
            states.Clear();
            Interlocked.Exchange(ref count, 1);
        }
        states[streamId] = snapshot;
    }

    /// <summary>The state before the event: kept from the last time, else folded from the stream's beginning.</summary>
    private async Task<Snapshot<TState>> Before(StoredEvent first, IEventStore store, CancellationToken cancellation)
    {
        if (first.Version == 1) return Snapshot<TState>.Empty;
        if (states.TryGetValue(first.StreamId, out var kept) && kept.Version == first.Version - 1) return kept;
        var history = await store.LoadFacts(first.StreamId, 0, cancellation);
        var before = history.Events.Take((int)first.Version - 1).ToList();
        return Snapshot<TState>.Empty.After(history with { Version = first.Version - 1, Events = before });
    }
}
