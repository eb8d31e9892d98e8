namespace Bkmo.Identity.Conventions;

/// <summary>
/// <c>Idempotency-Key</c>: same key and same request → the first answer again; another request → 422; still running → 409. Answers are kept for what was created;
/// a refused request changed nothing and is simply decided again.
/// </summary>
internal sealed class IdempotencyFilter(KeysInFlight inFlight, KeptAnswers answers, TimeProvider time) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!IdempotencyKeys.TryRead(http.Request, out var key)) return Problems.Of(StatusCodes.Status400BadRequest, "malformed-idempotency-key", ConventionTexts.MalformedKey);
        if (key is null) return await next(context);
        var keyed = await KeyedRequest.Of(http.Request, http.Actor().Id.Value, key);
        if (!inFlight.TryBegin(keyed)) return Problems.Of(StatusCodes.Status409Conflict, "request-in-progress", ConventionTexts.KeyInProgress);
        try
        {
            if (await First(http, keyed) is { } first) return first;
            http.Features.Set(keyed);
            var result = await next(context);
            // Refused, perhaps because another process has carried out the same request meanwhile.
            return result is CreatedResult ? result : await First(http, keyed) ?? result;
        }
        finally
        {
            inFlight.End(keyed);
        }
    }

    private Task<IResult?> First(HttpContext http, KeyedRequest keyed) =>
        answers.Find(http.RequestServices.GetRequiredService<IdentityDb>(), keyed, time.GetUtcNow(), http.RequestAborted);
}
