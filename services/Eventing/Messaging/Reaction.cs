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

    private sealed record Ignored : Reaction;

    private sealed record OnStream<TState>(Guid StreamId, Func<TState, Decision> Decide) : Reaction, IStreamReaction where TState : class, IState<TState>
    {
        public async Task<string> Run(Streams streams, EventMetadata metadata, InboxEntry inbox, CancellationToken cancellation)
        {
            var outcome = await streams.Decide(new StreamCommand<TState>(StreamId, Decide, metadata) { Inbox = inbox }, cancellation);
            return outcome switch
            {
                Outcome<TState>.Done { Changed: true } => "changed",
                Outcome<TState>.Done => "nothing to do",
                Outcome<TState>.MessageSeen => "duplicate",
                Outcome<TState>.Refused refused => throw new MessageRefusedException(refused.Refusal.Code),
                _ => throw new MessageRefusedException(outcome.GetType().Name),
            };
        }
    }
}
