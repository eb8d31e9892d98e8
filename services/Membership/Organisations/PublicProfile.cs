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

    /// <summary>Only the actor's own organisations, when others are asked for by what the public profile does not show.</summary>
    internal static IQueryable<OrganisationRow> Narrow(IQueryable<OrganisationRow> rows, ListOrganisations.Filter filter, Actor actor)
    {
        if (OwnOrganisations.SeesAll(actor) || !AsksForMore(filter)) return rows;
        var own = actor.Organisations.ToArray();
        return rows.Where(row => Enumerable.Contains(own, row.Id));
    }

    private static bool AsksForMore(ListOrganisations.Filter filter) =>
        filter.SmallCommunity is not null || filter.Umbrella is not null
        || (filter.Status is { } status && status != MembershipStatus.Active.Name() && status != MembershipStatus.Ended.Name());
}
