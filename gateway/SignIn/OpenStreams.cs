using System.Collections.Concurrent;

namespace Bkmo.Gateway;

/// <summary>
/// Answers that go on for as long as somebody listens. Rights were checked when they began; they are cut as soon as a session or an account no longer has
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

    /// <summary>The sessions that listen.</summary>
    internal IEnumerable<string> Sessions() => open.Values.Select(caller => caller?.Session).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Cuts those of a session that has ended or whose rights are other ones now.</summary>
    /// <param name="session">The session.</param>
    /// <param name="now">What it may do; null when it has ended.</param>
    /// <returns>Whether anything was cut.</returns>
    internal bool Recheck(string session, Caller? now) => Cut(caller => caller?.Session == session && now?.IsAs(caller) is not true);

    /// <summary>Cuts all of them.</summary>
    internal void CutAll() => Cut(_ => true);

    private bool Cut(Func<Caller?, bool> which)
    {
        var any = false;
        foreach (var (cut, caller) in open)
        {
            if (!which(caller) || !open.TryRemove(cut, out _)) continue;
            End(cut);
            any = true;
        }
        return any;
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
