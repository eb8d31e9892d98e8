using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bkmo.ServiceDefaults;

/// <summary>Says who may call an endpoint. One that says nothing keeps the service from starting.</summary>
/// <param name="Roles">One of these is needed. Empty: no role is, only a valid token, or not even that if <paramref name="Anyone"/>.</param>
/// <param name="Anyone">Whether even a caller without a token is let in.</param>
public sealed record AccessRule(IReadOnlyList<string> Roles, bool Anyone);

/// <summary>The only ways to open an endpoint.</summary>
public static class Access
{
    /// <summary>Lets in whoever holds one of <paramref name="roles"/>. Several calls (group and endpoint) must all be met.</summary>
    public static TBuilder RequireRoles<TBuilder>(this TBuilder endpoint, params string[] roles) where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(roles);
        if (roles.Length == 0) throw new ArgumentException("Name at least one role.", nameof(roles));
        return endpoint.RequireAuthorization(policy => policy.RequireAssertion(context => ActorOf(context) is { } actor && actor.Is(roles)))
            .WithMetadata(new AccessRule(roles, Anyone: false));
    }

    /// <summary>Lets in everyone, without a token: health only.</summary>
    public static TBuilder AllowAnyone<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AllowAnonymous().WithMetadata(new AccessRule([], Anyone: true));

    /// <summary>Lets in every valid token, whatever its roles: for the API description and for the gateway, behind which services decide.</summary>
    internal static TBuilder RequireAnyActor<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.RequireAssertion(context => ActorOf(context) is not null)).WithMetadata(new AccessRule([], Anyone: false));

    internal static void DenyByDefault(AuthorizationOptions options)
    {
        options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        // Addresses and methods that do not exist are no endpoints: they answer 404 and 405, but only to a caller with a token.
        options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(context => ActorOf(context) is not null && context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint).Build();
    }

    private static Actor? ActorOf(AuthorizationHandlerContext context) => (context.User.Identity as ActorIdentity)?.Actor;
}
