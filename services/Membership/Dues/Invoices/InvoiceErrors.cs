namespace Bkmo.Membership.Dues.Invoices;

/// <summary>There is no such invoice, or not for this reader.</summary>
public sealed record UnknownInvoice() : Refusal(RefusalKind.NotFound, new("Diese Rechnung gibt es nicht.", "There is no such invoice."));

/// <summary>The invoice was cancelled, or is a counter entry.</summary>
public sealed record InvoiceIsCancelled() : Refusal(RefusalKind.Conflict, new(
    "Diese Rechnung ist storniert oder selbst eine Gegenbuchung.", "This invoice is cancelled, or is itself a counter entry."));

/// <summary>Nothing is open.</summary>
public sealed record NothingIsOpen() : Refusal(RefusalKind.Conflict, new("Von dieser Rechnung ist nichts offen.", "Nothing of this invoice is open."));

/// <summary>A reminder comes after the due date of the invoice, or of the reminder before.</summary>
public sealed record NotYetDue(DateOnly DueOn) : Refusal(RefusalKind.Conflict, new(
    FormattableString.Invariant($"Zu zahlen ist bis {DueOn:yyyy-MM-dd}; erinnert wird danach."),
    FormattableString.Invariant($"It is to be paid by {DueOn:yyyy-MM-dd}; a reminder comes after that.")));

/// <summary>There are three reminders at most.</summary>
public sealed record RemindedEnough() : Refusal(RefusalKind.Conflict, new(
    "Dreimal ist erinnert worden; eine weitere Stufe gibt es nicht.", "There were three reminders; there is no further one."));

/// <summary>More would be waived than is open.</summary>
public sealed record WaivesTooMuch(long OpenCents) : Refusal(RefusalKind.Invalid, new(
    FormattableString.Invariant($"Offen sind nur {OpenCents} Cent."), FormattableString.Invariant($"Only {OpenCents} cents are open.")));

/// <summary>What was paid for it would be left without an invoice.</summary>
public sealed record InvoiceIsPaid() : Refusal(RefusalKind.Conflict, new(
    "Auf diese Rechnung ist etwas gezahlt; zahlen Sie es erst zurück oder nehmen Sie die Zuordnung zurück.",
    "Something was paid on this invoice; pay it back or release it first."));

/// <summary>No dues schedule is signed off for the day.</summary>
public sealed record NoScheduleInForce(DateOnly Day) : Refusal(RefusalKind.Conflict, new(
    FormattableString.Invariant($"Am {Day:yyyy-MM-dd} gilt keine Beitragsordnung; zeichnen Sie erst eine frei."),
    FormattableString.Invariant($"No dues schedule holds on {Day:yyyy-MM-dd}; sign one off first.")));

/// <summary>What would be issued is not what was previewed.</summary>
public sealed record PreviewOutdated(int Invoices, long Cents) : Refusal(RefusalKind.Conflict, new(
    FormattableString.Invariant($"Seit der Vorschau hat sich etwas geändert: jetzt wären es {Invoices} Rechnungen über {Cents} Cent. Bitte die Vorschau neu ansehen."),
    FormattableString.Invariant($"Something has changed since the preview: there would be {Invoices} invoices of {Cents} cents now. Look at the preview again.")));
