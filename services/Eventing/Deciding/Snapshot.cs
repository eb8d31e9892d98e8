namespace Bkmo.Eventing;

/// <summary>A stream's state at a version.</summary>
/// <param name="State">The fold of the events up to the version.</param>
/// <param name="Version">Number of the last event; 0 for a stream that does not exist.</param>
/// <param name="Position">Position of the last event in the log; 0 for a stream that does not exist.</param>
public sealed record Snapshot<TState>(TState State, long Version, long Position) where TState : class, IState<TState>
{
    /// <summary>Before the first event.</summary>
    public static Snapshot<TState> Empty { get; } = new(TState.Initial, 0, 0);

    /// <summary>Whether the stream has an event.</summary>
    public bool Exists => Version > 0;

    /// <summary>After these events; they must follow on without a gap and belong to this kind of stream.</summary>
    internal Snapshot<TState> After(StreamFacts facts)
    {
        if (facts.Events.Count == 0) return this;
        if (!string.Equals(facts.StreamType, TState.StreamType, StringComparison.Ordinal)) return Empty;
        if (facts.Version != Version + facts.Events.Count) throw new InvalidOperationException($"A {TState.StreamType} stream lacks an event between {Version} and {facts.Version}.");
        var state = State;
        foreach (var data in facts.Events) state = state.Evolve(data);
        return new Snapshot<TState>(state, facts.Version, facts.Position);
    }

    /// <summary>After the next event.</summary>
    internal Snapshot<TState> After(StoredEvent stored) => After(new StreamFacts(stored.StreamType, stored.Version, stored.Position, [stored.Data]));
}
