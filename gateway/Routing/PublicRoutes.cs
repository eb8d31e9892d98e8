using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Model;

namespace Bkmo.Gateway;

/// <summary>All that people may do before they are signed in. Everything else behind the gateway needs a token.</summary>
internal static class PublicRoutes
{
    private const string Prefix = "public ";

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

    internal static IEnumerable<RouteConfig> Routes => Paths.Select(path => new RouteConfig
    {
        RouteId = Prefix + path,
        ClusterId = IdentityClient.Service,
        AuthorizationPolicy = "anonymous",
        Match = new RouteMatch { Path = path, Methods = [HttpMethods.Post] },
    });

    /// <summary>Whether the address is one of them.</summary>
    internal static bool Has(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<RouteModel>() is { } route && Is(route.Config);

    internal static bool Is(RouteConfig route) => route.RouteId.StartsWith(Prefix, StringComparison.Ordinal);
}
