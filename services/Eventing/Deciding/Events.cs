namespace Bkmo.Eventing;

/// <summary>A fact that happened to one stream. Immutable; carries no derived values and no copies of state.</summary>
public interface IEvent;

/// <summary>The name under which an event is stored (snake case). It outlives every rename of the type; a changed meaning gets a new name.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StoredAsAttribute(string name) : Attribute
{
    /// <summary>The stored name, for instance <c>organisation_admitted</c>.</summary>
    public string Name { get; } = name;
}

/// <summary>The state that commands of one stream decide on: a pure fold of its events.</summary>
public interface IState<TSelf> where TSelf : class, IState<TSelf>
{
    /// <summary>Stored alias of the stream's kind, snake case: <c>organisation</c>.</summary>
    static abstract string StreamType { get; }

    /// <summary>The state before the first event.</summary>
    static abstract TSelf Initial { get; }

    /// <summary>The state after <paramref name="event"/>. Total: an event it does not care about leaves it as it is. No clock, no randomness, no I/O.</summary>
    TSelf Evolve(IEvent @event);

    /// <summary>
    /// Number of the form in which the state of a long stream (every 500 events) is kept, so that loading begins there; null: never kept. Raise it with every change
    /// of the state or of <see cref="Evolve"/>: states of an older form are not read any more.
    /// </summary>
    static virtual int? SnapshotForm => null;
}

/// <summary>An event as the store holds it.</summary>
/// <param name="Id">The event's own id (UUIDv7).</param>
/// <param name="StreamId">The stream it belongs to.</param>
/// <param name="StreamType">Alias of the stream's kind.</param>
/// <param name="Version">Its number in the stream, from 1.</param>
/// <param name="Position">Its number in the store (<c>seq_id</c>); ascending, with gaps.</param>
/// <param name="Data">The fact.</param>
/// <param name="RecordedAt">When it was stored, UTC.</param>
/// <param name="Metadata">Who and why.</param>
public sealed record StoredEvent(
    Guid Id, Guid StreamId, string StreamType, long Version, long Position, IEvent Data, DateTimeOffset RecordedAt, EventMetadata Metadata);

/// <summary>Who caused an event and in which course of action.</summary>
/// <param name="Actor">Originating user's id.</param>
/// <param name="Correlation">Id shared by everything one request set off.</param>
/// <param name="Causation">Id of the request or message that caused it.</param>
/// <param name="TraceParent">W3C trace context of the cause, or null.</param>
public sealed record EventMetadata(UserId Actor, string? Correlation, string? Causation, string? TraceParent);
