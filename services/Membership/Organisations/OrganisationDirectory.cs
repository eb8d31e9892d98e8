using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bkmo.Membership.Organisations;

/// <summary>An organisation in the directory.</summary>
public sealed record OrganisationRow
{
    /// <summary>The organisation.</summary>
    public required Guid Id { get; init; }

    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>The name folded: the order of the directory.</summary>
    public required string SortName { get; init; }

    /// <summary>Names in every spelling that a search may use.</summary>
    public required string Search { get; init; }

    /// <summary>Short name.</summary>
    public string? ShortName { get; init; }

    /// <summary>What it is, kebab case.</summary>
    public required string Kind { get; init; }

    /// <summary>Seat.</summary>
    public string? Municipality { get; init; }

    /// <summary>Land of the seat.</summary>
    public string? FederalState { get; init; }

    /// <summary>Web site.</summary>
    public string? Website { get; init; }

    /// <summary>Languages in lower case, each between blanks: <c>" de tr "</c>.</summary>
    public required string Languages { get; init; }

    /// <summary>Whether it counts itself a small community.</summary>
    public required bool SmallCommunity { get; init; }

    /// <summary>The entries of the membership register, JSON.</summary>
    public required string Memberships { get; init; }
}

/// <summary>The directory: every organisation once, in alphabetical order.</summary>
public sealed class OrganisationDirectory : IProjection<OrganisationRow>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <inheritdoc />
    public static string Name => "organisation_directory";

    /// <inheritdoc />
    public static int Version => 1;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<OrganisationRow> row)
    {
        row.HasKey(organisation => organisation.Id);
        row.Property(organisation => organisation.SortName).UseCollation("C");
        row.HasIndex(organisation => new { organisation.SortName, organisation.Id });
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is OrganisationRegistered or MembershipAppliedFor or OrganisationAdmitted or ApplicationDeclined or MembershipEnded
        ? stored.StreamId
        : null;

    /// <inheritdoc />
    public static OrganisationRow? Evolve(OrganisationRow? row, StoredEvent stored) => stored.Data is OrganisationRegistered registered
        ? Registered(stored.StreamId, registered.Profile)
        : row is null ? null : row with { Memberships = Write(MembershipEntry.Evolve(Entries(row), stored.Data, stored.Version)) };

    /// <summary>The entries of the membership register that the row carries.</summary>
    public static ValueList<MembershipEntry> Entries(OrganisationRow row) =>
        JsonSerializer.Deserialize<MembershipEntry[]>(row.Memberships, Json).ToValueList();

    private static string Write(ValueList<MembershipEntry> entries) => JsonSerializer.Serialize(entries, Json);

    private static OrganisationRow Registered(Guid id, OrganisationProfile profile) => new()
    {
        Id = id,
        Name = profile.Name,
        SortName = SearchText.Fold(profile.Name),
        Search = SearchText.Document(profile.Name, profile.ShortName),
        ShortName = profile.ShortName,
        Kind = profile.Kind.Name(),
        Municipality = profile.Municipality,
        FederalState = profile.FederalState,
        Website = profile.Website?.ToString(),
        Languages = profile.Languages.Count == 0 ? "" : $" {string.Join(' ', profile.Languages.Select(language => language.ToLowerInvariant()))} ",
        SmallCommunity = profile.SmallCommunity,
        Memberships = Write([]),
    };
}
