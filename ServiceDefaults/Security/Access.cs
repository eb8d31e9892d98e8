using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bkmo.ServiceDefaults;

/// <summary>Says who may call an endpoint. One that says nothing keeps the service from starting.</summary>
/// <param name="Roles">One of these is needed. Empty: no role is, only a valid token, or not even that if <paramref name="Anyone"/>.</param>
/// <param name="Anyone">Whether even a caller without a token is let in.</param>
/// <param name="Only">Who else than holders of roles is meant: <c>session</c>, or a part of the platform such as <c>service:gateway</c>; null when nobody is.</param>
public sealed record AccessRule(IReadOnlyList<string> Roles, bool Anyone, string? Only = null)
{
    /// <summary>Whether it opens for every role that people hold: then it is not a role that counts but that somebody has an account.</summary>
    public bool IsForAllPeople => ServiceDefaults.Roles.OfPeople.All(role => Roles.Contains(role, StringComparer.Ordinal));

    internal bool OpensFor(Actor actor) => Roles.Count == 0 || IsForAllPeople || actor.Is([.. Roles]);
}

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

    /// <summary>Lets in whoever has signed in, with any role or none: for what belongs to the session's own account.</summary>
    public static TBuilder RequireSession<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.RequireAssertion(context => (context.User.Identity as ActorIdentity)?.Session is not null))
            .WithMetadata(new AccessRule([], Anyone: false, Only: "session"));

    /// <summary>Lets in one part of the platform (<c>gateway</c> is the subject <c>service:gateway</c>), which speaks for nobody: a token with a role or a session is not its own.</summary>
    public static TBuilder RequireService<TBuilder>(this TBuilder endpoint, string service) where TBuilder : IEndpointConventionBuilder
    {
        var subject = Actor.Service(service).Id;
        return endpoint.RequireAuthorization(policy => policy.RequireAssertion(context =>
                context.User.Identity is ActorIdentity { Session: null, Actor: { Roles.Count: 0 } actor } && actor.Id == subject))
            .WithMetadata(new AccessRule([], Anyone: false, Only: subject.Value));
    }

    /// <summary>Lets in everyone, without a token: health, and what people do before they are signed in.</summary>
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
