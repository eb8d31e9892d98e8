namespace Bkmo.Eventing;

/// <summary>A command on one stream.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Decide">The pure decision. Called again after a conflict.</param>
/// <param name="Metadata">Who and why.</param>
public sealed record StreamCommand<TState>(Guid StreamId, Func<TState, Decision> Decide, EventMetadata Metadata) where TState : class, IState<TState>
{
    /// <summary>Whether the stream must exist (true), must not (false), or may (null).</summary>
    public bool? MustExist { get; init; }

    /// <summary>The versions that the caller saw (<c>If-Match</c>); null when it named none.</summary>
    public IReadOnlyList<long>? Seen { get; init; }

    /// <summary>The version of the part of the state that the command is about; null result: there is no such part. Without it: the whole stream.</summary>
    public Func<TState, long?>? VersionOfPart { get; init; }

    /// <summary>The answer to keep with the events, made from the state after them.</summary>
    public Func<Snapshot<TState>, IdempotentAnswer>? Answer { get; init; }

    /// <summary>The message that this command is the effect of.</summary>
    public InboxEntry? Inbox { get; init; }

    /// <summary>The box whose contents the events hold.</summary>
    public Guid? Emptied { get; init; }
}
