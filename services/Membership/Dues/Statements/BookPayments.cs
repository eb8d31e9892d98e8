using Bkmo.Membership.Dues.Invoices;
using Microsoft.EntityFrameworkCore;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Statements;

/// <summary>
/// Books on the ledgers what the bank book decided: what was assigned to an invoice, and by a counter entry what was released from it. A ledger takes the steps of a
/// transaction in their order, each once; who knows fewer of them than the ledger has booked changes nothing.
/// </summary>
public static class BookPayments
{
    /// <summary>What is to be booked on the ledger of one year.</summary>
    /// <param name="Steps">All steps that concern this year, those of one transaction in their order.</param>
    /// <param name="By">Who books.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(ValueList<Step> Steps, UserId By, DateTimeOffset At);

    /// <summary>A payment, or one that came back, is booked on an invoice, or that is taken back.</summary>
    /// <param name="TransactionId">The transaction.</param>
    /// <param name="Number">The invoice.</param>
    /// <param name="Cents">What came in; negative when it came back.</param>
    /// <param name="BookedOn">Day on which the bank booked it.</param>
    /// <param name="TakesBack">Whether the step takes the one before it back.</param>
    public sealed record Step(Guid TransactionId, int Number, long Cents, DateOnly BookedOn, bool TakesBack = false);

    /// <summary>Books the steps that are not booked; what is booked stays as it is.</summary>
    public static Decision Decide(DuesLedger state, Command command) => Accept(command.Steps
        .GroupBy(step => step.TransactionId)
        .SelectMany(steps => steps.TakeWhile(step => state.Find(step.Number) is not null).Skip(state.Booked.GetValueOrDefault(steps.Key)))
        .Select(IEvent (step) => step.TakesBack
            ? new PaymentTakenBack(step.Number, step.TransactionId, -step.Cents, command.By, command.At)
            : new PaymentBooked(step.Number, step.TransactionId, step.Cents, step.BookedOn, command.By, command.At)).ToList());

    /// <summary>What the ledgers are to book of these transactions, by year.</summary>
    internal static IEnumerable<(int Year, Command Command)> Of(IEnumerable<BankTransaction> transactions, UserId by, DateTimeOffset at) => transactions
        .SelectMany(one => one.Assignments.SelectMany(assignment => Steps(one, assignment).Select(step => (assignment.Invoice.Year, Step: step))))
        .GroupBy(one => one.Year, one => one.Step)
        .Select(year => (year.Key, new Command(year.ToValueList(), by, at)));

    /// <summary>Books these transactions within a request. If it is broken off, the duty books the rest.</summary>
    internal static async Task Book(IEnumerable<BankTransaction> transactions, Commands commands, CancellationToken cancellation)
    {
        foreach (var (year, command) in Of(transactions, commands.Actor.Id, commands.Now))
            await commands.Record<DuesLedger>(DuesLedger.IdOf(year), state => Decide(state, command), cancellation);
    }

    private static IEnumerable<Step> Steps(BankTransaction one, Assignment assignment)
    {
        var booked = new Step(one.Id, assignment.Invoice.Number, one.Cents, one.BookedOn);
        return assignment.Released ? [booked, booked with { TakesBack = true }] : [booked];
    }
}

/// <summary>The duty that books what was assigned or released and, because a request was broken off, not booked. The read model only says which transactions to look at.</summary>
public sealed class BookAssignedPayments(IReadModel<TransactionRow> transactions, Decider decider) : IDuty
{
    /// <summary>Name of the duty.</summary>
    public const string Name = "book_payments";

    /// <summary>Time from one round to the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public async Task Do(CancellationToken cancellation)
    {
        var left = await transactions.Rows.Where(row => row.Unbooked != 0).Select(row => row.Id).ToListAsync(cancellation);
        if (left.Count == 0 || await decider.Find<BankBook>(BankBook.Id, cancellation) is not { } book) return;
        foreach (var (year, command) in BookPayments.Of(left.Select(book.Find).OfType<BankTransaction>(), decider.By, decider.Now))
            await decider.Decide<DuesLedger>(DuesLedger.IdOf(year), state => BookPayments.Decide(state, command), cancellation);
    }
}
