using System.Globalization;

namespace Bkmo.Conference.Agenda;

/// <summary>There is no such item on this agenda, or not for the one who asks.</summary>
public sealed record UnknownItem() : Refusal(RefusalKind.NotFound, new(
    "Diesen Tagesordnungspunkt gibt es bei dieser Konferenz nicht.", "There is no such item on the agenda of this conference."));

/// <summary>Another item is being dealt with.</summary>
public sealed record AnotherItemOpen(int Place) : Refusal(RefusalKind.Conflict, new(
    string.Create(CultureInfo.InvariantCulture, $"TOP {Place} ist noch offen; schließen Sie ihn zuerst."),
    string.Create(CultureInfo.InvariantCulture, $"Item {Place} is still open; close it first.")));

/// <summary>The item is not open.</summary>
public sealed record ItemNotOpen() : Refusal(RefusalKind.Conflict, new(
    "Dieser Tagesordnungspunkt ist nicht offen; rufen Sie ihn zuerst auf.", "This item is not open; open it first."));

/// <summary>BGB § 32(1): what is not on the agenda is not resolved.</summary>
public sealed record NotOnAgenda() : Refusal(RefusalKind.Conflict, new(
    "Darüber kann nicht beschlossen werden: Der Punkt steht nicht oder nicht mehr auf der Tagesordnung (§ 32 Abs. 1 BGB).",
    "No resolution can be taken on this: the item is not, or no longer, on the agenda (BGB § 32(1))."));

/// <summary>The meeting comes back to an item only with a reason.</summary>
public sealed record ReasonToReopen() : Refusal(RefusalKind.Invalid, new(
    "Dieser Tagesordnungspunkt war schon geschlossen; geben Sie an, warum er noch einmal aufgerufen wird.", "This item was closed already; give the reason for coming back to it."))
{
    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Text> Fields => new Dictionary<string, Text>(StringComparer.Ordinal) { ["reason"] = Message };
}

/// <summary>What is done or taken off is not moved or taken off any more.</summary>
public sealed record ItemSettled() : Refusal(RefusalKind.Conflict, new(
    "Dieser Tagesordnungspunkt ist offen, erledigt oder abgesetzt und steht fest.", "This item is open, done or taken off and stands where it is."));

/// <summary>BGB § 32(1): of a subject that the invitation did not name no resolution is taken, unless the rules allow urgency.</summary>
public sealed record NotInInvitation() : Refusal(RefusalKind.Conflict, new(
    "Die Einladung nennt diesen Gegenstand nicht (§ 32 Abs. 1 BGB): beschlossen werden kann darüber nur, wenn eine Regel Dringlichkeit erlaubt; nennen Sie sie in „urgencyBy“. Steht er dort unter anderem Namen, nennen Sie diesen in „namedAs“.",
    "The invitation does not name this subject (BGB § 32(1)): a resolution on it is possible only where a rule allows urgency; name it in urgencyBy. Where the invitation calls it differently, say so in namedAs."));
