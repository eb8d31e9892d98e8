namespace Bkmo.Eventing;

/// <summary>Loads streams and decides on them: load, decide, append, with the state at hand when it is warm and a new try when somebody was faster.</summary>
public sealed class Streams : IDisposable
{
    private const int Tries = 4;

    private readonly IEventStore store;
    private readonly SnapshotSql snapshots;
    private readonly Wake wake;
    private readonly TimeProvider time;
    private readonly StreamCache cache = new();
    private readonly JointCommands joint;

    internal Streams(IEventStore store, SnapshotSql snapshots, Wake wake, TimeProvider time, Boxes? boxes = null)
    {
        (this.store, this.snapshots, this.wake, this.time) = (store, snapshots, wake, time);
        joint = new JointCommands(store, boxes, cache, wake, time);
    }

    /// <summary>The stream as it is now.</summary>
    public async Task<Snapshot<TState>> Load<TState>(Guid streamId, CancellationToken cancellation) where TState : class, IState<TState>
    {
        var known = cache.Find<TState>(streamId) ?? await snapshots.Find<TState>(streamId, cancellation);
        var newer = await store.LoadFacts(streamId, known.Version, cancellation);
        if (newer.Events.Count == 0 && !known.Exists) return known;
        var now = known.After(newer);
        cache.Keep(streamId, now);
        await snapshots.KeepAfterStretch(streamId, now, known.Version, cancellation);
        return now;
    }

    /// <summary>Runs a command. Several commands on one stream in this process wait for each other.</summary>
    public async Task<Outcome<TState>> Decide<TState>(StreamCommand<TState> command, CancellationToken cancellation) where TState : class, IState<TState>
    {
        using var activity = Telemetry.Source.StartActivity("decide " + TState.StreamType);
        var gate = cache.GateOf(command.StreamId);
        await gate.WaitAsync(cancellation);
        try
        {
            return await Attempt(command, cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Runs a command together with what others ask of the same stream at the same moment; <paramref name="writer"/> stands in the metadata of all of them.</summary>
    internal Task<Outcome<TState>> DecideTogether<TState>(Guid streamId, JointCommand<TState> command, UserId writer, CancellationToken cancellation)
        where TState : class, IState<TState> => joint.Decide(streamId, command, writer, Load<TState>, cancellation);

    private async Task<Outcome<TState>> Attempt<TState>(StreamCommand<TState> command, CancellationToken cancellation) where TState : class, IState<TState>
    {
        var (snapshot, fresh) = await Begin(command, cancellation);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var outcome = await Once(command, snapshot, cancellation);
            var settled = outcome is Outcome<TState>.Done { Changed: true } or Outcome<TState>.KeyUsed or Outcome<TState>.MessageSeen or Outcome<TState>.Archived;
            if (settled || (fresh && outcome is not null)) return outcome!;

            // Either somebody was faster, or the answer rests on a state that has not been checked: look again.
            var latest = await Load<TState>(command.StreamId, cancellation);
            if (outcome is not null && latest.Version == snapshot.Version) return outcome;
            (snapshot, fresh) = (latest, true);
        }
        return command.Seen is null ? new Outcome<TState>.Contended() : new Outcome<TState>.Stale();
    }

    /// <summary>A warm state unchecked, a cold one loaded, nothing at all for a stream that is to begin.</summary>
    private async Task<(Snapshot<TState> Snapshot, bool Fresh)> Begin<TState>(StreamCommand<TState> command, CancellationToken cancellation)
        where TState : class, IState<TState>
    {
        if (cache.Find<TState>(command.StreamId) is { } warm) return (warm, false);
        if (command.MustExist == false) return (Snapshot<TState>.Empty, false);
        return (await Load<TState>(command.StreamId, cancellation), true);
    }

    /// <summary>One try on one state; null when the append found the stream at another version.</summary>
    private async Task<Outcome<TState>?> Once<TState>(StreamCommand<TState> command, Snapshot<TState> snapshot, CancellationToken cancellation)
        where TState : class, IState<TState>
    {
        if (Precondition(command, snapshot) is { } unmet) return unmet;
        switch (command.Decide(snapshot.State))
        {
            case Decision.Rejected rejected: return new Outcome<TState>.Refused(rejected.Refusal);
            case Decision.Accepted { Events: var events } when events.Count > 0: return await Append(command, snapshot, events, cancellation);
            default: return new Outcome<TState>.Done(snapshot, Changed: false);
        }
    }

    private static Outcome<TState>? Precondition<TState>(StreamCommand<TState> command, Snapshot<TState> snapshot) where TState : class, IState<TState>
    {
        if (command.MustExist == true && !snapshot.Exists) return new Outcome<TState>.NotFound();
        long? version = snapshot.Version;
        if (command.VersionOfPart is { } part && (version = part(snapshot.State)) is null) return new Outcome<TState>.NotFound();
        return command.Seen is { } seen && !seen.Contains(version.Value) ? new Outcome<TState>.Stale() : null;
    }

    private async Task<Outcome<TState>?> Append<TState>(
        StreamCommand<TState> command, Snapshot<TState> snapshot, IReadOnlyList<IEvent> events, CancellationToken cancellation)
        where TState : class, IState<TState>
    {
        var after = new Snapshot<TState>(events.Aggregate(snapshot.State, (s, e) => s.Evolve(e)), snapshot.Version + events.Count, 0);
        var append = new Append(command.StreamId, TState.StreamType, snapshot.Version, NewEvents(events), command.Metadata)
        {
            Answer = command.Answer?.Invoke(after),
            Inbox = command.Inbox,
            Emptied = command.Emptied,
        };
        await FailPoints.At(FailPoints.AppendCommitting);
        var result = await store.Append(append, cancellation);
        await FailPoints.At(FailPoints.AppendCommitted);
        if (result is not AppendResult.Appended appended)
            return result switch
            {
                AppendResult.KeyUsed => new Outcome<TState>.KeyUsed(),
                AppendResult.MessageSeen => new Outcome<TState>.MessageSeen(),
                AppendResult.Archived => new Outcome<TState>.Archived(),
                _ => null,
            };
        after = after with { Position = appended.Position };
        cache.Keep(command.StreamId, after);
        wake.Up();
        await snapshots.KeepAfterStretch(command.StreamId, after, snapshot.Version, CancellationToken.None);
        Telemetry.Appended.Add(events.Count, new KeyValuePair<string, object?>("stream.type", TState.StreamType));
        return new Outcome<TState>.Done(after, Changed: true);
    }

    private NewEvent[] NewEvents(IReadOnlyList<IEvent> events)
    {
        var now = time.GetUtcNow();
        var fresh = new NewEvent[events.Count];
        for (var i = 0; i < fresh.Length; i++) fresh[i] = new NewEvent(Guid.CreateVersion7(now), events[i]);
        return fresh;
    }

    /// <inheritdoc />
    public void Dispose() => cache.Dispose();
}
