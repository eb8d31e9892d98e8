using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Conference.Organisations;

/// <summary>An organisation as Conference knows it, for queries.</summary>
public sealed record KnownOrganisationRow
{
    /// <summary>The organisation.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name that was heard first, in lower case: the order of the list, which stays when the name changes.</summary>
    public required string Order { get; init; }

    /// <summary>Full name; empty until an admission was heard.</summary>
    public required string Name { get; init; }

    /// <summary>Short name.</summary>
    public string? ShortName { get; init; }

    /// <summary>Times of membership, JSON.</summary>
    public required string Memberships { get; init; }
}

/// <summary>An organisation that Conference knows.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Full name; empty until an admission was heard.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="Admitted">Whether it holds a membership today.</param>
/// <param name="Memberships">Times of membership, oldest first.</param>
public sealed record KnownOrganisationItem(Guid Id, string Name, string? ShortName, bool Admitted, IReadOnlyList<KnownMembership> Memberships);

/// <summary>All organisations that Conference has heard of.</summary>
public sealed class KnownOrganisationList : IProjection<KnownOrganisationRow>
{
    /// <inheritdoc />
    public static string Name => "known_organisations";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<KnownOrganisationRow> row)
    {
        row.HasKey(organisation => organisation.Id);
        row.Property(organisation => organisation.Order).UseCollation("C");
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is AdmissionHeard or MembershipEndHeard ? stored.StreamId : null;

    /// <inheritdoc />
    public static KnownOrganisationRow? Evolve(KnownOrganisationRow? row, StoredEvent stored)
    {
        row ??= new() { Id = stored.StreamId, Order = OrderOf(stored.Data), Name = "", Memberships = "[]" };
        return stored.Data switch
        {
            AdmissionHeard e => row with
            {
                Name = e.Name,
                ShortName = e.ShortName,
                Memberships = Write(KnownOrganisation.Admitted(Memberships(row), e.MembershipKind, e.AdmittedOn)),
            },
            MembershipEndHeard e => row with { Memberships = Write(KnownOrganisation.Ended(Memberships(row), e.MembershipKind, e.EndedOn)) },
            _ => row,
        };
    }

    private static string OrderOf(IEvent @event) => @event is AdmissionHeard admission ? admission.Name.ToLowerInvariant() : "";

    /// <summary>The times of membership that the row carries.</summary>
    public static ValueList<KnownMembership> Memberships(KnownOrganisationRow row) =>
        JsonSerializer.Deserialize<KnownMembership[]>(row.Memberships, JsonSerializerOptions.Web).ToValueList();

    /// <summary>Organisations that hold a voting membership on <paramref name="day"/>, in the order of their ids.</summary>
    internal static async Task<IReadOnlyList<Guid>> VotingMembers(IReadModel<KnownOrganisationRow> organisations, DateOnly day, CancellationToken cancellation) =>
    [
        .. (await organisations.Rows.ToListAsync(cancellation)).Where(row => Memberships(row)
            .Any(membership => string.Equals(membership.Kind, "voting", StringComparison.Ordinal) && membership.Contains(day))).Select(row => row.Id).Order(),
    ];

    private static string Write(ValueList<KnownMembership> memberships) => JsonSerializer.Serialize(memberships, JsonSerializerOptions.Web);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/conference/organisations", List).Lists<KnownOrganisationRow, KnownOrganisationItem>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> List(IReadModel<KnownOrganisationRow> organisations, PageRequest page, Commands commands, CancellationToken cancellation)
    {
        var today = Berlin.DayOf(commands.Now);
        return page.Of(organisations.Rows, row => row.Order, row => row.Id, row => Item(row, today), cancellation);
    }

    private static KnownOrganisationItem Item(KnownOrganisationRow row, DateOnly today)
    {
        var memberships = Memberships(row);
        return new(row.Id, row.Name, row.ShortName, memberships.Any(membership => membership.Contains(today)), memberships);
    }
}
