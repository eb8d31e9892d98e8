namespace Bkmo.Gateway;

/// <summary>429 for a caller over its rate.</summary>
internal sealed class RequestRate(RequestDelegate next, Limits limits)
{
    public Task InvokeAsync(HttpContext context)
    {
        var caller = (context.User.Identity as ActorIdentity)?.Actor.Id.Value ?? Limits.Network(context.Connection.RemoteIpAddress);
        return limits.MayAsk(caller) ? next(context) : Problems.Of(StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
    }
}
