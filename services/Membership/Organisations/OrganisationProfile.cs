namespace Bkmo.Membership.Organisations;

/// <summary>What an organisation is, by its name or statutes.</summary>
public enum OrganisationKind
{
    /// <summary>Verein.</summary>
    Association,

    /// <summary>Dachverband.</summary>
    UmbrellaAssociation,

    /// <summary>Bundesverband.</summary>
    FederalAssociation,

    /// <summary>Landesverband.</summary>
    StateAssociation,

    /// <summary>Elternnetzwerk.</summary>
    ParentsNetwork,
}

/// <summary>Who an organisation is: facts about a legal person or network, no personal data.</summary>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name, if it has one.</param>
/// <param name="Kind">What it is.</param>
/// <param name="LegalForm">Legal form, for instance <c>e.V.</c>; null for an unincorporated network.</param>
/// <param name="RegisterNumber">Number in the register of associations or companies.</param>
/// <param name="RegisterCourt">Court that keeps the register.</param>
/// <param name="Municipality">Seat.</param>
/// <param name="FederalState">Land of the seat: ISO 3166-2 without <c>DE-</c>.</param>
/// <param name="Ags">Official municipality key (Amtlicher Gemeindeschlüssel), 8 digits.</param>
/// <param name="Website">Address of its web site.</param>
/// <param name="Languages">Languages it works in, BCP 47.</param>
/// <param name="Communities">Communities it works for, in its own words.</param>
/// <param name="Topics">Topics it works on, in its own words.</param>
/// <param name="SmallCommunity">Whether it counts itself a small community.</param>
public sealed record OrganisationProfile(
    string Name,
    string? ShortName,
    OrganisationKind Kind,
    string? LegalForm,
    string? RegisterNumber,
    string? RegisterCourt,
    string? Municipality,
    string? FederalState,
    string? Ags,
    Uri? Website,
    ValueList<string> Languages,
    ValueList<string> Communities,
    ValueList<string> Topics,
    bool SmallCommunity);
