namespace Bkmo.Counselling.Centres;

/// <summary>No such centre.</summary>
public sealed record UnknownCentre() : Refusal(RefusalKind.NotFound, new Text(
    "Diese Beratungsstelle gibt es nicht.",
    "There is no such centre."));

/// <summary>The federation has never admitted the organisation, or Membership has not told it yet.</summary>
public sealed record UnknownOrganisation() : Refusal(RefusalKind.Invalid, new Text(
    "Diese Organisation hat die Bundeskonferenz nicht aufgenommen. Bitte eine Organisation aus dem Mitgliederverzeichnis wählen.",
    "The federation has not admitted this organisation. Choose an organisation from the membership directory."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["organisationId"] = Message };
}

/// <summary>Only an organisation whose membership is in force opens a centre.</summary>
public sealed record OrganisationNotAdmitted() : Refusal(RefusalKind.Conflict, new Text(
    "Die Mitgliedschaft dieser Organisation gilt heute nicht. Eine Beratungsstelle braucht einen Träger, der Mitglied ist.",
    "The membership of this organisation is not in force today. A centre needs an organisation that is a member."));

/// <summary>A centre does not close in retrospect: cases may have been recorded since.</summary>
/// <param name="Today">The present day, Europe/Berlin.</param>
public sealed record ClosesInPast(DateOnly Today) : Refusal(RefusalKind.Invalid, new Text(
    $"Der letzte Tag liegt vor heute ({Today:yyyy-MM-dd}). Bitte heute oder einen späteren Tag angeben.",
    $"The last day is before today ({Today:yyyy-MM-dd}). Give today or a later day."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["closesOn"] = Message };
}

/// <summary>The centre has closed.</summary>
/// <param name="ClosedOn">Its last day, Europe/Berlin.</param>
public sealed record CentreClosed(DateOnly ClosedOn) : Refusal(RefusalKind.Conflict, new Text(
    $"Diese Beratungsstelle hat am {ClosedOn:yyyy-MM-dd} geschlossen. Unter /api/counselling/centres stehen die offenen.",
    $"This centre closed on {ClosedOn:yyyy-MM-dd}. The open ones are at /api/counselling/centres."));
