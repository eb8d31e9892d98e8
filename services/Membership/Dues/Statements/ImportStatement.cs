using Bkmo.Membership.Dues.Rights;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Statements;

/// <summary>Takes in what a bank statement tells that is not known yet. What quotes an invoice is assigned to it; the rest waits for a person.</summary>
public static class ImportStatement
{
    /// <summary>The news of a file.</summary>
    /// <param name="StatementId">The upload.</param>
    /// <param name="Entries">Booked entries in the file.</param>
    /// <param name="Transactions">What may concern dues, each with its invoice or its sealed payer.</param>
    /// <param name="By">Who reads it in.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid StatementId, int Entries, ValueList<News> Transactions, UserId By, DateTimeOffset At);

    /// <summary>A transaction that is to be taken in.</summary>
    /// <param name="Id">The transaction.</param>
    /// <param name="EntryId">The entry that it is part of.</param>
    /// <param name="Cents">Hundredths of the currency; negative when debited.</param>
    /// <param name="Currency">ISO 4217.</param>
    /// <param name="BookedOn">Day on which the bank booked it.</param>
    /// <param name="Returned">Whether it returns an earlier payment.</param>
    /// <param name="EndToEnd">Follows from the payer's own reference.</param>
    /// <param name="Invoice">The invoice that it quotes; null when it quotes none, or several.</param>
    /// <param name="Payer">Who paid, sealed; null when there is an invoice.</param>
    public sealed record News(
        Guid Id, Guid EntryId, long Cents, string Currency, DateOnly BookedOn, bool Returned, Guid? EndToEnd, InvoiceNumber? Invoice, Sealed<PayerDetails>? Payer)
    {
        /// <summary>Of a batch without amounts of its parts what follows from their payers' references.</summary>
        public ValueList<Guid> Parts { get; init; } = [];
    }

    /// <summary>Accepts what is new; a file that brings nothing new changes nothing.</summary>
    public static Decision Decide(BankBook state, Command command)
    {
        var news = command.Transactions.Where(transaction => !state.Entries.Contains(transaction.EntryId)).ToList();
        if (news.Count == 0) return Nothing;
        var (events, after) = (new List<IEvent>(), state);
        void Add(IEvent e)
        {
            events.Add(e);
            after = after.Evolve(e);
        }

        Add(new StatementImported(command.StatementId, command.Entries, command.By, command.At));
        foreach (var one in news.SelectMany(one => PaymentReturns.Parts(state, one)))
        {
            var returns = one.Invoice is null && one.Returned ? Returns(after, one) : null;
            Add(new TransactionReceived(
                one.Id, one.EntryId, command.StatementId, one.Cents, one.Currency, one.BookedOn, one.Returned, one.EndToEnd, returns is null ? one.Payer : null, command.At));
            if ((one.Invoice ?? returns) is { } invoice)
                Add(new TransactionAssigned(
                    one.Id, invoice.Year, invoice.Number, one.Invoice is null ? AssignmentReason.Return : AssignmentReason.Reference, command.By, command.At));
        }
        return Accept(events);
    }

    /// <summary>The invoice of the payment that comes back: the same payer's reference, the same amount, and not returned yet.</summary>
    private static InvoiceNumber? Returns(BankBook state, News one)
    {
        if (one.EndToEnd is null) return null;
        var related = state.Transactions.Values.Where(known => known.EndToEnd == one.EndToEnd && known.Invoice is not null).ToList();
        var paid = related.FirstOrDefault(known => known.Cents == -one.Cents);
        return related.Sum(known => known.Cents) >= -one.Cents ? paid?.Invoice : null;
    }
}
