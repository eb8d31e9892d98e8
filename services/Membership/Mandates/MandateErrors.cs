using System.Globalization;

namespace Bkmo.Membership.Mandates;

/// <summary>No such mandate, or one of another organisation: the two are told apart by nobody.</summary>
public sealed record UnknownMandate() : Refusal(RefusalKind.NotFound, new("Dieses Mandat gibt es nicht.", "There is no such mandate."));

/// <summary>The person acts for the organisation in this function already.</summary>
public sealed record AlreadyHoldsMandate(DateOnly From) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Die Person hat dieses Mandat in dieser Zeit schon, seit {From:yyyy-MM-dd}; beenden oder ersetzen Sie es zuerst."),
    string.Create(CultureInfo.InvariantCulture, $"The person holds this mandate in this time already, since {From:yyyy-MM-dd}; end or replace it first.")));

/// <summary>Nobody holds more delegate mandates for one conference than its rule allows: one, unless votes may be transferred.</summary>
public sealed record TooManyDelegateMandates(int Allowed) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Eine Person kann bei dieser Konferenz höchstens {Allowed} Delegiertenmandat(e) haben, gleich für welche Organisation."),
    string.Create(CultureInfo.InvariantCulture, $"One person can hold at most {Allowed} delegate mandate(s) at this conference, whichever organisation granted them.")));

/// <summary>Delegates are sent by voting members.</summary>
public sealed record NoVotingMembership(DateOnly Day) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Delegierte entsenden nur stimmberechtigte Mitglieder; die Organisation ist es am {Day:yyyy-MM-dd} nicht."),
    string.Create(CultureInfo.InvariantCulture, $"Only voting members send delegates; the organisation is none on {Day:yyyy-MM-dd}.")));

/// <summary>Delegates and deputies are sent to a conference that was convened.</summary>
public sealed record UnknownMandateConference() : Refusal(RefusalKind.Invalid, new(
    "Delegierte und Ersatzdelegierte werden zu einer einberufenen Konferenz entsandt; geben Sie „conferenceId“ einer solchen an.",
    "Delegates and deputies are sent to a convened conference; give the conferenceId of one."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["conferenceId"] = Message };
}

/// <summary>The mandate is over already, or ends earlier.</summary>
public sealed record MandateAlreadyEnded(DateOnly Until) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Dieses Mandat endet schon am {Until:yyyy-MM-dd}; ein Ende lässt sich nur vorziehen."),
    string.Create(CultureInfo.InvariantCulture, $"This mandate ends on {Until:yyyy-MM-dd} already; an end can only be brought forward.")));

/// <summary>Only a mandate of the same organisation, function and conference can be replaced.</summary>
public sealed record CannotReplace() : Refusal(RefusalKind.Conflict, new(
    "Ersetzen lässt sich nur ein Mandat derselben Organisation, in derselben Funktion und für dieselbe Konferenz.",
    "Only a mandate of the same organisation, in the same function and for the same conference can be replaced."));
