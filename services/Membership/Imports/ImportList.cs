using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Imports;

/// <summary>An import in the list.</summary>
public sealed record ImportRowOfList
{
    /// <summary>The import.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands, kebab case.</summary>
    public required string Stage { get; init; }

    /// <summary>When it was accepted, UTC.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>What the list is sorted by: falls as the time rises.</summary>
    public required string SortKey { get; init; }

    /// <summary>Rows that change something.</summary>
    public required int Count { get; init; }

    /// <summary>Rows that could not be carried out or taken back.</summary>
    public required int Problems { get; init; }
}

/// <summary>An import in the list.</summary>
/// <param name="Id">The import.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="AcceptedAt">When it was accepted, UTC.</param>
/// <param name="Rows">Rows that change something.</param>
/// <param name="Problems">Rows that could not be carried out or taken back.</param>
public sealed record ImportItem(Guid Id, string Stage, DateTimeOffset AcceptedAt, int Rows, int Problems);

/// <summary>All imports, the latest first.</summary>
public sealed class ImportList : IProjection<ImportRowOfList>
{
    /// <inheritdoc />
    public static string Name => "import_list";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<ImportRowOfList> row)
    {
        row.HasKey(import => import.Id);
        row.HasIndex(import => import.Stage);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is ImportAccepted or ImportApplied or ImportUndoAsked or ImportUndone ? stored.StreamId : null;

    /// <inheritdoc />
    public static ImportRowOfList? Evolve(ImportRowOfList? row, StoredEvent stored) => stored.Data switch
    {
        ImportAccepted e => new()
        {
            Id = stored.StreamId,
            Stage = ImportStage.Applying.Name(),
            AcceptedAt = e.At,
            SortKey = (long.MaxValue - e.At.UtcTicks).ToString("D19", CultureInfo.InvariantCulture),
            Count = e.Rows.Count,
            Problems = 0,
        },
        ImportApplied e when row is not null => row with { Stage = ImportStage.Applied.Name(), Problems = e.Problems.Count },
        ImportUndoAsked when row is not null => row with { Stage = ImportStage.Undoing.Name() },
        ImportUndone e when row is not null => row with { Stage = ImportStage.Undone.Name(), Problems = e.Problems.Count },
        _ => row,
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/imports", List).Lists<ImportRowOfList, ImportItem>().RequireRoles(Roles.Office, Roles.Board);
        routes.MapGet("/api/membership/imports/{id:guid}", Show).Shows<ImportView>().RequireRoles(Roles.Office, Roles.Board);
    }

    private static Task<IResult> List(IReadModel<ImportRowOfList> imports, PageRequest page, CancellationToken cancellation) => page.Of(
        imports.Rows, row => row.SortKey, row => row.Id, row => new ImportItem(row.Id, row.Stage, row.AcceptedAt, row.Count, row.Problems), cancellation);

    private static Task<IResult> Show(Guid id, Commands commands, CancellationToken cancellation) =>
        commands.Read<Import>(id, state => ImportView.Of(id, state), cancellation);
}
