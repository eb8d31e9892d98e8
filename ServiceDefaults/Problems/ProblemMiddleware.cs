using System.Data.Common;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Bkmo.ServiceDefaults;

/// <summary>Turns everything that goes wrong below into problem details, and answers without a body that say ≥ 400 as well.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            if (IsOtherCharset(context.Request)) context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            else await next(context);
            if (IsBare(context.Response)) await Problems.Of(context.Response.StatusCode).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            if (!context.Response.HasStarted) context.Response.StatusCode = ClientClosedRequest;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await Answer(context, exception).ExecuteAsync(context);
        }
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError) Failed(context.Request.Method, Route(context), context.Response.StatusCode);
    }

    private IResult Answer(HttpContext context, Exception exception)
    {
        if (exception is BadHttpRequestException bad) return BadRequests.Explain(bad, context.GetEndpoint());
        Activity.Current?.SetTag("error.type", exception.GetType().FullName);
        if (Passing(exception) is { } passing)
        {
            Unavailable(passing.GetType().Name);
            return Problems.Of(StatusCodes.Status503ServiceUnavailable);
        }
        Unhandled(exception);
        return Problems.Of(StatusCodes.Status500InternalServerError);
    }

    // A database that is away or restarting is worth another try.
    private static DbException? Passing(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            if (cause is DbException { IsTransient: true } passing) return passing;
        return null;
    }

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400 and not ClientClosedRequest, ContentLength: null } && string.IsNullOrEmpty(response.ContentType);

    // RFC 8259: JSON that leaves a closed system is UTF-8.
    private static bool IsOtherCharset(HttpRequest request) =>
        request.ContentType is { } type && MediaTypeHeaderValue.TryParse(type, out var media) && media.Charset.HasValue
        && !media.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !media.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);

    private static string Route(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    [LoggerMessage(LogLevel.Error, "Unhandled exception")]
    private partial void Unhandled(Exception exception);

    [LoggerMessage(LogLevel.Warning, "The database cannot be reached: {Reason}")]
    private partial void Unavailable(string reason);

    [LoggerMessage(LogLevel.Information, "{Method} {Route} answered {Status}")]
    private partial void Failed(string method, string route, int status);
}
