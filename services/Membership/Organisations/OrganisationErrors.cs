using System.Globalization;

namespace Bkmo.Membership.Organisations;

/// <summary>There is no organisation with this id.</summary>
public sealed record UnknownOrganisation() : Refusal(RefusalKind.NotFound, new(
    "Diese Organisation ist nicht verzeichnet.", "There is no such organisation in the directory."));

/// <summary>The organisation is in the directory already.</summary>
public sealed record AlreadyRegistered() : Refusal(RefusalKind.Conflict, new(
    "Diese Organisation ist schon verzeichnet; beantragen Sie eine weitere Mitgliedschaft unter ihrer Adresse.",
    "This organisation is in the directory already; apply for a further membership at its address."));

/// <summary>An application for this kind of membership waits for its decision.</summary>
public sealed record ApplicationStillOpen(MembershipKind Membership) : Refusal(RefusalKind.Conflict, new(
    "Über einen Antrag auf diese Mitgliedschaft ist noch nicht entschieden; entscheiden Sie zuerst über ihn.",
    "An application for this kind of membership is still open; decide it first."));

/// <summary>The organisation holds this kind of membership, and no end is known.</summary>
public sealed record AlreadyMember(MembershipKind Membership) : Refusal(RefusalKind.Conflict, new(
    "Diese Mitgliedschaft besteht schon; ein neuer Antrag ist erst möglich, wenn ihr Ende feststeht.",
    "This kind of membership is held already; a new application is possible once its end is recorded."));

/// <summary>There is no application of this kind to decide.</summary>
public sealed record NoApplication(MembershipKind Membership) : Refusal(RefusalKind.Conflict, new(
    "Für diese Mitgliedschaft liegt kein offener Antrag vor; nehmen Sie zuerst einen Antrag auf.",
    "There is no open application for this kind of membership; record one first."));

/// <summary>The application was decided otherwise.</summary>
public sealed record ApplicationAlreadyDecided(MembershipKind Membership) : Refusal(RefusalKind.Conflict, new(
    "Über diesen Antrag ist schon anders entschieden; nach einer Ablehnung braucht es einen neuen Antrag.",
    "This application was decided differently already; after a refusal it takes a new application."));

/// <summary>An application is declined with a reason.</summary>
public sealed record ReasonMissing() : Refusal(RefusalKind.Invalid, new(
    "Eine Ablehnung braucht eine Begründung; geben Sie „reason“ an.", "Declining needs a reason; give one in reason."));

/// <summary>The organisation has no membership of this kind that could end.</summary>
public sealed record NotAMember(MembershipKind Membership) : Refusal(RefusalKind.Conflict, new(
    "Diese Mitgliedschaft besteht nicht; enden kann nur eine Mitgliedschaft nach der Aufnahme.",
    "This kind of membership is not held; only an admitted membership can end."));

/// <summary>The end is recorded already; only exclusion, dissolution or merger may bring it forward.</summary>
public sealed record EndAlreadyRecorded(DateOnly EndsOn) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Das Ende dieser Mitgliedschaft steht schon fest: {EndsOn:yyyy-MM-dd}. Nur Ausschluss, Auflösung oder Verschmelzung können es vorziehen."),
    string.Create(CultureInfo.InvariantCulture, $"The end of this membership is recorded already: {EndsOn:yyyy-MM-dd}. Only exclusion, dissolution or merger can bring it forward.")));

/// <summary>The organisation was dissolved or merged.</summary>
public sealed record OrganisationCeased(DateOnly CeasedOn) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Die Organisation besteht nur bis {CeasedOn:yyyy-MM-dd}; Mitglied kann sie danach nicht mehr werden."),
    string.Create(CultureInfo.InvariantCulture, $"The organisation exists until {CeasedOn:yyyy-MM-dd} only; it cannot become a member after that.")));

/// <summary>A day lies in the future that can only be recorded once it has come.</summary>
public sealed record DayInFuture(string Field) : Refusal(RefusalKind.Invalid, new(
    $"„{Field}“ liegt in der Zukunft; geben Sie heute oder einen früheren Tag an.", $"{Field} lies in the future; give today or an earlier day."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { [Field] = Message };
}

/// <summary>Two days are in an impossible order.</summary>
public sealed record DaysOutOfOrder(string Field, DateOnly Earliest) : Refusal(RefusalKind.Invalid, new(
    string.Create(CultureInfo.InvariantCulture, $"„{Field}“ ist zu früh; möglich ist frühestens {Earliest:yyyy-MM-dd}."),
    string.Create(CultureInfo.InvariantCulture, $"{Field} is too early; the earliest possible day is {Earliest:yyyy-MM-dd}.")))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { [Field] = Message };
}

/// <summary>BGB § 39(2): a notice of resignation runs for two years at most.</summary>
public sealed record NoticeTooLong(DateOnly LatestEnd) : Refusal(RefusalKind.Invalid, new(
    string.Create(CultureInfo.InvariantCulture, $"Eine Kündigungsfrist darf höchstens zwei Jahre dauern (§ 39 BGB); das Ende kann spätestens am {LatestEnd:yyyy-MM-dd} liegen."),
    string.Create(CultureInfo.InvariantCulture, $"A notice may run for two years at most (BGB § 39); the end can be {LatestEnd:yyyy-MM-dd} at the latest.")));

/// <summary>An exclusion needs a hearing, grounds and the decision of a body.</summary>
public sealed record ExclusionIncomplete() : Refusal(RefusalKind.Invalid, new(
    "Ein Ausschluss braucht Anhörung, Gründe, den Beschluss des zuständigen Gremiums und die Frist für den Widerspruch; ergänzen Sie „exclusion“.",
    "An exclusion needs a hearing, grounds, the decision of the competent body and a time for appeal; complete exclusion."));

/// <summary>A merger names the organisation that goes on.</summary>
public sealed record MergerPartnerMissing() : Refusal(RefusalKind.Invalid, new(
    "Eine Verschmelzung nennt eine andere, bestehende Organisation; geben Sie ihre Kennung in „mergedInto“ an.",
    "A merger names another organisation that goes on; give its id in mergedInto."));

/// <summary>There is no such kind of membership, or the organisation never applied for it.</summary>
public sealed record UnknownMembership() : Refusal(RefusalKind.NotFound, new(
    "Diese Mitgliedschaft gibt es nicht.", "There is no such membership."));
