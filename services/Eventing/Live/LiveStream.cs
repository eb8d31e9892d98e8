using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bkmo.Eventing;

/// <summary>
/// Answers with server-sent events: <c>snapshot</c> first, then one event per message with the store's position as <c>id</c>. Whoever comes back with
/// <c>Last-Event-ID</c> goes on there; where that is not possible, <c>reset</c> brings a new snapshot and says why.
/// </summary>
public static class LiveStream
{
    private const string LastId = "Last-Event-ID", TooOld = "too-old", NotOurs = "unknown-id";

    /// <summary>So often a silent line shows that it is alive.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    // Rights are looked at when a line begins, so no line is for ever. The gateway ends it at once when a session ends or its rights change.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15), CatchingUp = TimeSpan.FromSeconds(2);

    /// <summary>GET that answers with <see cref="Live"/>.</summary>
    public static RouteHandlerBuilder Streams(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(EndpointKind.Streams)
        .Produces(StatusCodes.Status200OK, contentType: "text/event-stream").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(429).ProducesProblem(503);

    /// <summary>The stream of a topic, and of others that belong to it, for somebody with these rights. Snapshots are of the first topic.</summary>
    public static IResult Live(Guid topic, IReadOnlySet<string> rights, params IReadOnlyList<Guid> others) => new Answer(topic, [topic, .. others], rights);

    private sealed class Answer(Guid topic, HashSet<Guid> topics, IReadOnlySet<string> rights) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var services = httpContext.RequestServices;
            var (live, time) = (services.GetRequiredService<LiveLog>(), services.GetRequiredService<TimeProvider>());
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(
                httpContext.RequestAborted, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
            await CatchUp(live, 0, time, ending.Token);
            if (live.End < 0)
            {
                await Problems.Of(StatusCodes.Status503ServiceUnavailable).ExecuteAsync(httpContext);
                return;
            }
            var (listener, beginning) = await Begin(httpContext.Request, live, services.GetRequiredService<LiveSnapshots>(), time, ending.Token);
            try
            {
                var response = httpContext.Response;
                response.ContentType = "text/event-stream";
                httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
                foreach (var frame in beginning) await response.Body.WriteAsync(frame, ending.Token);
                await response.Body.FlushAsync(ending.Token);
                await Tell(listener, live, response, time, ending.Token);
            }
            catch (OperationCanceledException) when (!httpContext.RequestAborted.IsCancellationRequested)
            {
                // The service stops: the answer ends, and the listener comes back to another process.
            }
            finally
            {
                live.Leave(listener);
            }
        }

        private async Task<(LiveListener, IReadOnlyList<ReadOnlyMemory<byte>>)> Begin(
            HttpRequest request, LiveLog live, LiveSnapshots snapshots, TimeProvider time, CancellationToken cancellation)
        {
            ReadOnlyMemory<byte> retry = "retry: 1500\n\n"u8.ToArray();
            var header = request.Headers[LastId].ToString();
            var reason = (string?)null;
            if (header.Length > 0)
            {
                var isPosition = long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var after);
                // Another process of the service may be a moment ahead of this one.
                if (isPosition) await CatchUp(live, after, time, cancellation);
                if (isPosition && await live.Join(topics, rights, after, cancellation) is { } known) return (known.Listener, [retry, .. known.Missed]);
                reason = isPosition && after <= live.End ? TooOld : NotOurs;
            }
            while (true)
            {
                var (position, parts) = await snapshots.Of(topic, topics, rights);
                if (await live.Join(topics, rights, position, cancellation) is not { } joined) continue;
                var first = reason is null ? LiveLog.Bytes(position, "snapshot", parts) : LiveLog.Bytes(position, "reset", new { reason, snapshot = parts });
                return (joined.Listener, [retry, first, .. joined.Missed]);
            }
        }

        private static async Task CatchUp(LiveLog live, long after, TimeProvider time, CancellationToken cancellation)
        {
            var begun = time.GetTimestamp();
            while (time.GetElapsedTime(begun) is var waited && waited < CatchingUp)
            {
                var moved = live.Moved;
                if (live.End >= after) return;
                await moved.WaitAsync(CatchingUp - waited, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellation.ThrowIfCancellationRequested();
            }
        }

        private static async Task Tell(LiveListener listener, LiveLog live, HttpResponse response, TimeProvider time, CancellationToken cancellation)
        {
            var begun = time.GetTimestamp();
            while (time.GetElapsedTime(begun) < Longest)
            {
                // Everything up to here was handed over before this moment: once nothing waits, it was written.
                var told = live.End;
                while (listener.News.TryRead(out var frame)) await response.Body.WriteAsync(frame, cancellation);
                await response.Body.FlushAsync(cancellation);
                if (await More(listener, time, cancellation) is not { } more) await response.Body.WriteAsync(Alive(told), cancellation);
                else if (!more) return;
            }
        }

        /// <summary>True when there is more, false when the listener was let go, null when all is quiet.</summary>
        private static async Task<bool?> More(LiveListener listener, TimeProvider time, CancellationToken cancellation)
        {
            try
            {
                return await listener.News.WaitToReadAsync(cancellation).AsTask().WaitAsync(Heartbeat, time, cancellation);
            }
            catch (TimeoutException)
            {
                return null;
            }
        }

        private static ReadOnlyMemory<byte> Alive(long told) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $": alive\nid: {told}\n\n"));
    }
}
