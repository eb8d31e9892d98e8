namespace Bkmo.Membership.Dues.Statements;

/// <summary>What a bank statement says, as far as dues need it. Holds personal data of payers: it is never logged, and stored only sealed.</summary>
/// <param name="Accounts">The federation's own accounts that it is about.</param>
/// <param name="Entries">Booked entries, in the order of the file.</param>
/// <param name="NotBooked">Entries that are only announced and so left out.</param>
public sealed record BankStatement(IReadOnlyList<string> Accounts, IReadOnlyList<CamtEntry> Entries, int NotBooked)
{
    /// <inheritdoc />
    public override string ToString() => "(bank statement)";
}

/// <summary>A booked entry.</summary>
/// <param name="Account">The federation's own account.</param>
/// <param name="BankReference">The bank's own reference of the entry; null when it gives none.</param>
/// <param name="Cents">Hundredths of the currency; negative when debited.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Reversal">Whether the bank marks it as the reversal of an earlier entry.</param>
/// <param name="BookedOn">Day of the booking.</param>
/// <param name="Transactions">Its transactions; one for a plain entry, several for a batch.</param>
public sealed record CamtEntry(
    string Account, string? BankReference, long Cents, string Currency, bool Reversal, DateOnly BookedOn, IReadOnlyList<CamtTransaction> Transactions)
{
    /// <inheritdoc />
    public override string ToString() => "(bank entry)";
}

/// <summary>A transaction of an entry.</summary>
/// <param name="Cents">Hundredths of the currency; negative when debited.</param>
/// <param name="Reference">Structured creditor reference; null when there is none.</param>
/// <param name="EndToEnd">Reference that the payer gave to the payment; null when there is none.</param>
/// <param name="Text">What the payer wrote, and other references, for finding a creditor reference in it.</param>
/// <param name="Returned">Whether it returns an earlier payment.</param>
/// <param name="Name">Name of the other party.</param>
/// <param name="Iban">Account of the other party.</param>
public sealed record CamtTransaction(long Cents, string? Reference, string? EndToEnd, string Text, bool Returned, string? Name, string? Iban)
{
    /// <summary>Of a batch whose parts have no amounts of their own the payers' references of all parts; empty when one names none, or two the same.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <inheritdoc />
    public override string ToString() => "(bank transaction)";
}

/// <summary>A file that cannot be taken; nothing of it is.</summary>
/// <param name="line">Line of the file, from 1.</param>
/// <param name="reason">What is wrong there, without anything of its contents.</param>
public sealed class StatementFormatException(int line, Text reason) : Exception("The bank statement cannot be read.")
{
    /// <summary>Line of the file, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>What is wrong there, without anything of its contents.</summary>
    public Text Reason { get; } = reason;
}
