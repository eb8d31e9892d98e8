namespace Bkmo.Membership;

/// <summary>Whose affairs an actor may see and tend. Everything of anybody else's is, for that actor, not there (404).</summary>
internal static class OwnOrganisations
{
    /// <summary>Whether the actor sees the organisation's affairs: office and board see all, a representative those of her own.</summary>
    internal static bool MaySee(this Commands commands, Guid organisationId) =>
        commands.Actor.Is(Roles.Office, Roles.Board) || Represents(commands, organisationId);

    /// <summary>Whether the actor may act for the organisation: the office for all, a representative for her own.</summary>
    internal static bool MayActFor(this Commands commands, Guid organisationId) => commands.Actor.Is(Roles.Office) || Represents(commands, organisationId);

    private static bool Represents(Commands commands, Guid organisationId) =>
        commands.Actor.Is(Roles.OrganisationRepresentative) && commands.Actor.Organisations.Contains(organisationId);
}
