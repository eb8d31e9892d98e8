namespace Bkmo.Membership.Organisations;

/// <summary>Who may act for which organisation: office and board for every one, a representative for her own. Of the others she hears that there is nothing.</summary>
internal static class OwnOrganisation
{
    internal static bool MayActFor(this Actor actor, Guid organisationId) =>
        actor.Is(Roles.Office, Roles.Board) || (actor.Is(Roles.OrganisationRepresentative) && actor.Organisations.Contains(organisationId));

    /// <summary>The answer for what does not exist.</summary>
    internal static IResult Unseen() => Problems.Of(StatusCodes.Status404NotFound);
}
