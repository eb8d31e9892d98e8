using Microsoft.AspNetCore.Http;

namespace Bkmo.ServiceDefaults;

/// <summary>Where roles of one conference count.</summary>
public static class ConferenceAccess
{
    /// <summary>Whether the caller holds a role that counts at one conference only.</summary>
    public static bool HoldsRolesOfConferences(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.User.Identity is ActorIdentity { Actor: { } actor } && actor.Is([.. Roles.OfConference]);
    }

    /// <summary>
    /// From here on the request has the caller's rights at this conference, or at none: <see cref="ActorAccess.Actor"/> no longer has the roles that are held for
    /// other ones. Says whether the endpoint still opens; if not, the thing is a foreign one.
    /// </summary>
    public static bool EntersConference(this HttpContext context, Guid? conferenceId)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.User.Identity is not ActorIdentity identity) return true;
        var here = identity.Actor.At(conferenceId);
        if (ReferenceEquals(here, identity.Actor)) return true;
        context.User = ActorIdentity.Principal(here, identity.AuthenticationType!, identity.Session, identity.AuthenticatedAt);
        return context.GetEndpoint()?.Metadata.GetOrderedMetadata<AccessRule>().All(rule => rule.OpensFor(here)) is not false;
    }
}
