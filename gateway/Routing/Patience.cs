using System.Collections.Concurrent;
using Yarp.ReverseProxy.Forwarder;

namespace Bkmo.Gateway;

/// <summary>
/// Holds a request that may be sent twice while its service restarts, and sends it again until somebody takes it: one that only reads, or one with an
/// idempotency key. A service that is away for longer is not waited for: its requests are answered 503 at once.
/// </summary>
internal sealed class Patience(GatewaySettings settings, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<string, long> awaySince = new(StringComparer.Ordinal);

    internal async Task Hold(HttpContext context, RequestDelegate next)
    {
        var cluster = context.GetRouteModel().Cluster;
        if (cluster is null || settings.Patience == TimeSpan.Zero || !MayRepeat(context.Request))
        {
            await next(context);
            return;
        }
        // In memory only: bodies may hold what must never reach a disk in the clear.
        if (!HttpMethods.IsGet(context.Request.Method)) context.Request.EnableBuffering(bufferThreshold: (int)Uploads.MaxBody(context.Request) + 1);
        var proxy = context.GetReverseProxyFeature();
        while (true)
        {
            await next(context);
            if (!IsAway(context))
            {
                awaySince.TryRemove(cluster.ClusterId, out _);
                return;
            }
            if (proxy.AllDestinations.Count == 0 || context.Response.HasStarted || time.GetElapsedTime(awaySince.GetOrAdd(cluster.ClusterId, time.GetTimestamp())) > settings.Patience) return;
            await Task.Delay(Between, time, context.RequestAborted);
            Forget(context);
            proxy.AvailableDestinations = cluster.DestinationsState.AvailableDestinations;
        }
    }

    private static bool MayRepeat(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsPost(request.Method) && request.Headers.ContainsKey("Idempotency-Key");

    /// <summary>Nobody took the request, or whoever did was gone before answering.</summary>
    private static bool IsAway(HttpContext context) =>
        context.Features.Get<IForwarderErrorFeature>()?.Error is ForwarderError.Request or ForwarderError.NoAvailableDestinations && !context.RequestAborted.IsCancellationRequested;

    private static void Forget(HttpContext context)
    {
        context.Features.Set<IForwarderErrorFeature>(null);
        context.Response.Clear();
        if (context.Request.Body.CanSeek) context.Request.Body.Position = 0;
    }
}
