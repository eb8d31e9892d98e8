using Bkmo.Identity.Sessions;

namespace Bkmo.Identity.Accounts;

/// <summary>Who asks, looked up anew for every request: what was revoked a moment ago no longer counts, whatever the internal token says.</summary>
/// <param name="Id">Subject of the token.</param>
/// <param name="Standing">Account, session and roles; null for the bootstrap actor, which has none.</param>
internal sealed record Caller(string Id, Standing? Standing)
{
    /// <summary>The signed-in one. Throws for the bootstrap actor.</summary>
    internal Standing SignedIn => Standing ?? throw new InvalidOperationException("Nobody is signed in on this request.");
}

/// <summary>The address is open to a session that may do nothing but set up its second factor.</summary>
internal sealed class MayWithoutSecondFactor;

/// <summary>The address is open to the bootstrap actor.</summary>
internal sealed class MayBootstrap;

/// <summary>The act needs an authentication younger than ten minutes.</summary>
internal sealed class CriticalAct;

/// <summary>Opens endpoints to people.</summary>
internal static class Callers
{
    /// <summary>For the office.</summary>
    internal static RouteHandlerBuilder ForOffice(this RouteHandlerBuilder endpoint) => endpoint.ForRoles(Roles.Office);

    /// <summary>For holders of one of these roles.</summary>
    internal static RouteHandlerBuilder ForRoles(this RouteHandlerBuilder endpoint, params string[] roles) => endpoint.RequireRoles(roles).AddEndpointFilter(Check);

    /// <summary>For everybody who has signed in, with their own account.</summary>
    internal static RouteHandlerBuilder ForOneself(this RouteHandlerBuilder endpoint) => endpoint.RequireSession().AddEndpointFilter(Check);

    /// <summary>Marks what a session without the demanded second factor may do.</summary>
    internal static RouteHandlerBuilder EvenWithoutSecondFactor(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new MayWithoutSecondFactor());

    /// <summary>Marks what the bootstrap actor may do.</summary>
    internal static RouteHandlerBuilder EvenForBootstrap(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new MayBootstrap());

    /// <summary>Marks a critical act; its record is written in the transaction of the act.</summary>
    internal static RouteHandlerBuilder AsksForFreshProof(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new CriticalAct());

    private static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var allowed = http.GetEndpoint()!.Metadata;
        if (http.SessionId() is not { } session)
        {
            if (allowed.GetMetadata<MayBootstrap>() is null) return Problems.Of(new NeedsSession());
            http.Features.Set(new Caller(http.Actor().Id.Value, null));
            return await next(context);
        }
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var standing = Guid.TryParse(session, out var id)
            ? await Standing.Find(http.RequestServices.GetRequiredService<IdentityDb>(), s => s.Id == id, now, http.RequestAborted)
            : null;
        if (standing is null || standing.Account.Id.ToString() != http.Actor().Id.Value) return Problems.Of(StatusCodes.Status401Unauthorized);
        if (WhyNot(standing, allowed, now) is { } refusal) return refusal;
        http.Features.Set(new Caller(http.Actor().Id.Value, standing));
        return await next(context);
    }

    private static IResult? WhyNot(Standing standing, EndpointMetadataCollection allowed, DateTimeOffset now)
    {
        if (standing.LacksSecondFactor && allowed.GetMetadata<MayWithoutSecondFactor>() is null) return Problems.Of(new SecondFactorRequired());
        if (allowed.GetMetadata<AccessRule>() is { Roles.Count: > 0 } rule && !rule.Roles.Any(standing.Holds)) return Problems.Of(StatusCodes.Status403Forbidden);
        return allowed.GetMetadata<CriticalAct>() is not null && now - standing.Session.AuthenticatedAt > CriticalActs.StepUp ? Problems.Of(new StepUpRequired()) : null;
    }
}
