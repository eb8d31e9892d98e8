namespace Bkmo.Eventing;

/// <summary>
/// What a consumer does with a message: one decision on one stream. Pure; Eventing appends the events and the inbox row in one transaction,
/// so that the effect happens once however often the message arrives.
/// </summary>
public abstract record Reaction
{
    private protected Reaction() { }

    /// <summary>The message concerns nothing here: acknowledged and forgotten.</summary>
    public static Reaction None { get; } = new Ignored();

    /// <summary>Decide on the stream <paramref name="streamId"/>. A refusal counts as a failure: the message goes to the error queue with an alert.</summary>
    public static Reaction On<TState>(Guid streamId, Func<TState, Decision> decide) where TState : class, IState<TState> =>
        new OnStream<TState>(streamId, decide);

    internal sealed record Ignored : Reaction;

    internal sealed record OnStream<TState>(Guid StreamId, Func<TState, Decision> Decide) : Reaction where TState : class, IState<TState>;
}
