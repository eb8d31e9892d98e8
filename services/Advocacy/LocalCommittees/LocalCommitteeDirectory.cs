using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Advocacy.LocalCommittees;

/// <summary>All local committees, by district and name.</summary>
public sealed class LocalCommitteeDirectory : IProjection<LocalCommitteeDirectory.Row>
{
    /// <summary>One local committee.</summary>
    public sealed record Row
    {
        /// <summary>The local committee.</summary>
        public Guid Id { get; init; }

        /// <summary>Full name.</summary>
        public string Name { get; init; } = "";

        /// <summary>District (Landkreis) or municipality.</summary>
        public string District { get; init; } = "";

        /// <summary>Day of the founding meeting; null when not known.</summary>
        public DateOnly? FoundedOn { get; init; }

        /// <summary>How many members it has.</summary>
        public int Members { get; init; }

        /// <summary>What the list is sorted by.</summary>
        public string SortKey { get; init; } = "";
    }

    /// <summary>A local committee in the list.</summary>
    /// <param name="Id">The local committee.</param>
    /// <param name="Name">Full name.</param>
    /// <param name="District">District (Landkreis) or municipality.</param>
    /// <param name="FoundedOn">Day of the founding meeting, Europe/Berlin; null when not known.</param>
    /// <param name="Members">How many members it has.</param>
    public sealed record Item(Guid Id, string Name, string District, DateOnly? FoundedOn, int Members);

    /// <inheritdoc />
    public static string Name => "local_committee_directory";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<Row> row) => row.HasKey(r => r.Id);

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is LocalCommitteeRecorded or LocalCommitteeMemberJoined ? stored.StreamId : null;

    /// <inheritdoc />
    public static Row? Evolve(Row? row, StoredEvent stored) => (row, stored.Data) switch
    {
        (_, LocalCommitteeRecorded e) => new Row
        {
            Id = stored.StreamId, Name = e.Name, District = e.District, FoundedOn = e.FoundedOn, SortKey = SearchText.Fold($"{e.District} {e.Name}"),
        },
        ({ } r, LocalCommitteeMemberJoined) => r with { Members = r.Members + 1 },
        _ => row,
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/advocacy/local-committees", Handle).Lists<Row, Item>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(IReadModel<Row> committees, PageRequest page, CancellationToken cancellation) => page.Of(
        committees.Rows, row => row.SortKey, row => row.Id, row => new Item(row.Id, row.Name, row.District, row.FoundedOn, row.Members), cancellation);
}
