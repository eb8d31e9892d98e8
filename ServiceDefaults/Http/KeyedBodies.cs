using Microsoft.AspNetCore.Http;

namespace Bkmo.ServiceDefaults;

/// <summary>
/// Keeps the body of requests with an idempotency key readable for a second time, since the key stands for the whole request. In memory only: bodies may hold
/// what must never reach a disk in the clear.
/// </summary>
internal sealed class KeyedBodies(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (IsCommand(context) && HttpMethods.IsPost(context.Request.Method) && context.Request.Headers.ContainsKey(IdempotencyKeys.Header))
            context.Request.EnableBuffering(bufferThreshold: (int)Uploads.MaxBody(context.Request) + 1);
        return next(context);
    }

    private static bool IsCommand(HttpContext context) =>
        context.GetEndpoint()?.Metadata.OfType<EndpointKind>().Any(kind => kind is EndpointKind.Creates or EndpointKind.Changes) ?? false;
}
