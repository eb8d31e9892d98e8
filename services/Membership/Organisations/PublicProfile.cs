using Bkmo.Membership.Register;

namespace Bkmo.Membership.Organisations;

/// <summary>
/// What representatives see of other organisations in the directory: name, kind, seat, web site, languages, and which memberships are held. What is not shown
/// cannot be searched by either.
/// </summary>
internal static class PublicProfile
{
    /// <summary>The item as this actor may see it.</summary>
    internal static OrganisationItem For(Actor actor, OrganisationItem item) => OwnOrganisations.MayRead(actor, item.Id) ? item : item with
    {
        SmallCommunity = null,
        Memberships =
        [
            .. item.Memberships.Where(membership => membership.Status is MembershipStatus.Active or MembershipStatus.Ended)
                .Select(membership => membership with { AdmittedOn = null, EndsOn = null }),
        ],
    };

    /// <summary>
    /// Only the actor's own organisations, when others are asked for by what the public profile does not show; days and states of knowledge are such, as days of
    /// admission could be found by trying.
    /// </summary>
    internal static IReadOnlyList<RegisterEntry> Narrow(IReadOnlyList<RegisterEntry> entries, DirectoryFilter filter, KeyDate keyDate, Actor actor) =>
        OwnOrganisations.SeesAll(actor) || !AsksForMore(filter, keyDate) ? entries : [.. entries.Where(entry => actor.Organisations.Contains(entry.Id))];

    private static bool AsksForMore(DirectoryFilter filter, KeyDate keyDate) =>
        filter.SmallCommunity is not null || filter.Umbrella is not null || keyDate is not { On: null, AsOf: null }
        || (filter.Status is { } status && status != MembershipStatus.Active.Name() && status != MembershipStatus.Ended.Name());
}
