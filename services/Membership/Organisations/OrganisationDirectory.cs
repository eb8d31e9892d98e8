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

    /// <summary>First day of this description.</summary>
    public required DateOnly Since { get; init; }
}

/// <summary>The directory as it is now, for joining with other read models: every organisation once, in alphabetical order.</summary>
public sealed class OrganisationDirectory : IProjection<OrganisationRow>
{
    /// <inheritdoc />
    public static string Name => "organisation_directory";

    /// <inheritdoc />
    public static int Version => 2;

    /// <inheritdoc />
    public static void Configure(EntityTypeBuilder<OrganisationRow> row)
    {
        row.HasKey(organisation => organisation.Id);
        row.Property(organisation => organisation.SortName).UseCollation("C");
        row.HasIndex(organisation => new { organisation.SortName, organisation.Id });
    }

    /// <inheritdoc />
    public static Guid? KeyOf(StoredEvent stored) => stored.Data is OrganisationRegistered or ProfileChanged or RegistrationVoided ? stored.StreamId : null;

    /// <inheritdoc />
    public static OrganisationRow? Evolve(OrganisationRow? row, StoredEvent stored) => stored.Data switch
    {
        OrganisationRegistered e => Described(stored.StreamId, e.Profile, DateOnly.MinValue),
        ProfileChanged e when row is not null && e.From >= row.Since => Described(stored.StreamId, e.Profile, e.From),
        RegistrationVoided => null,
        _ => row,
    };

    private static OrganisationRow Described(Guid id, OrganisationProfile profile, DateOnly since) => new()
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
        Since = since,
    };
}
