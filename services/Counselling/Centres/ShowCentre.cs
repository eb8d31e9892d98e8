using Bkmo.Eventing.Organisations;

namespace Bkmo.Counselling.Centres;

/// <summary>A counselling centre. All of it is public.</summary>
/// <param name="Id">The centre.</param>
/// <param name="Name">Its name.</param>
/// <param name="OrganisationId">The organisation that runs it.</param>
/// <param name="OrganisationName">Name of the organisation that runs it.</param>
/// <param name="Place">Municipality it works in.</param>
/// <param name="Postcode">Five digits.</param>
/// <param name="Languages">Languages of counselling, BCP 47.</param>
/// <param name="Topics">Areas of life it counsels in; empty: all.</param>
/// <param name="Phone">Public telephone number.</param>
/// <param name="OpeningHours">When somebody can be reached.</param>
/// <param name="ClosesOn">Last day on which it takes new cases, Europe/Berlin; null while no end is in sight.</param>
public sealed record CentreView(
    Guid Id, string Name, Guid OrganisationId, string? OrganisationName, string Place, string Postcode, IReadOnlyList<string> Languages,
    IReadOnlyList<AreaOfLife> Topics, string? Phone, string? OpeningHours, DateOnly? ClosesOn)
{
    internal static CentreView? Of(Guid id, Centre state, KnownOrganisation? organisation) => state.Opened is { } opened
        ? new(id, opened.Name, opened.OrganisationId, organisation?.Name, opened.Place, opened.Postcode, opened.Languages, opened.Topics, opened.Phone,
            opened.OpeningHours, state.ClosesOn)
        : null;
}

/// <summary>Shows one centre.</summary>
public static class ShowCentre
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/counselling/centres/{id:guid}", Handle).Shows<CentreView>().RequireRoles(Wall.EveryRole);

    /// <summary>What is known of the organisation that runs the centre.</summary>
    internal static async Task<KnownOrganisation?> OrganisationOf(Guid id, Commands commands, CancellationToken cancellation) =>
        (await commands.Find<Centre>(id, cancellation))?.Opened is { } opened
            ? await commands.Find<KnownOrganisation>(opened.OrganisationId, cancellation)
            : null;

    private static async Task<IResult> Handle(Guid id, Commands commands, CancellationToken cancellation)
    {
        var organisation = await OrganisationOf(id, commands, cancellation);
        return await commands.Read<Centre>(id, state => CentreView.Of(id, state, organisation), cancellation);
    }
}
