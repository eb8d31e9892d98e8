using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Headcounts;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Register;

namespace Bkmo.Membership.Figures;

/// <summary>For how many associations an organisation stands on a day.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="KeyDate">The day, Europe/Berlin.</param>
/// <param name="Recorded">Distinct associations below it, over any number of umbrellas, as the graph records them.</param>
/// <param name="Reported">What the organisation itself reports; null when no approved report counts on the day. Neither number replaces the other.</param>
public sealed record RepresentedView(Guid OrganisationId, DateOnly KeyDate, int Recorded, ReportedAssociations? Reported);

/// <summary>The associations that an organisation reports.</summary>
/// <param name="Associations">Its members that are legal persons.</param>
/// <param name="Report">The version of the report that counts on the day.</param>
/// <param name="KeyDate">The day that the report is of.</param>
public sealed record ReportedAssociations(long Associations, ReportReference Report, DateOnly KeyDate)
{
    internal static ReportedAssociations? Of(HeadcountRow? report) =>
        report is null ? null : new(report.LegalPersons, new(report.Year, report.Number), report.KeyDate);
}

/// <summary>Shows for how many associations an organisation stands, on any day and by what was known at any moment.</summary>
public static class ShowRepresented
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/membership/organisations/{id:guid}/represented-associations", Handle).Queries<RegisterFactRow, RepresentedView>().AwaitsPosition<HeadcountRow>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static async Task<IResult> Handle(
        Guid id, [AsParameters] KeyDate keyDate, FederationRegister register, IReadModel<HeadcountRow> headcounts, Commands commands,
        CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id)) return OwnOrganisations.Unseen();
        var check = new Check();
        keyDate.Check(check, commands);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);

        var (contents, day) = (await register.At(keyDate.AsOf, cancellation), keyDate.Day(commands));
        if (contents.Find(id) is null) return OwnOrganisations.Unseen();
        var reports = await HeadcountList.Counting(headcounts, day, keyDate.AsOf, cancellation);
        return Results.Ok(new RepresentedView(id, day, Count(contents, id, day), ReportedAssociations.Of(reports.GetValueOrDefault(id))));
    }

    internal static int Count(RegisterContents contents, Guid id, DateOnly day)
    {
        return contents.Down.Below([id], day).All.Count(other => contents.Find(other)?.State is { } state && state.ProfileOn(day)?.Kind is OrganisationKind.Association && !(state.CeasedOn < day));
    }
}
