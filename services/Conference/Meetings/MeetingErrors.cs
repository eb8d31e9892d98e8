namespace Bkmo.Conference.Meetings;

/// <summary>Rules that the meeting resolved are changed by resolution only.</summary>
public sealed record RulesAreResolved() : Refusal(RefusalKind.Conflict, new(
    "Die Versammlung hat ihre Regeln selbst beschlossen; ändern lassen sie sich nur durch einen weiteren Beschluss.",
    "The meeting resolved its rules itself; they are changed by another resolution only."));

/// <summary>The poll did not resolve it.</summary>
public sealed record NotResolved() : Refusal(RefusalKind.Conflict, new(
    "Diese Abstimmung ist kein festgestellter, angenommener Beschluss dieser Versammlung; stellen Sie zuerst ihr Ergebnis fest.",
    "This poll is no stated and accepted resolution of this meeting; state its result first."));

/// <summary>One resolution changes the rules once.</summary>
public sealed record AlreadyTakenUp() : Refusal(RefusalKind.Conflict, new(
    "Dieser Beschluss hat die Regeln schon geändert; eine weitere Änderung braucht einen weiteren Beschluss.",
    "This resolution changed the rules already; another change needs another resolution."));
