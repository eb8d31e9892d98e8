using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bkmo.Eventing;

/// <summary>The answer of an accepted command, given the first time or again.</summary>
internal sealed class CommandResult(int status, string? location, long tag, long position, ReadOnlyMemory<byte> body) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => status;

    internal static CommandResult Replay(IdempotentAnswer first) => new(first.Status, first.Location, first.Tag, first.Position, first.Body);

    internal static byte[] Json(object? view) => JsonSerializer.SerializeToUtf8Bytes(view, view?.GetType() ?? typeof(object), ServiceJson.Options);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.ETag = EntityTags.Of(tag);
        response.Headers[PlatformHeaders.EventPosition] = position.ToString(CultureInfo.InvariantCulture);
        if (location is not null) response.Headers.Location = location;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
