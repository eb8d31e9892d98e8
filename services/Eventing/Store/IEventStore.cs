namespace Bkmo.Eventing;

/// <summary>The seam to the store of events. Marten's own format; Marten itself could stand behind it.</summary>
public interface IEventStore
{
    /// <summary>Appends to one stream, all or nothing, with the idempotency and inbox rows that go with it.</summary>
    Task<AppendResult> Append(Append append, CancellationToken cancellation);

    /// <summary>The events of a stream with a version above <paramref name="afterVersion"/>, in order; empty when there are none.</summary>
    Task<IReadOnlyList<StoredEvent>> Load(Guid streamId, long afterVersion, CancellationToken cancellation);

    /// <summary>The same events without who and when: all that folding a state needs.</summary>
    Task<StreamFacts> LoadFacts(Guid streamId, long afterVersion, CancellationToken cancellation);

    /// <summary>
    /// Events with a position above <paramref name="after"/>, in order of position, together with what the reader needs to tell a number that is still
    /// under way from one that never comes. Read through <see cref="LogReader"/>, which never delivers past an open gap.
    /// </summary>
    Task<LogPage> ReadAll(long after, int limit, CancellationToken cancellation);

    /// <summary>A transaction id above those of all transactions that have begun to write until now.</summary>
    Task<ulong> TransactionBound(CancellationToken cancellation);

    /// <summary>The highest position visible now; 0 for an empty store.</summary>
    Task<long> Head(CancellationToken cancellation);

    /// <summary>Archives a stream: it takes no more events, and everything in it stays readable, for loading and in the log. False when there is no such stream.</summary>
    Task<bool> Archive(Guid streamId, CancellationToken cancellation);

    /// <summary>Takes an archived stream back: it goes on where it was. False when there is no such stream.</summary>
    Task<bool> Unarchive(Guid streamId, CancellationToken cancellation);
}

/// <summary>What to append.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="StreamType">Alias of its kind.</param>
/// <param name="ExpectedVersion">Version that the decision was taken on; 0 begins the stream.</param>
/// <param name="Events">At least one.</param>
/// <param name="Metadata">Who and why.</param>
public sealed record Append(Guid StreamId, string StreamType, long ExpectedVersion, IReadOnlyList<NewEvent> Events, EventMetadata Metadata)
{
    /// <summary>The answer to remember for the request's idempotency key.</summary>
    public IdempotentAnswer? Answer { get; init; }

    /// <summary>The message that this is the effect of.</summary>
    public InboxEntry? Inbox { get; init; }

    /// <summary>What is put into a box with the events.</summary>
    public SealedSlips? Slips { get; init; }

    /// <summary>The box whose contents the events hold: it is emptied, and what opens it is destroyed.</summary>
    public Guid? Emptied { get; init; }
}

/// <summary>An event about to be stored.</summary>
/// <param name="Id">Its id, UUIDv7.</param>
/// <param name="Data">The fact.</param>
public readonly record struct NewEvent(Guid Id, IEvent Data);

/// <summary>A message taken effect of by a consumer.</summary>
/// <param name="MessageId">Id of the message.</param>
/// <param name="Consumer">Name of the consumer.</param>
public sealed record InboxEntry(Guid MessageId, string Consumer);

/// <summary>The answer kept for an idempotency key. Never holds personal data.</summary>
/// <param name="Actor">Whose key it is.</param>
/// <param name="Key">The key.</param>
/// <param name="RequestHash">SHA-256 of method, path and body.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Location">Location of what was created, or null.</param>
/// <param name="Tag">Version for the <c>ETag</c>.</param>
/// <param name="Body">JSON, UTF-8.</param>
/// <param name="Position">Position of the last event; set by the store.</param>
public sealed record IdempotentAnswer(string Actor, string Key, byte[] RequestHash, int Status, string? Location, long Tag, byte[] Body, long Position = 0);

/// <summary>What came of an append.</summary>
public abstract record AppendResult
{
    private AppendResult() { }

    /// <summary>Stored: the stream's new version and the position of the last event.</summary>
    public sealed record Appended(long Version, long Position) : AppendResult;

    /// <summary>The stream is not at the expected version; nothing was written.</summary>
    public sealed record VersionConflict : AppendResult;

    /// <summary>The stream is archived; nothing was written.</summary>
    public sealed record Archived : AppendResult;

    /// <summary>The idempotency key was used before; nothing was written.</summary>
    public sealed record KeyUsed : AppendResult;

    /// <summary>The message took effect before; nothing was written.</summary>
    public sealed record MessageSeen : AppendResult;
}

/// <summary>What happened to a stream after a version.</summary>
/// <param name="StreamType">Alias of the stream's kind; empty when there are no events.</param>
/// <param name="Version">Number of the last event.</param>
/// <param name="Position">Position of the last event.</param>
/// <param name="Events">In order.</param>
public sealed record StreamFacts(string StreamType, long Version, long Position, IReadOnlyList<IEvent> Events);

/// <summary>A page of the log as one snapshot shows it.</summary>
/// <param name="Events">In order of position; may have gaps between them.</param>
/// <param name="XMin">Every transaction with a lower id had ended.</param>
public sealed record LogPage(IReadOnlyList<StoredEvent> Events, ulong XMin);
