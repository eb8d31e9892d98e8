namespace Bkmo.ServiceDefaults;

/// <summary>The role names of the access rules, as they stand in tokens.</summary>
public static class Roles
{
    /// <summary>Geschäftsstelle: runs membership, conferences, advocacy; no case data.</summary>
    public const string Office = "office";

    /// <summary>Vorstand: decides applications, approves positions.</summary>
    public const string Board = "board";

    /// <summary>Represents one organisation.</summary>
    public const string OrganisationRepresentative = "organisation-representative";

    /// <summary>Berater*in in one centre.</summary>
    public const string Counsellor = "counsellor";

    /// <summary>Leads one centre; sees all its cases.</summary>
    public const string CentreLead = "centre-lead";

    /// <summary>Reads logs and registers, no contents.</summary>
    public const string Auditor = "auditor";

    /// <summary>Datenschutzbeauftragte*r: logs and registers, no contents.</summary>
    public const string DataProtectionOfficer = "data-protection-officer";

    /// <summary>Technical: configuration and health; no personal data.</summary>
    public const string PlatformAdmin = "platform-admin";
}
