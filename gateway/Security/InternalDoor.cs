using Microsoft.AspNetCore.Connections;

namespace Bkmo.Gateway;

/// <summary>The internal port shows the public keys and nothing else; the public port does not have them.</summary>
internal sealed class InternalDoor(RequestDelegate next, SigningKeys keys)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<Marker>() is null) return next(context);
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Path != InternalToken.KeysPath)
            return Problems.Of(StatusCodes.Status404NotFound).ExecuteAsync(context);
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(keys.Public, context.RequestAborted);
    }

    /// <summary>Marks connections of the internal port.</summary>
    internal static ConnectionDelegate Mark(ConnectionDelegate next) => connection =>
    {
        connection.Features.Set(new Marker());
        return next(connection);
    };

    private sealed class Marker;
}
