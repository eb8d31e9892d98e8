using System.Globalization;
using Bkmo.Conference.Conferences;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Conference.Registrations;

/// <summary>A registration, for queries.</summary>
public sealed record RegistrationRow
{
    /// <summary>The registration.</summary>
    public required Guid Id { get; init; }

    /// <summary>The conference.</summary>
    public required Guid ConferenceId { get; init; }

    /// <summary>Its number in the conference's history with leading zeros: the order of the list.</summary>
    public required string Order { get; init; }

    /// <summary>Opaque id of the person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>As what, kebab case.</summary>
    public required string Category { get; init; }

    /// <summary>For which organisation.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>By which mandate.</summary>
    public Guid? MandateId { get; init; }

    /// <summary>The capacity that the place is taken from; null while it is only requested.</summary>
    public string? Capacity { get; init; }

    /// <summary>Where it stands, kebab case.</summary>
    public required string Status { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }
}

/// <summary>A registration in the list.</summary>
/// <param name="Id">The registration.</param>
/// <param name="PersonId">Opaque id of the person.</param>
/// <param name="Category">As what.</param>
/// <param name="OrganisationId">For which organisation.</param>
/// <param name="Capacity">The capacity that the place is taken from.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="RegisteredAt">When it was made, UTC.</param>
/// <param name="MandateId">By which mandate.</param>
public sealed record RegistrationItem(
    Guid Id, Guid PersonId, string Category, Guid? OrganisationId, string? Capacity, string Status, DateTimeOffset RegisteredAt, Guid? MandateId);

/// <summary>The registrations of a conference in the order in which they were made.</summary>
public sealed class RegistrationList : IProjection<RegistrationRow>
{
    /// <inheritdoc />
    public static string Name => "registrations";

    /// <inheritdoc />
    public static int Version => 2;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<RegistrationRow> row)
    {
        row.HasKey(registration => registration.Id);
        row.Property(registration => registration.Order).UseCollation("C");
        row.HasIndex(registration => new { registration.ConferenceId, registration.Order });
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data switch
    {
        RegistrationRequested e => e.RegistrationId,
        RegistrationMandateNamed e => e.RegistrationId,
        RegistrationConfirmed e => e.RegistrationId,
        RegistrationWithdrawn e => e.RegistrationId,
        _ => null,
    };

    /// <inheritdoc />
    public static RegistrationRow? Evolve(RegistrationRow? row, StoredEvent stored) => stored.Data switch
    {
        RegistrationRequested e => New(stored, e.RegistrationId, e.PersonId, e.Category, e.At) with { OrganisationId = e.OrganisationId, MandateId = e.MandateId },
        RegistrationMandateNamed e when row is not null => row with { MandateId = e.MandateId, PersonId = e.PersonId },
        RegistrationConfirmed e => (row ?? New(stored, e.RegistrationId, e.PersonId, e.Category, e.At)) with
        {
            OrganisationId = e.OrganisationId, MandateId = e.MandateId, Capacity = e.Capacity, Status = RegistrationStatus.Confirmed.Name(),
        },
        RegistrationWithdrawn when row is not null => row with { Status = RegistrationStatus.Withdrawn.Name() },
        _ => row,
    };

    private static RegistrationRow New(StoredEvent stored, Guid id, Guid personId, RegistrationCategory category, DateTimeOffset at) => new()
    {
        Id = id,
        ConferenceId = stored.StreamId,
        Order = stored.Version.ToString("D10", CultureInfo.InvariantCulture),
        PersonId = personId,
        Category = category.Name(),
        Status = RegistrationStatus.Requested.Name(),
        RegisteredAt = at,
    };

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/conference/conferences/{id:guid}/registrations", List).Lists<RegistrationRow, RegistrationItem>().RequireRoles(Roles.Office);

    private static async Task<IResult> List(
        Guid id, string? category, string? status, Guid? organisationId, IReadModel<RegistrationRow> registrations, PageRequest page, Commands commands,
        CancellationToken cancellation)
    {
        var check = new Check();
        check.Named<RegistrationCategory>(category, "category");
        check.Named<RegistrationStatus>(status, "status");
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await commands.Find<ConferenceState>(id, cancellation) is null) return Problems.Of(new UnknownConference());

        var rows = registrations.Rows.Where(row => row.ConferenceId == id);
        if (category is not null) rows = rows.Where(row => row.Category == category);
        if (status is not null) rows = rows.Where(row => row.Status == status);
        if (organisationId is not null) rows = rows.Where(row => row.OrganisationId == organisationId);
        return await page.Of(
            rows, row => row.Order, row => row.Id,
            row => new RegistrationItem(row.Id, row.PersonId, row.Category, row.OrganisationId, row.Capacity, row.Status, row.RegisteredAt, row.MandateId), cancellation);
    }
}
