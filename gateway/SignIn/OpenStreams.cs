using System.Collections.Concurrent;

namespace Bkmo.Gateway;

/// <summary>
/// Answers that go on for as long as somebody listens. Rights were checked when they began; they are cut as soon as Identity says that a session or an account no longer has
/// them, and when Identity has not been heard of for a while. Whoever still has them comes back.
/// </summary>
internal sealed class OpenStreams
{
    private const string EventStream = "text/event-stream";
    private readonly ConcurrentDictionary<CancellationTokenSource, Caller?> open = new();

    internal int Count => open.Count;

    /// <summary>Keeps an eye on a request that asks for a stream of events.</summary>
    internal async Task Hold(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || !context.Request.Headers.Accept.Any(accept => accept?.Contains(EventStream, StringComparison.OrdinalIgnoreCase) is true))
        {
            await next(context);
            return;
        }
        var gone = context.RequestAborted;
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(gone);
        open[cut] = context.Features.Get<Caller>();
        context.RequestAborted = cut.Token;
        try
        {
            await next(context);
        }
        finally
        {
            open.TryRemove(cut, out _);
            context.RequestAborted = gone;
        }
    }

    /// <summary>Cuts the streams of a session, or of all sessions of an account.</summary>
    internal void Cut(Revocations.Item revoked)
    {
        var (account, session) = (revoked.AccountId?.ToString(), revoked.SessionId?.ToString());
        Cut(caller => caller?.Session is { } own && own == session || caller?.Actor.Id.Value is { } id && id == account);
    }

    /// <summary>Cuts all of them.</summary>
    internal void CutAll() => Cut(_ => true);

    private void Cut(Func<Caller?, bool> which)
    {
        foreach (var (cut, caller) in open)
            if (which(caller) && open.TryRemove(cut, out _)) End(cut);
    }

    private static void End(CancellationTokenSource cut)
    {
        try
        {
            cut.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself a moment ago.
        }
    }
}
