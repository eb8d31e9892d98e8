using Bkmo.Conference.Conferences;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Conference.Mandates;

/// <summary>A mandate for a conference, for queries.</summary>
public sealed record MandateRow
{
    /// <summary>The mandate.</summary>
    public required Guid Id { get; init; }

    /// <summary>The stream of the conference's delegations: <see cref="Delegations.IdOf"/>.</summary>
    public required Guid DelegationsId { get; init; }

    /// <summary>Opaque id of the holder.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The organisation acted for.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Delegate or deputy, kebab case.</summary>
    public required string Kind { get; init; }

    /// <summary>First day; null while only an end was heard.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Last day; null: without end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether an end was heard: then the last day is not the grant's.</summary>
    public bool EndHeard { get; init; }
}

/// <summary>A mandate in the list.</summary>
/// <param name="Id">The mandate.</param>
/// <param name="PersonId">Opaque id of the holder.</param>
/// <param name="OrganisationId">The organisation acted for.</param>
/// <param name="Kind">Delegate or deputy.</param>
/// <param name="From">First day; null while only an end was heard.</param>
/// <param name="Until">Last day; null: without end.</param>
/// <param name="Holds">Whether it holds today.</param>
public sealed record MandateItem(Guid Id, Guid PersonId, Guid OrganisationId, string Kind, DateOnly? From, DateOnly? Until, bool Holds);

/// <summary>The mandates of a conference that Membership told of.</summary>
public sealed class MandateList : IProjection<MandateRow>
{
    /// <inheritdoc />
    public static string Name => "mandates";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<MandateRow> row)
    {
        row.HasKey(mandate => mandate.Id);
        row.HasIndex(mandate => new { mandate.DelegationsId, mandate.OrganisationId });
        row.HasIndex(mandate => mandate.PersonId);
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data switch
    {
        MandateHeard e => e.MandateId,
        MandateEndHeard e => e.MandateId,
        _ => null,
    };

    /// <inheritdoc />
    public static MandateRow? Evolve(MandateRow? row, StoredEvent stored) => stored.Data switch
    {
        MandateHeard e => (row ?? New(stored.StreamId, e.MandateId, e.PersonId, e.OrganisationId, e.Kind)) with
        {
            Since = e.From, Until = row is { EndHeard: true } ? row.Until : e.Until,
        },
        MandateEndHeard e => (row ?? New(stored.StreamId, e.MandateId, e.PersonId, e.OrganisationId, e.Kind)) with { Until = e.Until, EndHeard = true },
        _ => row,
    };

    private static MandateRow New(Guid stream, Guid id, Guid personId, Guid organisationId, MandateKind kind) =>
        new() { Id = id, DelegationsId = stream, PersonId = personId, OrganisationId = organisationId, Kind = kind.Name() };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/conference/conferences/{id:guid}/mandates", List)
        .Lists<MandateRow, MandateItem>().ProducesProblem(StatusCodes.Status404NotFound)
        .RequireRoles(Roles.Office, Roles.Board, Roles.ElectionOfficer, Roles.Teller, Roles.OrganisationRepresentative);

    private static async Task<IResult> List(
        Guid id, string? kind, Guid? organisationId, IReadModel<MandateRow> mandates, PageRequest page, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Named<MandateKind>(kind, "kind");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<ConferenceState>(id, cancellation) is null) return Problems.Of(new UnknownConference());

        var (actor, today, delegations) = (commands.Actor, Berlin.DayOf(commands.Now), Delegations.IdOf(id));
        var rows = mandates.Rows.Where(row => row.DelegationsId == delegations);
        if (!actor.Is(Roles.Office, Roles.Board, Roles.ElectionOfficer, Roles.Teller))
        {
            var own = actor.Organisations.ToList();
            rows = rows.Where(row => own.Contains(row.OrganisationId));
        }
        if (kind is not null) rows = rows.Where(row => row.Kind == kind);
        if (organisationId is not null) rows = rows.Where(row => row.OrganisationId == organisationId);
        return await page.Of(rows, row => row.Id, row => new MandateItem(
            row.Id, row.PersonId, row.OrganisationId, row.Kind, row.Since, row.Until, row.Since <= today && !(row.Until < today)), cancellation);
    }
}
