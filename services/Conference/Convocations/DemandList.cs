using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Conference.Convocations;

/// <summary>A demand, for queries.</summary>
public sealed record DemandRow
{
    /// <summary>The demand.</summary>
    public required Guid Id { get; init; }

    /// <summary>For a subject: the conference.</summary>
    public Guid? ConferenceId { get; init; }

    /// <summary>What is to be dealt with.</summary>
    public required string Subject { get; init; }

    /// <summary>How many organisations demand it.</summary>
    public required int Supporters { get; init; }

    /// <summary>Whether it has to be done.</summary>
    public required bool Met { get; init; }
}

/// <summary>All demands of minorities, in the order in which they were raised.</summary>
public sealed class DemandList : IProjection<DemandRow>
{
    /// <inheritdoc />
    public static string Name => "demands";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<DemandRow> row)
    {
        row.HasKey(demand => demand.Id);
        row.HasIndex(demand => demand.ConferenceId);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is DemandRaised or DemandSupported or DemandMet ? stored.StreamId : null;

    /// <inheritdoc />
    public static DemandRow? Evolve(DemandRow? row, StoredEvent stored) => stored.Data switch
    {
        DemandRaised e => new() { Id = stored.StreamId, ConferenceId = e.ConferenceId, Subject = e.Subject, Supporters = 1, Met = false },
        DemandSupported when row is not null => row with { Supporters = row.Supporters + 1 },
        DemandMet when row is not null => row with { Met = true },
        _ => row,
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/conference/demands", List).Lists<DemandRow, DemandRow>()
        .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static Task<IResult> List(Guid? conferenceId, IReadModel<DemandRow> demands, PageRequest page, CancellationToken cancellation) =>
        page.Of(demands.Rows.Where(row => conferenceId == null || row.ConferenceId == conferenceId), row => row.Id, row => row, cancellation);
}
