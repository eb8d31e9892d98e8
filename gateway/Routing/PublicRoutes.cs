using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Model;

namespace Bkmo.Gateway;

/// <summary>All that people may do before they are signed in: get in, and read what was released to everybody. Everything else behind the gateway needs a token.</summary>
internal static class PublicRoutes
{
    private const string Prefix = "public ", ReadPrefix = "read ";

    /// <summary>Addresses in Identity, each for POST only.</summary>
    internal static IReadOnlyList<string> Paths { get; } =
    [
        "/api/identity/sessions",
        "/api/identity/sessions/passkey/options",
        "/api/identity/sessions/passkey",
        "/api/identity/sessions/oidc",
        "/api/identity/sessions/oidc/finish",
        "/api/identity/invitations/accept",
        "/api/identity/password-resets",
        "/api/identity/password-resets/accept",
    ];

    /// <summary>Addresses of what was released to everybody, each for GET only: calendar apps, conference apps and whoever counts ballots again have no session.</summary>
    internal static IReadOnlyList<string> Reads { get; } =
    [
        "/api/conference/conferences/{id}/participants/public",
        "/api/conference/conferences/{id}/schedule.ics",
        "/api/conference/conferences/{id}/schedule.json",
        "/api/conference/conferences/{id}/schedule.jsonld",
        "/api/conference/polls/{pollId}/published.json",
        "/api/conference/polls/{pollId}/published.csv",
        "/api/conference/polls/{pollId}/published.blt",
    ];

    internal static IEnumerable<RouteConfig> Routes =>
        Paths.Select(path => Open(Prefix, path, HttpMethods.Post)).Concat(Reads.Select(path => Open(ReadPrefix, path, HttpMethods.Get)));

    /// <summary>Whether the address is one at which people get in.</summary>
    internal static bool GetsIn(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<RouteModel>() is { } route && route.Config.RouteId.StartsWith(Prefix, StringComparison.Ordinal);

    internal static bool Is(RouteConfig route) =>
        route.RouteId.StartsWith(Prefix, StringComparison.Ordinal) || route.RouteId.StartsWith(ReadPrefix, StringComparison.Ordinal);

    private static RouteConfig Open(string prefix, string path, string method) => new()
    {
        RouteId = prefix + path,
        ClusterId = path.Split('/')[2],
        AuthorizationPolicy = "anonymous",
        Match = new RouteMatch { Path = path, Methods = [method] },
    };
}
