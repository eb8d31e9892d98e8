using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Advocacy.Committees;

/// <summary>All standing committees, by German name.</summary>
public sealed class CommitteeDirectory : IProjection<CommitteeDirectory.Row>
{
    /// <summary>One committee.</summary>
    public sealed record Row
    {
        /// <summary>The committee.</summary>
        public Guid Id { get; init; }

        /// <summary>German name.</summary>
        public string NameDe { get; init; } = "";

        /// <summary>English name.</summary>
        public string NameEn { get; init; } = "";

        /// <summary>Name of the conference that formed it; null when the board did.</summary>
        public string? FormedAt { get; init; }

        /// <summary>How many organisations send members.</summary>
        public int Members { get; init; }

        /// <summary>What the list is sorted by.</summary>
        public string SortKey { get; init; } = "";
    }

    /// <summary>A committee in the list.</summary>
    /// <param name="Id">The committee.</param>
    /// <param name="NameDe">German name.</param>
    /// <param name="NameEn">English name.</param>
    /// <param name="FormedAt">Name of the conference that formed it; null when the board did.</param>
    /// <param name="Members">How many organisations send members.</param>
    public sealed record Item(Guid Id, string NameDe, string NameEn, string? FormedAt, int Members);

    /// <inheritdoc />
    public static string Name => "committee_directory";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<Row> row) => row.HasKey(r => r.Id);

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is CommitteeFormed ? stored.StreamId : null;

    /// <inheritdoc />
    public static Row? Evolve(Row? row, StoredEvent stored) => stored.Data is CommitteeFormed e
        ? new Row
        {
            Id = stored.StreamId, NameDe = e.NameDe, NameEn = e.NameEn, FormedAt = e.ConferenceName, Members = e.Members.Count, SortKey = SearchText.Fold(e.NameDe),
        }
        : row;

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/advocacy/committees", Handle).Lists<Row, Item>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(IReadModel<Row> committees, PageRequest page, CancellationToken cancellation) => page.Of(
        committees.Rows, row => row.SortKey, row => row.Id, row => new Item(row.Id, row.NameDe, row.NameEn, row.FormedAt, row.Members), cancellation);
}
