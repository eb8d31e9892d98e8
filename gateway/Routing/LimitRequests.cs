namespace Bkmo.Gateway;

/// <summary>Refuses early what is too large or too much.</summary>
internal static class LimitRequests
{
    /// <summary>413 for a body that says it is too large, before any of it is read.</summary>
    internal static Task Size(HttpContext context, RequestDelegate next) =>
        context.Request.ContentLength > ServiceDefaultsExtensions.MaxBodySize
            ? Problems.Of(StatusCodes.Status413PayloadTooLarge).ExecuteAsync(context)
            : next(context);

    /// <summary>429 for a caller over its rate.</summary>
    internal static Task Rate(HttpContext context, RequestDelegate next)
    {
        var limits = context.RequestServices.GetRequiredService<Limits>();
        var caller = (context.User.Identity as ActorIdentity)?.Actor.Id.Value ?? Limits.Network(context.Connection.RemoteIpAddress);
        return limits.MayAsk(caller) ? next(context) : Problems.Of(StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
    }
}
