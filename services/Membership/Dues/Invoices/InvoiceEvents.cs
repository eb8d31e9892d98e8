using Bkmo.Membership.Dues.Schedules;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Dues.Invoices;

/// <summary>An invoice was issued to an organisation.</summary>
/// <param name="Year">Year of the dues, and of the series of numbers.</param>
/// <param name="Number">Number in the year; follows the one before without a gap.</param>
/// <param name="OrganisationId">Who owes.</param>
/// <param name="RunId">The run that issued it.</param>
/// <param name="KeyDate">The day whose facts it rests on.</param>
/// <param name="IssuedOn">Day of the invoice, Europe/Berlin.</param>
/// <param name="DueOn">Last day on which it is paid in time.</param>
/// <param name="RestsFrom">First day on which voting rights rest if it is not settled; null: they do not.</param>
/// <param name="Reference">Creditor reference (ISO 11649).</param>
/// <param name="Lines">What is owed and why.</param>
/// <param name="By">Who issued it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("invoice_issued")]
public sealed record InvoiceIssued(
    int Year, int Number, Guid OrganisationId, Guid RunId, DateOnly KeyDate, DateOnly IssuedOn, DateOnly DueOn, DateOnly? RestsFrom, string Reference,
    ValueList<InvoiceLine> Lines, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A payment, or one that came back, was booked on an invoice.</summary>
/// <param name="Number">The invoice.</param>
/// <param name="TransactionId">The transaction at the bank; booked once for each time it was assigned, however often that is told.</param>
/// <param name="Cents">What came in; negative when it was returned or paid back.</param>
/// <param name="BookedOn">Day on which the bank booked it.</param>
/// <param name="By">Who booked it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("payment_booked")]
public sealed record PaymentBooked(int Number, Guid TransactionId, long Cents, DateOnly BookedOn, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The counter entry of a payment whose assignment was taken back. Why is told by the transaction.</summary>
/// <param name="Number">The invoice.</param>
/// <param name="TransactionId">The transaction at the bank.</param>
/// <param name="Cents">What it takes back: the sum of the booking with the other sign.</param>
/// <param name="By">Who booked it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("payment_taken_back")]
public sealed record PaymentTakenBack(int Number, Guid TransactionId, long Cents, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An organisation was reminded of an invoice.</summary>
/// <param name="Number">The invoice.</param>
/// <param name="Level">1 to 3.</param>
/// <param name="RemindedOn">Day of the reminder.</param>
/// <param name="PayBy">Until when it asks to pay.</param>
/// <param name="By">Who reminded.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("invoice_reminded")]
public sealed record InvoiceReminded(int Number, int Level, DateOnly RemindedOn, DateOnly PayBy, UserId By, DateTimeOffset At) : IEvent;

/// <summary>What is open of an invoice was waived (Erlass), all of it or a part.</summary>
/// <param name="Number">The invoice.</param>
/// <param name="Cents">How much.</param>
/// <param name="Reason">Why, about the organisation.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("invoice_waived")]
public sealed record InvoiceWaived(int Number, long Cents, string Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An invoice was cancelled (Storno). It stays; a counter entry with a number of its own takes it back.</summary>
/// <param name="Number">The invoice.</param>
/// <param name="CounterNumber">Number of the counter entry.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who cancelled it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("invoice_cancelled")]
public sealed record InvoiceCancelled(int Number, int CounterNumber, string Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The counter entry of a cancelled invoice.</summary>
/// <param name="Year">Year of the series of numbers.</param>
/// <param name="Number">Its own number.</param>
/// <param name="Cancels">The invoice that it takes back.</param>
/// <param name="OrganisationId">Whose.</param>
/// <param name="IssuedOn">Day of the counter entry, Europe/Berlin.</param>
/// <param name="Cents">What it takes back: the sum of the invoice, negative.</param>
/// <param name="By">Who cancelled.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("counter_entry_issued")]
public sealed record CounterEntryIssued(
    int Year, int Number, int Cancels, Guid OrganisationId, DateOnly IssuedOn, long Cents, UserId By, DateTimeOffset At) : IEvent;

/// <summary>What a line of an invoice is.</summary>
public enum InvoiceLineKind
{
    /// <summary>Dues of the year.</summary>
    Dues,

    /// <summary>A reduction; negative.</summary>
    Reduction,

    /// <summary>Entry fee.</summary>
    EntryFee,
}

/// <summary>A line of an invoice with what it rests on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Membership">For which membership.</param>
/// <param name="Cents">How much; negative for a reduction.</param>
/// <param name="Schedule">Number of the dues schedule whose rule it is.</param>
public sealed record InvoiceLine(InvoiceLineKind Kind, MembershipKind Membership, long Cents, int Schedule)
{
    /// <summary>The report that was counted from.</summary>
    public ReportReference? Report { get; init; }

    /// <summary>What was counted.</summary>
    public long? Counted { get; init; }

    /// <summary>Reduction by rule: when it is given.</summary>
    public ReductionCondition? Rule { get; init; }

    /// <summary>Reduction by decision: which.</summary>
    public Guid? Decision { get; init; }

    /// <summary>Reduction: by how many thousandths.</summary>
    public int? PerMille { get; init; }
}

/// <summary>A version of a headcount report.</summary>
/// <param name="Year">Which year's.</param>
/// <param name="Number">Number of the version in the year.</param>
public sealed record ReportReference(int Year, int Number);
