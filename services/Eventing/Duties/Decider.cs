using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Bkmo.Eventing;

/// <summary>How a duty talks to the store: as <see cref="Commands"/> does for a request, but as the service itself (<c>service:membership</c>).</summary>
public sealed class Decider
{
    private readonly Streams streams;
    private readonly TimeProvider time;

    internal Decider(Streams streams, string service, TimeProvider time)
    {
        (this.streams, this.time) = (streams, time);
        By = Actor.Service(service).Id;
    }

    /// <summary>Who acts: the service.</summary>
    public UserId By { get; }

    /// <summary>The present time, UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>A new id (UUIDv7).</summary>
    public Guid NewId() => Guid.CreateVersion7(Now);

    /// <summary>The present state of a stream; null when it does not exist.</summary>
    public async Task<TState?> Find<TState>(Guid id, CancellationToken cancellation) where TState : class, IState<TState>
    {
        var snapshot = await streams.Load<TState>(id, cancellation);
        return snapshot.Exists ? snapshot.State : null;
    }

    /// <summary>Decides on a stream, which begins if it does not exist; whether anything was appended.</summary>
    /// <exception cref="DutyRefusedException">The domain refused, the stream is archived, or others were faster several times in a row.</exception>
    public async Task<bool> Decide<TState>(Guid id, Func<TState, Decision> decide, CancellationToken cancellation) where TState : class, IState<TState>
    {
        var metadata = new EventMetadata(By, Activity.Current?.TraceId.ToHexString(), Activity.Current?.OperationName, Activity.Current?.Id);
        return await streams.Decide(new StreamCommand<TState>(id, decide, metadata), cancellation) switch
        {
            Outcome<TState>.Done done => done.Changed,
            Outcome<TState>.Refused refused => throw new DutyRefusedException(refused.Refusal.Code),
            Outcome<TState>.Archived => throw new DutyRefusedException("archived"),
            _ => throw new DutyRefusedException("contended"),
        };
    }

    /// <summary>Does the work for every item; one whose decision is refused does not keep the others waiting.</summary>
    /// <exception cref="DutyRefusedException">The first refusal, after all were tried.</exception>
    public static async Task Each<T>(IEnumerable<T> items, Func<T, Task> work)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(work);
        ExceptionDispatchInfo? first = null;
        foreach (var item in items)
        {
            try
            {
                await work(item);
            }
            catch (DutyRefusedException refused)
            {
                first ??= ExceptionDispatchInfo.Capture(refused);
            }
        }
        first?.Throw();
    }
}

/// <summary>A decision that a duty took was not accepted; names the refusal's code.</summary>
public sealed class DutyRefusedException(string code) : Exception(code);
