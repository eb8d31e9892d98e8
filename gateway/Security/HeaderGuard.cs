namespace Bkmo.Gateway;

/// <summary>
/// Takes away what a caller could claim about itself: every <c>X-*</c> header, forwarding and proxy headers, cookies. Nobody behind this line sees them; a session's cookie
/// is kept aside for signing in.
/// </summary>
internal sealed class HeaderGuard(RequestDelegate next)
{
    private static readonly string[] Taken =
        ["Forwarded", "Via", "Cookie", "From", "Proxy-Authorization", "Proxy-Connection", "Client-IP", "True-Client-IP", "Request-Id", "Correlation-Context", "tracestate", "baggage"];

    public Task InvokeAsync(HttpContext context)
    {
        if (ShownCookie.In(context.Request) is { } cookie) context.Features.Set(cookie);
        var headers = context.Request.Headers;
        foreach (var name in Taken) headers.Remove(name);
        List<string>? claims = null;
        foreach (var header in headers)
            if (IsClaim(header.Key)) (claims ??= []).Add(header.Key);
        claims?.ForEach(name => headers.Remove(name));
        return next(context);
    }

    // An underscore reads as a hyphen in many frameworks.
    private static bool IsClaim(string name) => name.Length > 1 && name[0] is 'x' or 'X' && name[1] is '-' or '_';
}
