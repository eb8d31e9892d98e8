using Bkmo.Membership.Dues.Invoices;
using Microsoft.EntityFrameworkCore;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Statements;

/// <summary>Books on a ledger what the bank book assigned to its invoices.</summary>
public static class BookPayments
{
    /// <summary>Payments of one year.</summary>
    /// <param name="Payments">Transactions with their invoices.</param>
    /// <param name="By">Who books.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(ValueList<Payment> Payments, UserId By, DateTimeOffset At);

    /// <summary>A payment, or one that came back.</summary>
    /// <param name="TransactionId">The transaction.</param>
    /// <param name="Number">The invoice.</param>
    /// <param name="Cents">What came in; negative when it came back.</param>
    /// <param name="BookedOn">Day on which the bank booked it.</param>
    public sealed record Payment(Guid TransactionId, int Number, long Cents, DateOnly BookedOn);

    /// <summary>Books what is not booked; a transaction that is, stays as it is.</summary>
    public static Decision Decide(DuesLedger state, Command command) => Accept(command.Payments
        .Where(payment => !state.Booked.Contains(payment.TransactionId) && state.Find(payment.Number) is not null)
        .Select(IEvent (payment) => new PaymentBooked(payment.Number, payment.TransactionId, payment.Cents, payment.BookedOn, command.By, command.At)).ToList());

    /// <summary>Books these transactions within a request. If it is broken off, the duty books the rest.</summary>
    internal static async Task Book(IEnumerable<BankTransaction> transactions, Commands commands, CancellationToken cancellation)
    {
        foreach (var year in transactions.Where(one => one.Invoice is not null).GroupBy(one => one.Invoice!.Year))
        {
            var payments = year.Select(one => new Payment(one.Id, one.Invoice!.Number, one.Cents, one.BookedOn)).ToValueList();
            var command = new Command(payments, commands.Actor.Id, commands.Now);
            await commands.Record<DuesLedger>(DuesLedger.IdOf(year.Key), state => Decide(state, command), cancellation);
        }
    }
}

/// <summary>The duty that books what was assigned and, because a request was broken off, not booked.</summary>
public sealed class BookAssignedPayments(IReadModel<TransactionRow> transactions, Decider decider) : IDuty
{
    /// <summary>Name of the duty.</summary>
    public const string Name = "book_payments";

    /// <summary>Time from one round to the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public async Task Do(CancellationToken cancellation)
    {
        var left = await transactions.Rows.Where(row => row.Number != null && !row.Booked).ToListAsync(cancellation);
        foreach (var year in left.GroupBy(row => row.Year!.Value))
        {
            var payments = year.Select(row => new BookPayments.Payment(row.Id, row.Number!.Value, row.Cents, row.BookedOn)).ToValueList();
            var command = new BookPayments.Command(payments, decider.By, decider.Now);
            await decider.Decide<DuesLedger>(DuesLedger.IdOf(year.Key), state => BookPayments.Decide(state, command), cancellation);
        }
    }
}
