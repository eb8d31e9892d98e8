using System.Collections.Concurrent;
using System.Diagnostics;

namespace Bkmo.Eventing;

/// <summary>A command that is written together with others on its stream.</summary>
internal sealed class JointCommand<TState>(Func<TState, Decision> decide, Deposit? deposit) where TState : class, IState<TState>
{
    private const int Waiting = 0, Taken = 1, Withdrawn = 2;
    private readonly TaskCompletionSource<Outcome<TState>> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int stage;

    internal Func<TState, Decision> Decide { get; } = decide;

    internal Deposit? Deposit { get; } = deposit;

    internal Task<Outcome<TState>> Outcome => done.Task;

    internal bool Take() => Interlocked.CompareExchange(ref stage, Taken, Waiting) == Waiting;

    /// <summary>Nobody waits for it any more; false when it is being written already.</summary>
    internal bool Withdraw() => Interlocked.CompareExchange(ref stage, Withdrawn, Waiting) == Waiting;

    internal void Complete(Outcome<TState> outcome) => done.TrySetResult(outcome);

    internal void Fail(Exception fault) => done.TrySetException(fault);
}

/// <summary>
/// Commands that many people give on one stream at the same moment: whoever gets the stream's gate decides all that wait, each on the state that the ones before left, and
/// appends what they come to at once. The events name no request and no actor of their own beyond what they hold themselves, and slips of the whole batch are sealed as one.
/// </summary>
internal sealed class JointCommands(IEventStore store, Boxes? boxes, StreamCache cache, Wake wake, TimeProvider time)
{
    private const int Most = 200;
    private const int Tries = 8;
    private readonly ConcurrentDictionary<Guid, object> queues = new();

    internal async Task<Outcome<TState>> Decide<TState>(
        Guid streamId, JointCommand<TState> command, UserId writer, Func<Guid, CancellationToken, Task<Snapshot<TState>>> load, CancellationToken cancellation)
        where TState : class, IState<TState>
    {
        var queue = (ConcurrentQueue<JointCommand<TState>>)queues.GetOrAdd(streamId, _ => new ConcurrentQueue<JointCommand<TState>>());
        queue.Enqueue(command);
        var gate = cache.GateOf(streamId);
        try
        {
            await gate.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (!command.Withdraw())
        {
            return await command.Outcome;
        }
        try
        {
            // Who came later may get the gate earlier: then more than one batch stands before this command.
            while (!command.Outcome.IsCompleted) await Write(streamId, Batch(queue), writer, load);
        }
        finally
        {
            // Who has taken hold of the queue meanwhile goes on with it.
            if (queue.IsEmpty) queues.TryRemove(new(streamId, queue));
            gate.Release();
        }
        return await command.Outcome;
    }

    private static List<JointCommand<TState>> Batch<TState>(ConcurrentQueue<JointCommand<TState>> queue) where TState : class, IState<TState>
    {
        var batch = new List<JointCommand<TState>>();
        while (batch.Count < Most && queue.TryDequeue(out var next))
            if (next.Take()) batch.Add(next);
        return batch;
    }

    // What several ask for belongs to none of their requests: neither to a trace nor to a deadline of one of them.
    private async Task Write<TState>(Guid streamId, List<JointCommand<TState>> batch, UserId writer, Func<Guid, CancellationToken, Task<Snapshot<TState>>> load)
        where TState : class, IState<TState>
    {
        var request = Activity.Current;
        Activity.Current = null;
        try
        {
            var known = cache.Find<TState>(streamId);
            for (var attempt = 0; attempt < Tries; attempt++)
            {
                var snapshot = attempt == 0 && known is not null ? known : await load(streamId, CancellationToken.None);
                if (await Once(streamId, batch, snapshot, writer, isChecked: attempt > 0 || known is null)) return;
            }
            foreach (var command in batch) command.Complete(new Outcome<TState>.Contended());
        }
#pragma warning disable CA1031 // Whoever waits gets the fault, whatever it is
        catch (Exception fault)
        {
            foreach (var command in batch) command.Fail(fault);
        }
#pragma warning restore CA1031
        finally
        {
            Activity.Current = request;
        }
    }

    /// <summary>One try on one state; false when it has to be decided again on a newer one.</summary>
    private async Task<bool> Once<TState>(Guid streamId, List<JointCommand<TState>> batch, Snapshot<TState> snapshot, UserId writer, bool isChecked)
        where TState : class, IState<TState>
    {
        var (state, events, deposits) = (snapshot.State, new List<IEvent>(), new List<Deposit>());
        var outcomes = new List<(JointCommand<TState> Command, Refusal? Refusal, bool Changed)>();
        foreach (var command in batch)
        {
            if (!snapshot.Exists) continue;
            switch (command.Decide(state))
            {
                case Decision.Rejected rejected:
                    outcomes.Add((command, rejected.Refusal, false));
                    break;
                case Decision.Accepted { Events: var accepted }:
                    state = accepted.Aggregate(state, (s, e) => s.Evolve(e));
                    events.AddRange(accepted);
                    if (accepted.Count > 0 && command.Deposit is { } deposit) deposits.Add(deposit);
                    outcomes.Add((command, null, accepted.Count > 0));
                    break;
            }
        }
        if (events.Count == 0 && !isChecked) return false;
        var after = snapshot;
        if (events.Count > 0)
        {
            if (await Append(streamId, snapshot.Version, events, deposits, writer) is not { } position) return false;
            after = new Snapshot<TState>(state, snapshot.Version + events.Count, position);
            cache.Keep(streamId, after);
            wake.Up();
            Telemetry.Appended.Add(events.Count, new KeyValuePair<string, object?>("stream.type", TState.StreamType));
        }
        if (!snapshot.Exists)
            foreach (var command in batch) command.Complete(new Outcome<TState>.NotFound());
        foreach (var (command, refusal, changed) in outcomes)
            command.Complete(refusal is null ? new Outcome<TState>.Done(after, changed) : new Outcome<TState>.Refused(refusal));
        return true;

        async Task<long?> Append(Guid id, long version, List<IEvent> what, List<Deposit> slips, UserId by)
        {
            var now = time.GetUtcNow();
            var append = new Append(
                id, TState.StreamType, version, [.. what.Select(data => new NewEvent(Guid.CreateVersion7(now), data))], new EventMetadata(by, null, null, null))
            {
                Slips = slips.Count > 0 && boxes is not null ? await boxes.Close(slips, CancellationToken.None) : null,
            };
            await FailPoints.At(FailPoints.JointCommitting);
            var result = await store.Append(append, CancellationToken.None);
            await FailPoints.At(FailPoints.JointCommitted);
            return result is AppendResult.Appended appended ? appended.Position : null;
        }
    }
}
