using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Eventing;

/// <summary>
/// What a consumer does with a message: one decision on one stream. Pure; Eventing looks up what it asks for and appends the events and the inbox row in one transaction,
/// so that the effect happens once however often the message arrives.
/// </summary>
public abstract record Reaction
{
    private protected Reaction() { }

    /// <summary>The message concerns nothing here: acknowledged and forgotten.</summary>
    public static Reaction None { get; } = new Ignored();

    /// <summary>Decide on the stream <paramref name="streamId"/>. A refusal counts as a failure: the message goes to the error queue with an alert.</summary>
    public static Reaction On<TState>(Guid streamId, Func<TState, Decision> decide) where TState : class, IState<TState> =>
        new OnStream<TState>(streamId, (_, _) => Task.FromResult(decide));

    /// <summary>
    /// Decide on the stream <paramref name="streamId"/> with the rows that <paramref name="find"/> picks from a read model of this service. A row that is not there yet is the
    /// decision's to refuse: then the message is tried again, and waits in the error queue.
    /// </summary>
    public static Reaction On<TState, TRow>(Guid streamId, Func<IQueryable<TRow>, IQueryable<TRow>> find, Func<TState, IReadOnlyList<TRow>, Decision> decide)
        where TState : class, IState<TState> where TRow : class => new OnStream<TState>(streamId, async (services, cancellation) =>
        {
            var rows = await find(services.GetRequiredService<IReadModel<TRow>>().Rows).ToListAsync(cancellation);
            return state => decide(state, rows);
        });

    private sealed record Ignored : Reaction;

    private sealed record OnStream<TState>(Guid StreamId, Func<IServiceProvider, CancellationToken, Task<Func<TState, Decision>>> Prepare) : Reaction, IStreamReaction
        where TState : class, IState<TState>
    {
        public async Task<string> Run(IServiceProvider services, EventMetadata metadata, InboxEntry inbox, CancellationToken cancellation)
        {
            var decide = await Prepare(services, cancellation);
            var outcome = await services.GetRequiredService<Streams>().Decide(new StreamCommand<TState>(StreamId, decide, metadata) { Inbox = inbox }, cancellation);
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
