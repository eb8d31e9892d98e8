using Bkmo.Membership.Organisations;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Dues.Reductions;

/// <summary>A reduction by decision, for those who reckon.</summary>
public sealed record ReductionRow
{
    /// <summary>The decision.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose dues fall.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Whether nothing at all is owed.</summary>
    public required bool Honorary { get; init; }

    /// <summary>By how many thousandths dues fall.</summary>
    public required int PerMille { get; init; }

    /// <summary>First key date.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Last key date.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>All reductions by decision.</summary>
public sealed class ReductionList : IProjection<ReductionRow>
{
    /// <inheritdoc />
    public static string Name => "dues_reductions";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<ReductionRow> row) => row.HasKey(reduction => reduction.Id);

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data switch
    {
        DuesReductionGranted e => e.ReductionId,
        DuesReductionEnded e => e.ReductionId,
        _ => null,
    };

    /// <inheritdoc />
    public static ReductionRow? Evolve(ReductionRow? row, StoredEvent stored) => stored.Data switch
    {
        DuesReductionGranted e => new()
        {
            Id = e.ReductionId, OrganisationId = e.OrganisationId, Honorary = e.Honorary, PerMille = e.PerMille, Since = e.From, Until = e.Until, Reason = e.Reason,
        },
        DuesReductionEnded e when row is not null => row with { Until = e.Until },
        _ => row,
    };
}

/// <summary>A reduction by decision.</summary>
/// <param name="Id">The decision.</param>
/// <param name="Honorary">Whether nothing at all is owed.</param>
/// <param name="PerMille">By how many thousandths dues fall.</param>
/// <param name="From">First key date.</param>
/// <param name="Until">Last key date.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">The body that decided.</param>
/// <param name="Version">Its version; in quotes it is the ETag that its end needs in <c>If-Match</c>.</param>
public sealed record ReductionView(Guid Id, bool Honorary, int PerMille, DateOnly From, DateOnly Until, string Reason, string DecidedBy, long Version)
{
    internal static string PathOf(Guid organisationId, Guid id) => $"/api/membership/organisations/{organisationId}/dues-reductions/{id}";

    internal static ReductionView? Of(DuesReductions state, Guid id) => state.Find(id) is { } r
        ? new(r.Id, r.Honorary, r.PerMille, r.From, r.Until, r.Reason, r.DecidedBy, r.Version)
        : null;
}

/// <summary>The reductions of one organisation.</summary>
/// <param name="Reductions">Oldest first.</param>
public sealed record ReductionsView(IReadOnlyList<ReductionView> Reductions)
{
    internal static ReductionsView Of(DuesReductions state) => new([.. state.All.Select(reduction => ReductionView.Of(state, reduction.Id)!)]);
}

/// <summary>Shows the reductions of an organisation to those who act for the federation or for the organisation.</summary>
public static class ShowReductions
{
    private static readonly string[] Readers = [Roles.Office, Roles.Board, Roles.OrganisationRepresentative];

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/organisations/{id:guid}/dues-reductions", All).Shows<ReductionsView>().RequireRoles(Readers);
        routes.MapGet("/api/membership/organisations/{id:guid}/dues-reductions/{reductionId:guid}", One).Shows<ReductionView>().RequireRoles(Readers);
    }

    private static Task<IResult> All(Guid id, Commands commands, CancellationToken cancellation) => OwnOrganisations.MayRead(commands.Actor, id)
        ? commands.Read<DuesReductions>(DuesReductions.IdOf(id), ReductionsView.Of, cancellation)
        : Task.FromResult(Problems.Of(new UnknownOrganisation()));

    private static Task<IResult> One(Guid id, Guid reductionId, Commands commands, CancellationToken cancellation) => OwnOrganisations.MayRead(commands.Actor, id)
        ? commands.Read<DuesReductions>(
            DuesReductions.IdOf(id), state => ReductionView.Of(state, reductionId), cancellation, state => state.Find(reductionId)?.Version)
        : Task.FromResult(Problems.Of(new UnknownOrganisation()));
}
