namespace Bkmo.Membership;

/// <summary>
/// Whose data an actor may read and change. A representative has her own organisations, the office and the board all of them; for everybody else an
/// organisation's inner data do not exist.
/// </summary>
public static class OwnOrganisations
{
    /// <summary>Whether the actor represents this organisation.</summary>
    public static bool Represents(Actor actor, Guid organisationId) =>
        actor.Is(Roles.OrganisationRepresentative) && actor.Organisations.Contains(organisationId);

    /// <summary>Whether the actor sees every organisation with everything.</summary>
    public static bool SeesAll(Actor actor) => actor.Is(Roles.Office, Roles.Board);

    /// <summary>Whether the actor sees this organisation with everything.</summary>
    public static bool MayRead(Actor actor, Guid organisationId) => SeesAll(actor) || Represents(actor, organisationId);

    /// <summary>Whether the actor may act for this organisation: its representatives, and the office in their place.</summary>
    public static bool MayActFor(Actor actor, Guid organisationId) => actor.Is(Roles.Office) || Represents(actor, organisationId);

    /// <summary>The answer for what does not exist, or not for this actor.</summary>
    internal static IResult Unseen() => Problems.Of(StatusCodes.Status404NotFound);
}
