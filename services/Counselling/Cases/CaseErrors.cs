namespace Bkmo.Counselling.Cases;

/// <summary>No such case, or one behind another centre's wall: the two are told apart by nobody.</summary>
public sealed record UnknownCase() : Refusal(RefusalKind.NotFound, new Text(
    "Diesen Fall gibt es nicht.",
    "There is no such case."));

/// <summary>The centre that a first contact names does not exist.</summary>
public sealed record NoSuchCentre() : Refusal(RefusalKind.Invalid, new Text(
    "Diese Beratungsstelle gibt es nicht. Unter /api/counselling/centres stehen alle.",
    "There is no such centre. All of them are at /api/counselling/centres."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["centreId"] = Message };
}

/// <summary>A counsellor records first contacts for the own centre only.</summary>
public sealed record NotYourCentre() : Refusal(RefusalKind.Forbidden, new Text(
    "Erstkontakte werden nur für die eigene Beratungsstelle eingetragen. Bitte an die andere Stelle oder die Geschäftsstelle verweisen.",
    "First contacts are recorded for the own centre only. Refer the person to the other centre or to the office."));

/// <summary>A closed case is not changed.</summary>
public sealed record CaseIsClosed() : Refusal(RefusalKind.Conflict, new Text(
    "Dieser Fall ist abgeschlossen. Zum Ändern bitte erst wieder aufnehmen.",
    "This case is closed. Reopen it before changing it."));

/// <summary>The contents were erased for ever; nothing new is written in their place.</summary>
public sealed record CaseErased() : Refusal(RefusalKind.Conflict, new Text(
    "Die Inhalte dieses Falls sind gelöscht. Für ein neues Anliegen bitte einen neuen Erstkontakt eintragen.",
    "The contents of this case are erased. Record a new first contact for a new matter."));
