using Bkmo.Membership.Organisations;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Umbrellas;

/// <summary>That an organisation belongs to an umbrella.</summary>
/// <param name="OrganisationId">The organisation below.</param>
/// <param name="UmbrellaId">The umbrella above.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null: no end known.</param>
public sealed record UmbrellaView(Guid OrganisationId, Guid UmbrellaId, DateOnly From, DateOnly? Until)
{
    internal const string Route = "/api/membership/organisations/{id:guid}/umbrellas/{umbrellaId:guid}";

    internal static string PathOf(Guid organisationId, Guid umbrellaId) => $"/api/membership/organisations/{organisationId}/umbrellas/{umbrellaId}";

    internal static UmbrellaView? Of(FederationGraph graph, Guid organisationId, Guid umbrellaId) => graph.Latest(organisationId, umbrellaId) is { } link
        ? new(organisationId, umbrellaId, link.Period.From, link.Period.Until)
        : null;
}

/// <summary>A link between organisation and umbrella, for queries.</summary>
public sealed record UmbrellaLinkRow
{
    /// <summary>The link.</summary>
    public required Guid Id { get; init; }

    /// <summary>The organisation below.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>The umbrella above.</summary>
    public required Guid UmbrellaId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Last day; null: no end known.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>All links to umbrellas, past and present.</summary>
public sealed class UmbrellaLinks : IProjection<UmbrellaLinkRow>
{
    /// <inheritdoc />
    public static string Name => "umbrella_links";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<UmbrellaLinkRow> row)
    {
        row.HasKey(link => link.Id);
        row.HasIndex(link => link.OrganisationId);
        row.HasIndex(link => link.UmbrellaId);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data switch
    {
        UmbrellaJoined e => e.LinkId,
        UmbrellaLeft e => e.LinkId,
        _ => null,
    };

    /// <inheritdoc />
    public static UmbrellaLinkRow? Evolve(UmbrellaLinkRow? row, StoredEvent stored) => stored.Data switch
    {
        UmbrellaJoined e => new() { Id = e.LinkId, OrganisationId = e.OrganisationId, UmbrellaId = e.UmbrellaId, Since = e.From },
        UmbrellaLeft e when row is not null => row with { Until = e.Until },
        _ => row,
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/organisations/{id:guid}/umbrellas", List).Lists<UmbrellaLinkRow, UmbrellaView>()
            .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);
        routes.MapGet(UmbrellaView.Route, Show).Shows<UmbrellaView>().RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);
    }

    private static async Task<IResult> List(Guid id, IReadModel<UmbrellaLinkRow> links, PageRequest page, Commands commands, CancellationToken cancellation) =>
        !OwnOrganisations.MayRead(commands.Actor, id) || await commands.Find<Organisation>(id, cancellation) is null
            ? OwnOrganisations.Unseen()
            : await page.Of(
                links.Rows.Where(link => link.OrganisationId == id), link => link.Id.ToString(), link => link.Id,
                link => new UmbrellaView(link.OrganisationId, link.UmbrellaId, link.Since, link.Until), cancellation);

    private static Task<IResult> Show(Guid id, Guid umbrellaId, Commands commands, CancellationToken cancellation) => OwnOrganisations.MayRead(commands.Actor, id)
        ? commands.Read<FederationGraph>(
            FederationGraph.Id, graph => UmbrellaView.Of(graph, id, umbrellaId), cancellation, graph => graph.Latest(id, umbrellaId)?.Version)
        : Task.FromResult(OwnOrganisations.Unseen());
}
