using System.Net;

namespace Bkmo.Gateway;

/// <summary>
/// Takes away what a caller could claim about itself: every <c>X-*</c> header, forwarding and proxy headers, cookies. Nobody behind this line sees them; a session's cookie
/// is kept aside for signing in, and the address that one of <c>Gateway__Proxies</c> names is taken for the caller's. What the gateway answers is for nobody's frame, and
/// brings nothing along that a browser would run.
/// </summary>
internal sealed class HeaderGuard(RequestDelegate next, GatewaySettings settings)
{
    private const string NothingRuns = "default-src 'none'; frame-ancestors 'none'", OneYear = "max-age=31536000";

    private static readonly string[] Taken =
        ["Forwarded", "Via", "Cookie", "From", "Proxy-Authorization", "Proxy-Connection", "Client-IP", "True-Client-IP", "Request-Id", "Correlation-Context", "tracestate", "baggage"];

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var answer = ((HttpResponse)state).Headers;
            if (answer.ContentSecurityPolicy.Count == 0) answer.ContentSecurityPolicy = NothingRuns;
            answer.StrictTransportSecurity = OneYear;
            return Task.CompletedTask;
        }, context.Response);
        TakeAddress(context);
        if (ShownCookie.In(context.Request) is { } cookie) context.Features.Set(cookie);
        var headers = context.Request.Headers;
        foreach (var name in Taken) headers.Remove(name);
        List<string>? claims = null;
        foreach (var header in headers)
            if (IsClaim(header.Key)) (claims ??= []).Add(header.Key);
        claims?.ForEach(name => headers.Remove(name));
        return next(context);
    }

    // The last entry is the proxy's own; those before it are whatever the caller wrote.
    private void TakeAddress(HttpContext context)
    {
        var connection = context.Connection;
        if (connection.RemoteIpAddress is not { } proxy || !settings.Proxies.Contains(proxy.IsIPv4MappedToIPv6 ? proxy.MapToIPv4() : proxy)) return;
        var last = context.Request.Headers["X-Forwarded-For"].LastOrDefault()?.Split(',')[^1].Trim();
        if (IPAddress.TryParse(last, out var caller)) connection.RemoteIpAddress = caller;
    }

    // An underscore reads as a hyphen in many frameworks.
    private static bool IsClaim(string name) => name.Length > 1 && name[0] is 'x' or 'X' && name[1] is '-' or '_';
}
