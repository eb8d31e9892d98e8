namespace Bkmo.Advocacy.Committees;

/// <summary>No such committee.</summary>
public sealed record UnknownCommittee() : Refusal(RefusalKind.Invalid, new Text(
    "Diesen Ausschuss gibt es nicht. Die Liste steht unter /api/advocacy/committees.",
    "There is no such committee. The list is at /api/advocacy/committees."));

/// <summary>Organisations that the federation has never admitted cannot send members.</summary>
/// <param name="Unknown">Their ids, in the order of the request.</param>
public sealed record UnknownOrganisation(ValueList<Guid> Unknown) : Refusal(RefusalKind.Invalid, new Text(
    $"Diese Organisationen hat die Bundeskonferenz nicht aufgenommen: {string.Join(", ", Unknown)}. Bitte Organisationen aus dem Mitgliederverzeichnis wählen.",
    $"The federation has not admitted these organisations: {string.Join(", ", Unknown)}. Choose organisations from the membership directory."));

/// <summary>Organisations whose membership ended cannot send members.</summary>
/// <param name="Former">Their ids, in the order of the request.</param>
public sealed record OrganisationNotAdmitted(ValueList<Guid> Former) : Refusal(RefusalKind.Conflict, new Text(
    $"Die Mitgliedschaft dieser Organisationen gilt heute nicht: {string.Join(", ", Former)}. Bitte ohne sie erneut senden.",
    $"The membership of these organisations is not in force today: {string.Join(", ", Former)}. Send the request again without them."));
