namespace Bkmo.Membership.Dues.Invoices;

/// <summary>Where an invoice stands; follows from what was booked.</summary>
public enum InvoiceStatus
{
    /// <summary>Only previewed: it has no number yet.</summary>
    Draft,

    /// <summary>Issued, nothing paid.</summary>
    Issued,

    /// <summary>Something is paid.</summary>
    PartlyPaid,

    /// <summary>Settled.</summary>
    Paid,

    /// <summary>More was paid than owed.</summary>
    Overpaid,

    /// <summary>Reminded once, still open.</summary>
    Reminded1,

    /// <summary>Reminded twice, still open.</summary>
    Reminded2,

    /// <summary>Reminded three times, still open.</summary>
    Reminded3,

    /// <summary>What was open was waived.</summary>
    Waived,

    /// <summary>Taken back by a counter entry.</summary>
    Cancelled,

    /// <summary>Is itself a counter entry.</summary>
    CounterEntry,
}

/// <summary>An invoice as the ledger has it.</summary>
/// <param name="Number">Number in the year.</param>
/// <param name="OrganisationId">Who owes.</param>
/// <param name="KeyDate">The day whose facts it rests on.</param>
/// <param name="IssuedOn">Day of the invoice.</param>
/// <param name="DueOn">Last day on which it is paid in time.</param>
/// <param name="RestsFrom">First day on which voting rights rest if it is not settled.</param>
/// <param name="Reference">Creditor reference; empty for a counter entry.</param>
/// <param name="Lines">What is owed and why.</param>
/// <param name="TotalCents">What is owed.</param>
/// <param name="Version">Number of the event that last changed it.</param>
public sealed record Invoice(
    int Number, Guid OrganisationId, DateOnly KeyDate, DateOnly IssuedOn, DateOnly DueOn, DateOnly? RestsFrom, string Reference, ValueList<InvoiceLine> Lines,
    long TotalCents, long Version)
{
    /// <summary>What came in, less what was returned or released.</summary>
    public long PaidCents { get; init; }

    /// <summary>What was waived.</summary>
    public long WaivedCents { get; init; }

    /// <summary>The last reminder; null before the first.</summary>
    public InvoiceReminded? Reminder { get; init; }

    /// <summary>Number of the counter entry that took it back.</summary>
    public int? CancelledBy { get; init; }

    /// <summary>Counter entry: the invoice that it takes back.</summary>
    public int? Cancels { get; init; }

    /// <summary>Still to be paid; negative when too much was; what came in for a cancelled one is too much.</summary>
    public long OpenCents => (CancelledBy is not null || Cancels is not null ? 0 : TotalCents) - WaivedCents - PaidCents;

    /// <summary>Where it stands.</summary>
    public InvoiceStatus Status => this switch
    {
        { Cancels: not null } => InvoiceStatus.CounterEntry,
        { CancelledBy: not null } => InvoiceStatus.Cancelled,
        { OpenCents: < 0 } => InvoiceStatus.Overpaid,
        { OpenCents: 0, WaivedCents: > 0 } => InvoiceStatus.Waived,
        { OpenCents: 0 } => InvoiceStatus.Paid,
        { Reminder.Level: 1 } => InvoiceStatus.Reminded1,
        { Reminder.Level: 2 } => InvoiceStatus.Reminded2,
        { Reminder.Level: >= 3 } => InvoiceStatus.Reminded3,
        { PaidCents: > 0 } or { WaivedCents: > 0 } => InvoiceStatus.PartlyPaid,
        _ => InvoiceStatus.Issued,
    };

    /// <summary>Whether voting rights rest for it on <paramref name="day"/>.</summary>
    public bool SuspendsOn(DateOnly day) => RestsFrom <= day && OpenCents > 0;
}
