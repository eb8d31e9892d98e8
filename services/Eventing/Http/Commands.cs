using System.Diagnostics;
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
    private readonly Streams streams;
    private readonly AnswerSql answers;
    private readonly HttpContext http;

    private readonly string service;

    internal Commands(Streams streams, AnswerSql answers, IHttpContextAccessor accessor, TimeProvider time, string service)
    {
        (this.streams, this.answers, this.service) = (streams, answers, service);
        http = accessor.HttpContext ?? throw new InvalidOperationException("Commands belong to a request.");
        Now = time.GetUtcNow();
    }

    /// <summary>Who asks.</summary>
    public Actor Actor => http.Actor();

    /// <summary>The time of the request, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>A new id (UUIDv7).</summary>
    public Guid NewId() => Guid.CreateVersion7(Now);

    /// <summary>Begins a new stream, or a part of one that may not exist yet: 201 with <paramref name="location"/>.</summary>
    public Task<IResult> Create<TState>(
        Guid id, string location, Func<TState, Decision> decide, Func<TState, object> view, CancellationToken cancellation, Func<TState, long?>? version = null)
        where TState : class, IState<TState> =>
        Run(new StreamCommand<TState>(id, decide, Metadata()) { MustExist = false }, new Shape<TState>(StatusCodes.Status201Created, location, view, version), cancellation);

    /// <summary>Adds a part to an existing stream (404 when there is none): 201 with <paramref name="location"/>. Needs no <c>If-Match</c>.</summary>
    public Task<IResult> Add<TState>(
        Guid id, string location, Func<TState, Decision> decide, Func<TState, object?> view, CancellationToken cancellation, Func<TState, long?>? version = null)
        where TState : class, IState<TState> =>
        Run(new StreamCommand<TState>(id, decide, Metadata()) { MustExist = true }, new Shape<TState>(StatusCodes.Status201Created, location, view, version), cancellation);

    /// <summary>Changes an existing resource: needs <c>If-Match</c>; 200.</summary>
    public Task<IResult> Change<TState>(
        Guid id, Func<TState, Decision> decide, Func<TState, object?> view, CancellationToken cancellation, Func<TState, long?>? version = null)
        where TState : class, IState<TState>
    {
        var match = EntityTags.ReadIfMatch(http.Request);
        return match.Kind switch
        {
            IfMatchKind.Malformed => Task.FromResult(Problems.Of(StatusCodes.Status400BadRequest, "malformed-if-match", ConventionTexts.MalformedIfMatch)),
            IfMatchKind.Missing => Missing<TState>(id, version, cancellation),
            _ => Run(
                new StreamCommand<TState>(id, decide, Metadata()) { MustExist = true, VersionOfPart = version, Seen = match.Kind == IfMatchKind.Any ? null : match.Versions },
                new Shape<TState>(StatusCodes.Status200OK, null, view, version), cancellation),
        };
    }

    /// <summary>Changes an existing resource by events that hold the contents of <paramref name="box"/>: the same statement empties the box and destroys its key.</summary>
    public async Task<IResult> Empties<TState>(
        Guid id, Guid box, Func<TState, Decision> decide, Func<TState, object?> view, CancellationToken cancellation, Func<TState, long?>? version = null)
        where TState : class, IState<TState>
    {
        var metadata = new EventMetadata(ServiceDefaults.Actor.Service(service).Id, null, null, null);
        var outcome = await streams.Decide(new StreamCommand<TState>(id, decide, metadata) { MustExist = true, Emptied = box }, cancellation);
        return outcome is Outcome<TState>.Done done
            ? new CommandResult(StatusCodes.Status200OK, null, Tag(done.After, version) ?? done.After.Version, done.After.Position, CommandResult.Json(view(done.After.State)))
            : Refusal(outcome);
    }

    /// <summary>The value of the request's <c>Idempotency-Key</c>; null without one.</summary>
    public string? Key => http.Features.Get<KeyedRequest>()?.Key;

    /// <summary>
    /// Adds to an existing stream together with what others add at the same moment: 201. The events' metadata name the service and no request; who acts stands in the
    /// events, if it may. No answer is kept for an idempotency key, nor a hash of the request: the decision itself has to know a repetition, by <see cref="Key"/>.
    /// </summary>
    /// <param name="id">The stream.</param>
    /// <param name="location">Address of what was added to.</param>
    /// <param name="decide">The decision.</param>
    /// <param name="view">What the answer shows; it gets whether anything was appended.</param>
    /// <param name="deposit">What goes into a box with the events, in the same statement; nothing when there are none.</param>
    /// <param name="cancellation">Gives up, unless the command is being written already.</param>
    /// <param name="version">The version of the part of the state that the resource is; without it, of the stream.</param>
    public async Task<IResult> AddTogether<TState>(
        Guid id, string location, Func<TState, Decision> decide, Func<TState, bool, object?> view, Deposit? deposit, CancellationToken cancellation,
        Func<TState, long?>? version = null)
        where TState : class, IState<TState>
    {
        var outcome = await streams.DecideTogether(id, new JointCommand<TState>(decide, deposit), ServiceDefaults.Actor.Service(service).Id, cancellation);
        return outcome is Outcome<TState>.Done done
            ? new CommandResult(
                StatusCodes.Status201Created, location, Tag(done.After, version) ?? done.After.Version, done.After.Position,
                CommandResult.Json(view(done.After.State, done.Changed)))
            : Refusal(outcome);
    }

    /// <summary>Shows a resource, read live from its stream: 200 with <c>ETag</c>, 304 on <c>If-None-Match</c>, 404.</summary>
    public Task<IResult> Read<TState>(Guid id, Func<TState, object?> view, CancellationToken cancellation, Func<TState, long?>? version = null)
        where TState : class, IState<TState> => Show(id, view, version, mayBeKnown: true, cancellation);

    /// <summary>
    /// Shows a resource whose contents also follow what is not in its version, as other streams or the time: 200 with the <c>ETag</c> that a change asks for, 404. An answer
    /// is never said to be the same as before.
    /// </summary>
    public Task<IResult> ReadAnew<TState>(Guid id, Func<TState, object?> view, CancellationToken cancellation, Func<TState, long?>? version = null)
        where TState : class, IState<TState> => Show(id, view, version, mayBeKnown: false, cancellation);

    private async Task<IResult> Show<TState>(Guid id, Func<TState, object?> view, Func<TState, long?>? version, bool mayBeKnown, CancellationToken cancellation)
        where TState : class, IState<TState>
    {
        var snapshot = await streams.Load<TState>(id, cancellation);
        if (Tag(snapshot, version) is not { } tag || view(snapshot.State) is not { } shown) return ConventionTexts.NotFound();
        http.Response.Headers.ETag = EntityTags.Of(tag);
        return mayBeKnown && EntityTags.IsKnown(http.Request, tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Json(shown, ServiceJson.Options);
    }

    /// <summary>The present state of another stream that a decision depends on; null when it does not exist.</summary>
    public async Task<TState?> Find<TState>(Guid id, CancellationToken cancellation) where TState : class, IState<TState>
    {
        var snapshot = await streams.Load<TState>(id, cancellation);
        return snapshot.Exists ? snapshot.State : null;
    }

    /// <summary>Decides on another stream as part of answering (for instance the record that something is read); true when it is durable.</summary>
    public async Task<bool> Record<TState>(Guid id, Func<TState, Decision> decide, CancellationToken cancellation) where TState : class, IState<TState> =>
        await streams.Decide(new StreamCommand<TState>(id, decide, Metadata()), cancellation) is Outcome<TState>.Done;

    /// <summary>How an accepted command is answered.</summary>
    private sealed record Shape<TState>(int Status, string? Location, Func<TState, object?> View, Func<TState, long?>? Version) where TState : class, IState<TState>;

    private async Task<IResult> Run<TState>(StreamCommand<TState> command, Shape<TState> shape, CancellationToken cancellation) where TState : class, IState<TState>
    {
        var keyed = http.Features.Get<KeyedRequest>();
        if (keyed is not null) command = command with { Answer = after => Answer(keyed, shape, after) };
        var outcome = await streams.Decide(command, cancellation);
        await FailPoints.At(FailPoints.CommandDecided);
        return outcome switch
        {
            Outcome<TState>.Done { Changed: false } done when keyed is not null => await Keep(Answer(keyed, shape, done.After), cancellation),
            Outcome<TState>.Done done => new CommandResult(
                shape.Status, shape.Location, Tag(done.After, shape.Version) ?? done.After.Version, done.After.Position, CommandResult.Json(shape.View(done.After.State))),
            _ => Refusal(outcome),
        };
    }

    private static IResult Refusal<TState>(Outcome<TState> outcome) where TState : class, IState<TState> => outcome switch
    {
        Outcome<TState>.Refused refused => Problems.Of(refused.Refusal),
        Outcome<TState>.NotFound => ConventionTexts.NotFound(),
        Outcome<TState>.Stale => Problems.Of(StatusCodes.Status412PreconditionFailed, "stale-version", ConventionTexts.Stale),
        Outcome<TState>.Archived => Problems.Of(StatusCodes.Status409Conflict, "archived", ConventionTexts.Archived),
        _ => Problems.Of(StatusCodes.Status409Conflict, "contended", ConventionTexts.Contended),
    };

    /// <summary>Without <c>If-Match</c>: 404 for what is not there, else 428.</summary>
    private async Task<IResult> Missing<TState>(Guid id, Func<TState, long?>? version, CancellationToken cancellation) where TState : class, IState<TState> =>
        Tag(await streams.Load<TState>(id, cancellation), version) is null
            ? ConventionTexts.NotFound()
            : Problems.Of(StatusCodes.Status428PreconditionRequired, "if-match-required", ConventionTexts.IfMatchRequired);

    private async Task<IResult> Keep(IdempotentAnswer answer, CancellationToken cancellation)
    {
        var kept = await answers.Keep(answer, cancellation);
        await FailPoints.At(FailPoints.AnswerKept);
        return kept ? CommandResult.Replay(answer) : Problems.Of(StatusCodes.Status409Conflict, "contended", ConventionTexts.Contended);
    }

    private static IdempotentAnswer Answer<TState>(KeyedRequest keyed, Shape<TState> shape, Snapshot<TState> after) where TState : class, IState<TState> => new(
        keyed.Actor, keyed.Key, keyed.Hash, shape.Status, shape.Location, Tag(after, shape.Version) ?? after.Version, CommandResult.Json(shape.View(after.State)), after.Position);

    private static long? Tag<TState>(Snapshot<TState> snapshot, Func<TState, long?>? version) where TState : class, IState<TState> =>
        !snapshot.Exists ? null : version is null ? snapshot.Version : version(snapshot.State);

    private EventMetadata Metadata() => new(Actor.Id, Activity.Current?.TraceId.ToHexString(), http.TraceIdentifier, Activity.Current?.Id);
}
