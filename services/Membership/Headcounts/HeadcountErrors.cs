namespace Bkmo.Membership.Headcounts;

/// <summary>There is no such version of the report, or it is not the last one any more.</summary>
public sealed record NotTheLatestReport(int Latest) : Refusal(RefusalKind.Conflict, new(
    FormattableString.Invariant($"Entschieden wird über die letzte Fassung der Meldung; das ist Nummer {Latest}."),
    FormattableString.Invariant($"The last version of the report is the one to decide on; that is number {Latest}.")));

/// <summary>The version was decided otherwise.</summary>
public sealed record ReportAlreadyDecided() : Refusal(RefusalKind.Conflict, new(
    "Über diese Fassung ist schon anders entschieden; eine Korrektur ist eine neue Fassung.",
    "This version was decided differently already; a correction is a new version."));

/// <summary>A report is given back with a reason.</summary>
public sealed record ReturnReasonMissing() : Refusal(RefusalKind.Invalid, new(
    "Wer eine Meldung zurückgibt, sagt warum; geben Sie „reason“ an.", "Giving a report back needs a reason; give one in reason."));
