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

    /// <summary>Delegierte*r at one conference: agenda, speaking, voting by mandate.</summary>
    public const string Delegate = "delegate";

    /// <summary>Sits in one committee; drafts.</summary>
    public const string CommitteeMember = "committee-member";

    /// <summary>Chairs one committee.</summary>
    public const string CommitteeChair = "committee-chair";

    /// <summary>Wahlleitung of one conference: opens and closes polls; never sees a secret vote.</summary>
    public const string ElectionOfficer = "election-officer";

    /// <summary>Zählkommission of one conference: counts; never sees a secret vote.</summary>
    public const string Teller = "teller";

    /// <summary>Berater*in in one centre.</summary>
    public const string Counsellor = "counsellor";

    /// <summary>Leads one centre; sees all its cases.</summary>
    public const string CentreLead = "centre-lead";

    /// <summary>Supervisor*in of one centre: Counselling only.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Sprachmittler*in of one centre: Counselling only.</summary>
    public const string Interpreter = "interpreter";

    /// <summary>Reads logs and registers, no contents.</summary>
    public const string Auditor = "auditor";

    /// <summary>Datenschutzbeauftragte*r: logs and registers, no contents.</summary>
    public const string DataProtectionOfficer = "data-protection-officer";

    /// <summary>Takes part in key ceremonies, two of them together.</summary>
    public const string KeyCustodian = "key-custodian";

    /// <summary>A partner's service account: the feed and webhooks of granted event types.</summary>
    public const string Partner = "partner";

    /// <summary>Technical: configuration and health; no personal data.</summary>
    public const string PlatformAdmin = "platform-admin";

    /// <summary>Roles that hold for one conference and count at no other.</summary>
    public static IReadOnlyList<string> OfConference { get; } = [Delegate, ElectionOfficer, Teller];

    /// <summary>Every role that a person may hold; not <see cref="Partner"/>, which is for service accounts.</summary>
    public static IReadOnlyList<string> OfPeople { get; } =
    [
        Office, Board, OrganisationRepresentative, Delegate, CommitteeMember, CommitteeChair, ElectionOfficer, Teller, Counsellor, CentreLead, Supervisor, Interpreter,
        Auditor, DataProtectionOfficer, KeyCustodian, PlatformAdmin,
    ];
}
