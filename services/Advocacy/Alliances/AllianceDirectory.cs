using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Advocacy.Alliances;

/// <summary>All alliances, by name.</summary>
public sealed class AllianceDirectory : IProjection<AllianceDirectory.Row>
{
    /// <summary>One alliance.</summary>
    public sealed record Row
    {
        /// <summary>The alliance.</summary>
        public Guid Id { get; init; }

        /// <summary>Full name.</summary>
        public string Name { get; init; } = "";

        /// <summary>Short name, if it has one.</summary>
        public string? ShortName { get; init; }

        /// <summary>Funding programme it belongs to, if any.</summary>
        public string? Programme { get; init; }

        /// <summary>How many members have not left, whenever that is to be.</summary>
        public int Members { get; init; }

        /// <summary>What the list is sorted by.</summary>
        public string SortKey { get; init; } = "";
    }

    /// <summary>An alliance in the list.</summary>
    /// <param name="Id">The alliance.</param>
    /// <param name="Name">Full name.</param>
    /// <param name="ShortName">Short name, if it has one.</param>
    /// <param name="Programme">Funding programme it belongs to, if any.</param>
    /// <param name="Members">How many members it has, without those whose leaving is on record.</param>
    public sealed record Item(Guid Id, string Name, string? ShortName, string? Programme, int Members);

    /// <inheritdoc />
    public static string Name => "alliance_directory";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<Row> row) => row.HasKey(r => r.Id);

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is AllianceRecorded or AllianceMemberJoined or AllianceMemberLeft ? stored.StreamId : null;

    /// <inheritdoc />
    public static Row? Evolve(Row? row, StoredEvent stored) => (row, stored.Data) switch
    {
        (_, AllianceRecorded e) => new Row
        {
            Id = stored.StreamId, Name = e.Name, ShortName = e.ShortName, Programme = e.Programme, SortKey = SearchText.Fold(e.Name),
        },
        ({ } r, AllianceMemberJoined) => r with { Members = r.Members + 1 },
        ({ } r, AllianceMemberLeft) => r with { Members = r.Members - 1 },
        _ => row,
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/advocacy/alliances", Handle).Lists<Row, Item>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(IReadModel<Row> alliances, PageRequest page, CancellationToken cancellation) => page.Of(
        alliances.Rows, row => row.SortKey, row => row.Id, row => new Item(row.Id, row.Name, row.ShortName, row.Programme, row.Members), cancellation);
}
