namespace Bkmo.Gateway;

/// <summary>429 for a caller over its rate, and for an address that tries to get in too often.</summary>
internal sealed class RequestRate(RequestDelegate next, Limits limits)
{
    public Task InvokeAsync(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        var caller = context.User.Identity as ActorIdentity;
        var mayAsk = limits.MayAsk(caller?.Session ?? caller?.Actor.Id.Value ?? Limits.Network(address));
        return mayAsk && (!PublicRoutes.GetsIn(context.GetEndpoint()) || limits.MayTryToGetIn(address)) ? next(context) : Problems.Of(StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
    }
}
