using Microsoft.AspNetCore.Http;

namespace Bkmo.Eventing;

/// <summary>
/// The one way an endpoint talks to the store. Handles <c>If-Match</c> (428, 412), <c>Idempotency-Key</c> (replayed answer, 409, 422), conflicts,
/// refusals as problem details, <c>ETag</c> and <c>Event-Position</c>. Scoped to the request.
/// </summary>
/// <remarks>
/// A view is what the answer's body shows; it is stored with the idempotency key, so it never holds personal data or sealed contents.
/// A <c>version</c> function names the part of the state that the resource is, when one stream holds several resources: it returns the number of the
/// stream's version that last changed the part, null when there is no such part (404). Without it, the resource is the whole stream.
/// </remarks>
public sealed class Commands
{
    /// <summary>Who asks.</summary>
    public Actor Actor => throw new NotSupportedException();

    /// <summary>The time of the request, UTC.</summary>
    public DateTimeOffset Now => throw new NotSupportedException();

    /// <summary>A new id (UUIDv7).</summary>
    public Guid NewId() => throw new NotSupportedException();

    /// <summary>Begins a new stream: 201 with <paramref name="location"/>.</summary>
    public Task<IResult> Create<TState>(Guid id, string location, Func<TState, Decision> decide, Func<TState, object> view, CancellationToken cancellation)
        where TState : class, IState<TState> => throw new NotSupportedException();

    /// <summary>Adds a part to an existing stream (404 when there is none): 201 with <paramref name="location"/>. Needs no <c>If-Match</c>.</summary>
    public Task<IResult> Add<TState>(
        Guid id, string location, Func<TState, Decision> decide, Func<TState, object?> view, CancellationToken cancellation, Func<TState, long?>? version = null)
        where TState : class, IState<TState> => throw new NotSupportedException();

    /// <summary>Changes an existing resource: needs <c>If-Match</c>; 200.</summary>
    public Task<IResult> Change<TState>(
        Guid id, Func<TState, Decision> decide, Func<TState, object?> view, CancellationToken cancellation, Func<TState, long?>? version = null)
        where TState : class, IState<TState> => throw new NotSupportedException();

    /// <summary>Shows a resource, read live from its stream: 200 with <c>ETag</c>, 304 on <c>If-None-Match</c>, 404.</summary>
    public Task<IResult> Read<TState>(Guid id, Func<TState, object?> view, CancellationToken cancellation, Func<TState, long?>? version = null)
        where TState : class, IState<TState> => throw new NotSupportedException();

    /// <summary>The present state of another stream that a decision depends on; null when it does not exist.</summary>
    public Task<TState?> Find<TState>(Guid id, CancellationToken cancellation) where TState : class, IState<TState> => throw new NotSupportedException();
}
