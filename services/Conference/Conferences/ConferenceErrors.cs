using System.Globalization;

namespace Bkmo.Conference.Conferences;

/// <summary>There is no conference with this id.</summary>
public sealed record UnknownConference() : Refusal(RefusalKind.NotFound, new("Diese Konferenz gibt es nicht.", "There is no such conference."));

/// <summary>There is a conference with this edition number.</summary>
public sealed record EditionExists(int Number) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Die {Number}. Bundeskonferenz ist schon angelegt; wählen Sie eine andere Nummer oder ändern Sie die vorhandene."),
    string.Create(CultureInfo.InvariantCulture, $"Edition {Number} exists already; choose another number or change the existing conference.")));

/// <summary>A past conference cannot lie in the future.</summary>
public sealed record HeldInFuture() : Refusal(RefusalKind.Invalid, new(
    "Nachtragen lässt sich nur eine vergangene Konferenz; planen Sie eine kommende ohne „held“.",
    "Only a past conference can be recorded as held; plan a coming one without held."));

/// <summary>A planned conference cannot lie in the past.</summary>
public sealed record PlannedInPast() : Refusal(RefusalKind.Invalid, new(
    "Diese Tage sind vorbei; tragen Sie eine vergangene Konferenz mit „held“: true nach.",
    "These days are over; record a past conference with held: true."));

/// <summary>The conference is over; nothing about who comes can change any more.</summary>
public sealed record ConferenceOver() : Refusal(RefusalKind.Conflict, new(
    "Die Konferenz ist vorbei; Einladung, Plätze und Anmeldungen lassen sich nicht mehr ändern.",
    "The conference is over; convocation, places and registrations can no longer change."));

/// <summary>The members were invited already.</summary>
public sealed record AlreadyConvened(DateOnly SentOn) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Die Konferenz ist schon einberufen (Einladung vom {SentOn:yyyy-MM-dd})."),
    string.Create(CultureInfo.InvariantCulture, $"The conference is convened already (invitation of {SentOn:yyyy-MM-dd}).")));

/// <summary>A conference is convened for a day.</summary>
public sealed record DaysUnknown() : Refusal(RefusalKind.Conflict, new(
    "Zum Einberufen müssen die Tage feststehen; setzen Sie sie zuerst unter „dates“.",
    "To be convened the conference needs its days; set them first at dates."));

/// <summary>The invitation cannot have been sent on a day to come.</summary>
public sealed record SentInFuture() : Refusal(RefusalKind.Invalid, new(
    "Die Einladung kann nicht an einem künftigen Tag verschickt worden sein; geben Sie heute oder einen früheren Tag an.",
    "The invitation cannot have been sent on a day to come; give today or an earlier day."));

/// <summary>What the platform sends goes out today.</summary>
public sealed record SentToday() : Refusal(RefusalKind.Invalid, new(
    "Was die Plattform verschickt, geht heute hinaus; lassen Sie „sentOn“ weg.", "What the platform sends goes out today; leave sentOn out."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["sentOn"] = Message };
}

/// <summary>The invitation was sent too late.</summary>
public sealed record NoticeTooShort(int NoticeDays, int KeptDays) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"Zwischen Einladung und Beginn liegen {KeptDays} Tage, nötig sind {NoticeDays}; verlegen Sie die Konferenz oder nennen Sie die Frist Ihrer Satzung."),
    string.Create(CultureInfo.InvariantCulture, $"There are {KeptDays} days between invitation and beginning, {NoticeDays} are needed; move the conference or state your statutes' notice.")));

/// <summary>BGB § 32(2): a virtual meeting needs an earlier resolution of the members.</summary>
public sealed record VirtualNotAllowed() : Refusal(RefusalKind.Conflict, new(
    "Eine rein virtuelle Versammlung braucht einen früheren Beschluss der Mitglieder (§ 32 Abs. 2 BGB); nennen Sie ihn in „virtualAllowedBy“.",
    "A virtual meeting needs an earlier resolution of the members (BGB § 32(2)); name it in virtualAllowedBy."));

/// <summary>The rules of the conference ask for a longer notice.</summary>
public sealed record NoticeBelowRules(int NoticeDays) : Refusal(RefusalKind.Invalid, new(
    string.Create(CultureInfo.InvariantCulture, $"Die Regeln dieser Konferenz verlangen {NoticeDays} Tage Frist; nennen Sie keine kürzere."),
    string.Create(CultureInfo.InvariantCulture, $"The rules of this conference ask for a notice of {NoticeDays} days; state none that is shorter.")));

/// <summary>BGB § 32(2): the invitation to a hybrid or virtual meeting says how rights are exercised.</summary>
public sealed record ElectronicRightsMissing() : Refusal(RefusalKind.Invalid, new(
    "Die Einladung zu einer hybriden oder virtuellen Versammlung nennt, wie Mitglieder ihre Rechte elektronisch ausüben (§ 32 Abs. 2 BGB); geben Sie „electronicRights“ an.",
    "The invitation to a hybrid or virtual meeting says how members exercise their rights electronically (BGB § 32(2)); give electronicRights."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["electronicRights"] = Message };
}

/// <summary>A subject that a minority demanded has to be on the agenda (BGB § 37).</summary>
public sealed record DemandedSubjectMissing(string Subject) : Refusal(RefusalKind.Conflict, new(
    $"Eine Minderheit hat den Gegenstand „{Subject}“ verlangt; er muss auf die Tagesordnung (§ 37 BGB).",
    $"A minority demanded the subject {Subject}; it has to be on the agenda (BGB § 37)."));
