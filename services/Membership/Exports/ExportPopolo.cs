using Bkmo.Membership.Bodies;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Organisations;
using Bkmo.Membership.Persons;
using Bkmo.Membership.Umbrellas;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Membership.Exports;

/// <summary>What an export is made of.</summary>
/// <param name="Persons">All persons.</param>
/// <param name="Organisations">The directory.</param>
/// <param name="Memberships">All memberships.</param>
/// <param name="Umbrellas">All links to umbrellas.</param>
/// <param name="Mandates">All mandates.</param>
/// <param name="Bodies">All bodies with seats and terms.</param>
public sealed record PopoloSources(
    IReadOnlyList<PersonRow> Persons, IReadOnlyList<OrganisationRow> Organisations, IReadOnlyList<MembershipPeriodRow> Memberships,
    IReadOnlyList<UmbrellaLinkRow> Umbrellas, IReadOnlyList<MandateRow> Mandates, IReadOnlyList<BodyRow> Bodies);

/// <summary>Exports organisations, memberships, posts and persons in Popolo's form, with all days from the first on and without sealed data.</summary>
public static class ExportPopolo
{
    private static readonly string Federation = NameBasedId.Of(Guid.Empty, "membership/federation").ToString();

    /// <summary>The document. Mandates and terms that never began are left out; so are memberships that were not admitted.</summary>
    public static PopoloDocument Of(PopoloSources sources)
    {
        var names = sources.Organisations.ToDictionary(row => row.Id, row => row.Name);
        var bodies = sources.Bodies.Select(row => (Row: row, Seats: BodyList.SeatsOf(row))).ToList();
        return new(
            [.. sources.Persons.Select(row => new PopoloPerson(row.Id.ToString()))],
            [
                new(Federation, "Bundeskonferenz der Migrant*innenorganisationen e.V.", [new("BKMO", "short name")], "federation", null, null, []),
                .. sources.Organisations.Select(Organization), .. sources.Bodies.Select(Organization),
            ],
            [
                .. sources.Memberships.Where(row => row.AdmittedOn is not null && !(row.EndsOn < row.AdmittedOn)).Select(row => OfOrganisation(
                    row.Id, row.Kind, row.OrganisationId, names, Federation, row.AdmittedOn!.Value, row.EndsOn)),
                .. sources.Umbrellas.Select(row => OfOrganisation(
                    row.Id, "member", row.OrganisationId, names, row.UmbrellaId.ToString(), row.Since, row.Until)),
                .. sources.Mandates.Where(row => !(row.Until < row.Since)).Select(row => new PopoloMembership(
                    row.Id.ToString(), row.Function, null, row.PersonId.ToString(), row.OrganisationId.ToString(), null, null, row.Since, row.Until)),
                .. bodies.SelectMany(body => body.Seats.SelectMany(seat => Terms(body.Row.Id, seat))),
            ],
            [.. bodies.SelectMany(body => body.Seats.Select(seat => Post(body.Row, seat)))]);
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/membership/exports/popolo", Handle).Queries<OrganisationRow, PopoloDocument>()
        .AwaitsPosition<PersonRow>().AwaitsPosition<MembershipPeriodRow>().AwaitsPosition<UmbrellaLinkRow>().AwaitsPosition<MandateRow>().AwaitsPosition<BodyRow>()
        .RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(
        IReadModel<PersonRow> persons, IReadModel<OrganisationRow> directory, IReadModel<MembershipPeriodRow> periods, IReadModel<UmbrellaLinkRow> links,
        IReadModel<MandateRow> mandates, IReadModel<BodyRow> bodies, CancellationToken cancellation) => Results.Json(Of(new(
            await persons.Rows.OrderBy(row => row.Id).ToListAsync(cancellation),
            await directory.Rows.OrderBy(row => row.SortName).ThenBy(row => row.Id).ToListAsync(cancellation),
            await periods.Rows.OrderBy(row => row.Id).ToListAsync(cancellation), await links.Rows.OrderBy(row => row.Id).ToListAsync(cancellation),
            await mandates.Rows.OrderBy(row => row.Id).ToListAsync(cancellation),
            await bodies.Rows.OrderBy(row => row.Order).ThenBy(row => row.Id).ToListAsync(cancellation))), ServiceJson.Options);

    private static PopoloOrganization Organization(OrganisationRow row) => new(
        row.Id.ToString(), row.Name, row.ShortName is null ? [] : [new(row.ShortName, "short name")], row.Kind, null, null,
        row.Website is null ? [] : [new(row.Website, "web site")]);

    private static PopoloOrganization Organization(BodyRow row) =>
        new(row.Id.ToString(), row.NameDe, [new(row.NameEn, "English name")], row.Kind, Federation, row.FormedOn, []);

    private static PopoloMembership OfOrganisation(
        Guid id, string role, Guid organisation, Dictionary<Guid, string> names, string within, DateOnly from, DateOnly? until) => new(
            id.ToString(), role, new(organisation.ToString(), names.GetValueOrDefault(organisation, "")), null, within, null, null, from, until);

    private static IEnumerable<PopoloMembership> Terms(Guid bodyId, Seat seat) => seat.Terms
        .Where(term => term.AcceptedOn is not null && !(term.Until < term.From)).Select(term => new PopoloMembership(
            term.Id.ToString(), seat.Function.Name(), null, term.PersonId.ToString(), bodyId.ToString(), seat.Id.ToString(), term.OrganisationId?.ToString(),
            term.From > term.AcceptedOn ? term.From : term.AcceptedOn, term.Until));

    private static PopoloPost Post(BodyRow row, Seat seat) =>
        new(seat.Id.ToString(), $"{row.NameDe}: {seat.Function.Name()}", seat.Function.Name(), row.Id.ToString(), seat.Since);
}
