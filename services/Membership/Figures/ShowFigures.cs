using Bkmo.Membership.Organisations;
using Bkmo.Membership.Umbrellas;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Membership.Figures;

/// <summary>Shows the figures of any day, past, present or announced.</summary>
public static class ShowFigures
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/membership/figures", Handle).Queries<MembershipPeriodRow, FiguresView>()
            .AwaitsPosition<OrganisationRow>().AwaitsPosition<UmbrellaLinkRow>().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(
        DateOnly? keyDate, IReadModel<OrganisationRow> directory, IReadModel<MembershipPeriodRow> periods, IReadModel<UmbrellaLinkRow> links, Commands commands,
        CancellationToken cancellation)
    {
        var day = keyDate ?? Berlin.DayOf(commands.Now);
        var organisations = await directory.Rows
            .Select(row => new Counted(row.Id, row.Kind, row.FederalState, row.SmallCommunity)).ToListAsync(cancellation);
        var active = await MembershipPeriods.Where(periods.Rows, MembershipStatus.Active, day)
            .Select(row => new { row.OrganisationId, row.Kind }).ToListAsync(cancellation);
        var current = await links.Rows.Where(link => link.Since <= day && (link.Until == null || link.Until >= day))
            .Select(link => new { link.OrganisationId, link.UmbrellaId }).ToListAsync(cancellation);
        return Results.Ok(FederationFigures.Count(
            day, organisations, active.ConvertAll(row => (row.OrganisationId, row.Kind)), current.Select(link => (link.OrganisationId, link.UmbrellaId))));
    }
}
