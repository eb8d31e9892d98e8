namespace Bkmo.Membership.Dues.Statements;

/// <summary>A bank statement was read in that brought something new.</summary>
/// <param name="StatementId">The upload.</param>
/// <param name="Entries">Booked entries in the file.</param>
/// <param name="By">Who read it in.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("statement_imported")]
public sealed record StatementImported(Guid StatementId, int Entries, UserId By, DateTimeOffset At) : IEvent;

/// <summary>The bank tells of a transaction that may concern dues.</summary>
/// <param name="TransactionId">Follows from what the bank says, so that the same transaction is the same in every statement.</param>
/// <param name="EntryId">The entry of the account that it is part of.</param>
/// <param name="StatementId">The upload that brought it.</param>
/// <param name="Cents">Hundredths of the currency; negative when debited.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="BookedOn">Day on which the bank booked it.</param>
/// <param name="Returned">Whether it returns an earlier payment.</param>
/// <param name="EndToEnd">Follows from the payer's own reference, to find the payment that is returned.</param>
/// <param name="Payer">Who paid and what for, sealed; null when the reference already says which invoice.</param>
/// <param name="At">When it was read in, UTC.</param>
[StoredAs("transaction_received")]
public sealed record TransactionReceived(
    Guid TransactionId, Guid EntryId, Guid StatementId, long Cents, string Currency, DateOnly BookedOn, bool Returned, Guid? EndToEnd, Sealed<PayerDetails>? Payer,
    DateTimeOffset At) : IEvent;

/// <summary>It is settled on which invoice a transaction is booked.</summary>
/// <param name="TransactionId">The transaction.</param>
/// <param name="Year">Year of the invoice.</param>
/// <param name="Number">Number of the invoice.</param>
/// <param name="Found">How.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("transaction_assigned")]
public sealed record TransactionAssigned(Guid TransactionId, int Year, int Number, AssignmentReason Found, UserId By, DateTimeOffset At) : IEvent;

/// <summary>A transaction does not concern dues.</summary>
/// <param name="TransactionId">The transaction.</param>
/// <param name="By">Who said so.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("transaction_set_aside")]
public sealed record TransactionSetAside(Guid TransactionId, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An assignment, or that a transaction was set aside, is taken back: it waits again.</summary>
/// <param name="TransactionId">The transaction.</param>
/// <param name="Reason">Why, about the act and not about persons.</param>
/// <param name="By">Who took it back.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("transaction_released")]
public sealed record TransactionReleased(Guid TransactionId, string Reason, UserId By, DateTimeOffset At) : IEvent;

/// <summary>How the invoice of a transaction was found.</summary>
public enum AssignmentReason
{
    /// <summary>By its creditor reference.</summary>
    Reference,

    /// <summary>It returns a payment that is booked on the invoice.</summary>
    Return,

    /// <summary>A person confirmed it.</summary>
    Person,
}

/// <summary>Who paid and what for: personal data, kept sealed until the transaction is settled, then its key is destroyed.</summary>
/// <param name="Name">Name of the account's holder.</param>
/// <param name="Text">What the payer wrote.</param>
public sealed record PayerDetails(string? Name, string? Text)
{
    /// <inheritdoc />
    public override string ToString() => "(payer)";
}
