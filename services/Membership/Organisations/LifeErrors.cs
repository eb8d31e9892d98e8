using System.Globalization;

namespace Bkmo.Membership.Organisations;

/// <summary>The membership is over on the day.</summary>
public sealed record MembershipOver(DateOnly EndsOn) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Diese Mitgliedschaft endet am {EndsOn:yyyy-MM-dd}; danach ist das nicht möglich."),
    string.Create(CultureInfo.InvariantCulture, $"This membership ends on {EndsOn:yyyy-MM-dd}; this is not possible after that.")));

/// <summary>The membership rests already.</summary>
public sealed record AlreadySuspended(DateOnly Since) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Diese Mitgliedschaft ruht schon seit {Since:yyyy-MM-dd}; nehmen Sie sie zuerst wieder auf."),
    string.Create(CultureInfo.InvariantCulture, $"This membership has been suspended since {Since:yyyy-MM-dd}; reactivate it first.")));

/// <summary>The membership does not rest.</summary>
public sealed record NotSuspended() : Refusal(RefusalKind.Conflict, new(
    "Diese Mitgliedschaft ruht an diesem Tag nicht.", "This membership is not suspended on this day."));

/// <summary>No end of the membership is recorded.</summary>
public sealed record NoEndRecorded() : Refusal(RefusalKind.Conflict, new(
    "Für diese Mitgliedschaft ist kein Ende verzeichnet.", "No end of this membership is recorded."));

/// <summary>Only a resignation is withdrawn by who gave it.</summary>
public sealed record NotAResignation() : Refusal(RefusalKind.Conflict, new(
    "Zurücknehmen lässt sich nur eine Kündigung; ein Ausschluss fällt durch Widerspruch, ein falscher Eintrag als „recorded-in-error“.",
    "Only a resignation can be withdrawn; an exclusion falls by appeal, a wrong entry as recorded-in-error."));

/// <summary>There is no decision that an appeal could be lodged against.</summary>
public sealed record NothingToAppeal() : Refusal(RefusalKind.Conflict, new(
    "Widerspruch ist gegen einen Ausschluss oder eine Ablehnung möglich; beides liegt nicht vor.",
    "An appeal is possible against an exclusion or a declined application; there is neither."));

/// <summary>An appeal was lodged on another day.</summary>
public sealed record AppealAlreadyLodged(DateOnly LodgedOn) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Der Widerspruch ist schon verzeichnet, eingegangen am {LodgedOn:yyyy-MM-dd}."),
    string.Create(CultureInfo.InvariantCulture, $"The appeal is recorded already, received on {LodgedOn:yyyy-MM-dd}.")));

/// <summary>The time for an appeal is over.</summary>
public sealed record AppealTooLate(DateOnly Until) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Die Frist für den Widerspruch lief bis {Until:yyyy-MM-dd}."),
    string.Create(CultureInfo.InvariantCulture, $"The time for an appeal was open until {Until:yyyy-MM-dd}.")));

/// <summary>There is no open appeal.</summary>
public sealed record NoAppeal() : Refusal(RefusalKind.Conflict, new(
    "Es liegt kein offener Widerspruch vor.", "There is no open appeal."));

/// <summary>A day that is not on record cannot be corrected.</summary>
public sealed record NothingToCorrect(string Field) : Refusal(RefusalKind.Invalid, new(
    $"„{Field}“ ist nicht verzeichnet und kann deshalb nicht berichtigt werden.", $"{Field} is not on record and so cannot be corrected."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { [Field] = Message };
}

/// <summary>The membership would rest before it began.</summary>
public sealed record RestBefore(DateOnly From) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Die Mitgliedschaft ruhte schon ab {From:yyyy-MM-dd}; sie kann nicht später begonnen haben."),
    string.Create(CultureInfo.InvariantCulture, $"The membership rested from {From:yyyy-MM-dd}; it cannot have begun later.")));

/// <summary>A representative gives notice of resignation and records no other end.</summary>
public sealed record OnlyNotice() : Refusal(RefusalKind.Forbidden, new(
    "Vertretungen kündigen für ihre Organisation mit dem heutigen Tag; andere Enden verzeichnet die Geschäftsstelle.",
    "Representatives give notice for their organisation as of today; other ends are recorded by the office."));
