using System.Globalization;
using Bkmo.Membership.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Headcounts;

/// <summary>A version of a report, for lists and for whoever counts.</summary>
public sealed record HeadcountRow
{
    /// <summary>The version.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Which year's.</summary>
    public required int Year { get; init; }

    /// <summary>Number of the version in the year.</summary>
    public required int Number { get; init; }

    /// <summary>The day that the numbers are of.</summary>
    public required DateOnly KeyDate { get; init; }

    /// <summary>Members who are natural persons.</summary>
    public required long NaturalPersons { get; init; }

    /// <summary>Members that are legal persons.</summary>
    public required long LegalPersons { get; init; }

    /// <summary>All members.</summary>
    public required long Total { get; init; }

    /// <summary>Yearly budget in whole euro.</summary>
    public long? BudgetEuro { get; init; }

    /// <summary>Where it stands, kebab case.</summary>
    public required string Status { get; init; }

    /// <summary>When it was approved, UTC; null while it is not.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>Order of the list: the latest year first, in a year by organisation and version.</summary>
    public required string SortKey { get; init; }
}

/// <summary>All versions of all reports.</summary>
public sealed class HeadcountList : IProjection<HeadcountRow>
{
    /// <inheritdoc />
    public static string Name => "headcounts";

    /// <inheritdoc />
    public static int Version => 2;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<HeadcountRow> row)
    {
        row.HasKey(version => version.Id);
        row.Property(version => version.SortKey).UseCollation("C");
        row.HasIndex(version => new { version.OrganisationId, version.KeyDate });
        row.HasIndex(version => new { version.SortKey, version.Id });
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data switch
    {
        HeadcountSubmitted e => IdOf(stored.StreamId, e.Number),
        HeadcountApproved e => IdOf(stored.StreamId, e.Number),
        HeadcountReturned e => IdOf(stored.StreamId, e.Number),
        _ => null,
    };

    /// <inheritdoc />
    public static HeadcountRow? Evolve(HeadcountRow? row, StoredEvent stored) => stored.Data switch
    {
        HeadcountSubmitted e => Submitted(stored.StreamId, e),
        HeadcountApproved when row is not null => row with { Status = HeadcountStatus.Approved.Name(), ApprovedAt = stored.RecordedAt },
        HeadcountReturned when row is not null => row with { Status = HeadcountStatus.Returned.Name() },
        _ => row,
    };

    /// <summary>Per organisation the version that counts on <paramref name="keyDate"/>: of the approved ones of that day or earlier the latest, in a year its last version.</summary>
    /// <param name="rows">Versions of reports.</param>
    /// <param name="keyDate">The day, Europe/Berlin.</param>
    /// <param name="asOf">Only what had been approved by this moment counts; null: all that is approved now.</param>
    public static IReadOnlyDictionary<Guid, HeadcountRow> Counting(IEnumerable<HeadcountRow> rows, DateOnly keyDate, DateTimeOffset? asOf = null) => rows
        .Where(row => row.KeyDate <= keyDate && row.ApprovedAt is { } approved && !(approved > asOf))
        .GroupBy(row => row.OrganisationId)
        .ToDictionary(versions => versions.Key, versions => versions.OrderBy(row => row.Year).ThenBy(row => row.Number).Last());

    internal static async Task<IReadOnlyDictionary<Guid, HeadcountRow>> Counting(
        IReadModel<HeadcountRow> reports, DateOnly keyDate, DateTimeOffset? asOf, CancellationToken cancellation) =>
        Counting(await reports.Rows.Where(row => row.KeyDate <= keyDate).ToListAsync(cancellation), keyDate, asOf);

    private static Guid IdOf(Guid stream, int number) => NameBasedId.Of(stream, number.ToString(CultureInfo.InvariantCulture));

    private static HeadcountRow Submitted(Guid stream, HeadcountSubmitted e) => new()
    {
        Id = IdOf(stream, e.Number),
        OrganisationId = e.OrganisationId,
        Year = e.Year,
        Number = e.Number,
        KeyDate = e.Figures.KeyDate,
        NaturalPersons = e.Figures.NaturalPersons,
        LegalPersons = e.Figures.LegalPersons,
        Total = e.Figures.Total(),
        BudgetEuro = e.Figures.BudgetEuro,
        Status = HeadcountStatus.Submitted.Name(),
        SortKey = FormattableString.Invariant($"{9999 - e.Year:D4}/{e.OrganisationId:N}/{e.Number:D6}"),
    };
}

/// <summary>A version of a report in a list.</summary>
/// <param name="OrganisationId">Whose.</param>
/// <param name="Year">Which year's.</param>
/// <param name="Number">Number of the version in the year.</param>
/// <param name="KeyDate">The day that the numbers are of.</param>
/// <param name="Total">All members.</param>
/// <param name="Status">Where it stands, kebab case.</param>
public sealed record HeadcountItem(Guid OrganisationId, int Year, int Number, DateOnly KeyDate, long Total, string Status);

/// <summary>Lists reports: the office's and board's list of all, and that of one organisation.</summary>
public static class ListHeadcounts
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/headcounts", All).Lists<HeadcountRow, HeadcountItem>().ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .RequireRoles(Roles.Office, Roles.Board);
        routes.MapGet("/api/membership/organisations/{id:guid}/headcounts", OfOne).Lists<HeadcountRow, HeadcountItem>().ProducesProblem(StatusCodes.Status404NotFound)
            .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);
    }

    private static Task<IResult> All(int? year, string? status, IReadModel<HeadcountRow> reports, PageRequest page, CancellationToken cancellation)
    {
        var check = new Check();
        check.Named<HeadcountStatus>(status, "status");
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var rows = reports.Rows.Where(row => (year == null || row.Year == year) && (status == null || row.Status == status));
        return page.Of(rows, row => row.SortKey, row => row.Id, Item, cancellation);
    }

    private static Task<IResult> OfOne(Guid id, IReadModel<HeadcountRow> reports, PageRequest page, Commands commands, CancellationToken cancellation) =>
        OwnOrganisations.MayRead(commands.Actor, id)
            ? page.Of(reports.Rows.Where(row => row.OrganisationId == id), row => row.SortKey, row => row.Id, Item, cancellation)
            : Task.FromResult(Problems.Of(new UnknownOrganisation()));

    private static HeadcountItem Item(HeadcountRow row) => new(row.OrganisationId, row.Year, row.Number, row.KeyDate, row.Total, row.Status);
}
