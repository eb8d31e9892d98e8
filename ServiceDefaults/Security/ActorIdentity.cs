using System.Collections.Frozen;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Bkmo.ServiceDefaults;

/// <summary>Carries the <see cref="ServiceDefaults.Actor"/> through the request.</summary>
internal sealed class ActorIdentity(Actor actor, string scheme, string? session, DateTimeOffset? authenticatedAt) : ClaimsIdentity(scheme)
{
    internal new Actor Actor { get; } = actor;

    /// <summary>Id of the session that the caller signed in with; null for callers that have none.</summary>
    internal string? Session { get; } = session;

    /// <summary>When the caller last proved who they are, UTC; null when nobody did.</summary>
    internal DateTimeOffset? AuthenticatedAt { get; } = authenticatedAt;

    internal static ClaimsPrincipal Principal(Actor actor, string scheme, string? session = null, DateTimeOffset? authenticatedAt = null) =>
        new(new ActorIdentity(actor, scheme, session, authenticatedAt));

    /// <summary>The actor that the claims describe; null when they do not describe one.</summary>
    internal static Actor? Read(IEnumerable<Claim> claims)
    {
        var byType = claims.ToLookup(claim => claim.Type, claim => claim.Value, StringComparer.Ordinal);
        var subject = byType[InternalToken.Subject].SingleOrDefault();
        if (string.IsNullOrWhiteSpace(subject)) return null;
        return Ids(byType[InternalToken.Organisations]) is { } organisations && Ids(byType[InternalToken.Centres]) is { } centres
                && ConferenceClaim.Read(byType[InternalToken.Conferences]) is { } conferences
            ? new Actor(new UserId(subject), byType[InternalToken.Roles].ToFrozenSet(StringComparer.Ordinal), organisations, centres) { ConferenceRoles = conferences }
            : null;
    }

    private static FrozenSet<Guid>? Ids(IEnumerable<string> values)
    {
        var ids = new List<Guid>();
        foreach (var value in values)
        {
            if (!Guid.TryParse(value, out var id)) return null;
            ids.Add(id);
        }
        return ids.ToFrozenSet();
    }
}

/// <summary>Gives endpoints the one who asks.</summary>
public static class ActorAccess
{
    /// <summary>Who asks. Throws on endpoints that anyone may call: nobody is known there.</summary>
    public static Actor Actor(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (context.User.Identity as ActorIdentity)?.Actor ?? throw new InvalidOperationException("Nobody is signed in on this request.");
    }

    /// <summary>Id of the session that the caller signed in with; null for callers that have none.</summary>
    public static string? SessionId(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (context.User.Identity as ActorIdentity)?.Session;
    }

    /// <summary>When the caller last proved who they are, UTC; null for callers that have no session.</summary>
    public static DateTimeOffset? AuthenticatedAt(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (context.User.Identity as ActorIdentity)?.AuthenticatedAt;
    }
}
