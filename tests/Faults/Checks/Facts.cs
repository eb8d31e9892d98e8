namespace Bkmo.Faults.Checks;

/// <summary>A promise that was not kept.</summary>
/// <param name="Check">C1 … C8, G5.</param>
/// <param name="Kind"><c>lost</c>, <c>duplicate</c>, <c>phantom</c>, <c>reordered</c>, <c>gap</c>, <c>different</c>, <c>overbooked</c>, <c>leak</c>, <c>late</c>.</param>
/// <param name="What">What to look at.</param>
internal sealed record Breach(string Check, string Kind, string What);

/// <summary>An event as the log has it.</summary>
/// <param name="Service">Whose log.</param>
/// <param name="Position">Its position there.</param>
/// <param name="Id">Its id; also the id of its message.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its number in the stream.</param>
/// <param name="Type">Its stored name.</param>
/// <param name="Mark">What the operation that caused it is recognised by.</param>
/// <param name="Cause">The message that it is the effect of, or the request.</param>
internal sealed record LogRow(string Service, long Position, Guid Id, Guid Stream, long Version, string Type, string Mark, string? Cause);

/// <summary>The version that a stream's own row shows.</summary>
internal sealed record StreamRow(string Service, Guid Stream, long Version);

/// <summary>A message as a subscriber received it, in the order of arrival.</summary>
internal sealed record WireMessage(Guid Id, string Type);

/// <summary>What is known beforehand of operations, events and consumers.</summary>
internal static class Domain
{
    /// <summary>The event that each operation of the load leads to.</summary>
    internal static readonly IReadOnlyDictionary<string, string> EventOf = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["apply"] = "organisation_registered",
        ["admit"] = "organisation_admitted",
        ["register"] = "registration_confirmed",
        ["withdraw"] = "registration_withdrawn",
        ["contact"] = "first_contact_recorded",
    };

    /// <summary>The events that are told to other services, with the exchange of their contract.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Published = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["organisation_admitted"] = "Bkmo.Contracts.Membership.V1:OrganisationAdmitted",
        ["membership_ended"] = "Bkmo.Contracts.Membership.V1:MembershipEnded",
        ["conference_convened"] = "Bkmo.Contracts.Conference.V1:ConferenceConvened",
        ["committee_formed"] = "Bkmo.Contracts.Conference.V1:CommitteeFormed",
        ["centre_opened"] = "Bkmo.Contracts.Counselling.V1:CentreOpened",
        ["text_published"] = "Bkmo.Contracts.Advocacy.V1:TextPublished",
    };

    /// <summary>The services that take effect of an admission, one event each.</summary>
    internal static readonly IReadOnlyList<string> HearOfAdmissions = ["conference", "advocacy", "counselling"];

    internal static bool IsTold(LogRow row) =>
        Published.ContainsKey(row.Type) && !(row.Type is "committee_formed" && row.Service is not "conference");
}
