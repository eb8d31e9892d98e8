namespace Bkmo.Eventing;

/// <summary>What came of a command on a stream.</summary>
public abstract record Outcome<TState> where TState : class, IState<TState>
{
    private Outcome() { }

    /// <summary>Accepted; <see cref="Changed"/> tells whether anything was appended.</summary>
    public sealed record Done(Snapshot<TState> After, bool Changed) : Outcome<TState>;

    /// <summary>The domain refused, on a state that was just checked.</summary>
    public sealed record Refused(Refusal Refusal) : Outcome<TState>;

    /// <summary>There is no such stream, or no such part in it.</summary>
    public sealed record NotFound : Outcome<TState>;

    /// <summary>The stream, or the part, is not at a version the caller named.</summary>
    public sealed record Stale : Outcome<TState>;

    /// <summary>The stream is archived and takes nothing more.</summary>
    public sealed record Archived : Outcome<TState>;

    /// <summary>Other writers were faster, several times in a row.</summary>
    public sealed record Contended : Outcome<TState>;

    /// <summary>The idempotency key was used before.</summary>
    public sealed record KeyUsed : Outcome<TState>;

    /// <summary>The message took effect before.</summary>
    public sealed record MessageSeen : Outcome<TState>;
}
