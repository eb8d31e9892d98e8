namespace Bkmo.Eventing;

/// <summary>What of which kind of stream is told to others.</summary>
internal sealed class Publications
{
    private readonly Dictionary<string, Func<IReadOnlyList<StoredEvent>, IReadOnlyList<StoredEvent>, IReadOnlyList<(StoredEvent, object)>>> byStream =
        new(StringComparer.Ordinal);

    internal bool Any => byStream.Count > 0;

    internal bool Concern(string streamType) => byStream.ContainsKey(streamType);

    internal void Add<TState>(Func<TState, StoredEvent, object?> contract) where TState : class, IState<TState> =>
        byStream.Add(TState.StreamType, (history, events) => Fold(contract, history, events));

    /// <summary>The contracts of these events of one stream, given what came before them.</summary>
    internal IReadOnlyList<(StoredEvent Event, object Contract)> Contracts(
        string streamType, IReadOnlyList<StoredEvent> history, IReadOnlyList<StoredEvent> events) => byStream[streamType](history, events);

    private static List<(StoredEvent, object)> Fold<TState>(
        Func<TState, StoredEvent, object?> contract, IReadOnlyList<StoredEvent> history, IReadOnlyList<StoredEvent> events)
        where TState : class, IState<TState>
    {
        var state = history.Aggregate(TState.Initial, (s, e) => s.Evolve(e.Data));
        var contracts = new List<(StoredEvent, object)>();
        foreach (var stored in events)
        {
            try
            {
                state = state.Evolve(stored.Data);
                if (contract(state, stored) is { } told) contracts.Add((stored, told));
            }
            catch (Exception e)
            {
                throw new EventFailedException(stored, e);
            }
        }
        return contracts;
    }
}
