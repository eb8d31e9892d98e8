using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;

namespace Bkmo.Membership.Figures;

/// <summary>For how many associations an organisation stands on a day.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="KeyDate">The day, Europe/Berlin.</param>
/// <param name="Recorded">Distinct associations below it, over any number of umbrellas, as the graph records them.</param>
public sealed record RepresentedView(Guid OrganisationId, DateOnly KeyDate, int Recorded);

/// <summary>Shows for how many associations an organisation stands, on any day and by what was known at any moment.</summary>
public static class ShowRepresented
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/membership/organisations/{id:guid}/represented-associations", Handle).Queries<RegisterFactRow, RepresentedView>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(
        Guid id, [AsParameters] KeyDate keyDate, FederationRegister register, Commands commands, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id)) return OwnOrganisations.Unseen();
        var check = new Check();
        keyDate.Check(check, commands);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var (contents, day) = (await register.At(keyDate.AsOf, cancellation), keyDate.Day(commands));
        return contents.Find(id) is null ? OwnOrganisations.Unseen() : Results.Ok(new RepresentedView(id, day, Count(contents, id, day)));
    }

    internal static int Count(RegisterContents contents, Guid id, DateOnly day)
    {
        var below = FederationFigures.Below([id], contents.Graph.LinksOn(day).ToLookup(link => link.UmbrellaId, link => link.OrganisationId));
        return below.Count(other => contents.Find(other)?.State is { } state && state.ProfileOn(day)?.Kind is OrganisationKind.Association && !(state.CeasedOn < day));
    }
}
