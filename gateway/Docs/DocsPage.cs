using System.Reflection;

namespace Bkmo.Gateway;

/// <summary>The gateway's own pages: the readable one over the API description, and the one where people get in and see their account. Our own files, nothing from elsewhere.</summary>
internal static class DocsPage
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    internal static void MapDocs(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", Reading, () => Results.Redirect("/docs")).AllowAnyone();
        routes.MapFile("/docs", "page.html", "text/html; charset=utf-8");
        routes.MapFile("/docs/page.js", "page.js", "text/javascript; charset=utf-8");
        routes.MapFile("/docs/page.css", "page.css", "text/css; charset=utf-8");
        routes.MapFile("/docs/page.svg", "page.svg", "image/svg+xml");
        routes.MapFile("/account", "account.html", "text/html; charset=utf-8");
        routes.MapFile("/account/account.js", "account.js", "text/javascript; charset=utf-8");
    }

    private static void MapFile(this IEndpointRouteBuilder routes, string path, string file, string type)
    {
        var content = Load(file);
        routes.MapMethods(path, Reading, (HttpContext context) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.CacheControl = "no-cache";
            headers["Referrer-Policy"] = "no-referrer";
            return Results.Bytes(content, type);
        }).AllowAnyone();
    }

    private static byte[] Load(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not in the build.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
