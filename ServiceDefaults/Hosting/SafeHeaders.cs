using Microsoft.AspNetCore.Http;

namespace Bkmo.ServiceDefaults;

/// <summary>Answers are not stored by anyone and not taken for anything but what they say they are, unless the endpoint decided otherwise.</summary>
internal sealed class SafeHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpResponse)state).Headers;
            headers.XContentTypeOptions = "nosniff";
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }
}
