using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Bkmo.Eventing;

/// <summary>
/// <c>Idempotency-Key</c>: same key and same request → the first answer again; another request → 422; still running → 409. Answers are kept for accepted
/// commands, in the transaction of their events; a refused one changed nothing and is simply decided again.
/// </summary>
internal sealed class IdempotencyFilter(KeysInFlight inFlight, AnswerSql answers) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!IdempotencyKeys.TryRead(request, out var key)) return Problems.Of(StatusCodes.Status400BadRequest, "malformed-idempotency-key", ConventionTexts.MalformedKey);
        if (key is null || !HttpMethods.IsPost(request.Method)) return await next(context);
        var keyed = await KeyedRequest.Of(request, context.HttpContext.Actor(), key);
        if (!inFlight.TryBegin(keyed)) return Problems.Of(StatusCodes.Status409Conflict, "request-in-progress", ConventionTexts.KeyInProgress);
        try
        {
            context.HttpContext.Features.Set(keyed);
            var result = await next(context);
            return result is CommandResult ? result : await FirstAnswer(keyed, context.HttpContext.RequestAborted) ?? result;
        }
        finally
        {
            inFlight.End(keyed);
        }
    }

    private async Task<object?> FirstAnswer(KeyedRequest keyed, CancellationToken cancellation)
    {
        if (await answers.Find(keyed.Actor, keyed.Key, cancellation) is not { } first) return null;
        return CryptographicOperations.FixedTimeEquals(first.RequestHash, keyed.Hash)
            ? CommandResult.Replay(first)
            : Problems.Of(StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused", ConventionTexts.KeyReused);
    }
}
