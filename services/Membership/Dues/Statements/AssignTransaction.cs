using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Rights;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Statements;

/// <summary>There is no such transaction.</summary>
public sealed record UnknownTransaction() : Refusal(RefusalKind.NotFound, new("Diese Buchung gibt es nicht.", "There is no such transaction."));

/// <summary>The transaction belongs to another invoice already.</summary>
public sealed record AlreadyAssigned(int Year, int Number) : Refusal(RefusalKind.Conflict, new(
    FormattableString.Invariant($"Diese Buchung gehört schon zur Rechnung {Year}-{Number:D5}."),
    FormattableString.Invariant($"This transaction belongs to the invoice {Year}-{Number:D5} already.")));

/// <summary>Only euro pays an invoice in euro.</summary>
public sealed record NotInEuro(string Currency) : Refusal(RefusalKind.Conflict, new(
    $"Diese Buchung lautet auf {Currency}; Rechnungen werden in Euro bezahlt.", $"This transaction is in {Currency}; invoices are paid in euro."));

/// <summary>A person confirms on which invoice a transaction is booked, or that it concerns none.</summary>
public static class AssignTransaction
{
    /// <summary>The invoice.</summary>
    /// <param name="Year">Year of the dues.</param>
    /// <param name="Number">Number in the year.</param>
    public sealed record Request(int Year, int Number);

    /// <summary>The assignment, values checked.</summary>
    /// <param name="TransactionId">The transaction.</param>
    /// <param name="Invoice">The invoice; null: it concerns none.</param>
    /// <param name="By">Who confirms.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(Guid TransactionId, InvoiceNumber? Invoice, UserId By, DateTimeOffset At);

    /// <summary>Assigns what belongs to no invoice yet, and with a payment what came back of it; the same again changes nothing.</summary>
    public static Decision Decide(BankBook state, Command command) => state.Find(command.TransactionId) switch
    {
        null => Reject(new UnknownTransaction()),
        { Invoice: { } invoice } => invoice == command.Invoice ? Nothing : Reject(new AlreadyAssigned(invoice.Year, invoice.Number)),
        { } transaction when command.Invoice is null => transaction.SetAside ? Nothing : Accept(new TransactionSetAside(command.TransactionId, command.By, command.At)),
        { Currency: not "EUR" } foreign => Reject(new NotInEuro(foreign.Currency)),
        { } payment when PaymentReturns.Following(state, payment) is { } back =>
            Accept(Assigned(payment, AssignmentReason.Person, command), Assigned(back, AssignmentReason.Return, command)),
        { } transaction => Accept(Assigned(transaction, AssignmentReason.Person, command)),
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(ListTransactions.Path + "/{id:guid}/assignment", Assign).Changes<TransactionView>().RequireRoles(Roles.Office);
        routes.MapPost(ListTransactions.Path + "/{id:guid}/set-aside", SetAside).Changes<TransactionView>().RequireRoles(Roles.Office);
    }

    private static async Task<IResult> Assign(Guid id, Request request, Commands commands, IKeyRing keys, Duties duties, CancellationToken cancellation)
    {
        var ledger = await commands.Find<DuesLedger>(DuesLedger.IdOf(request.Year), cancellation);
        if (ledger?.Find(request.Number) is not { Cancels: null }) return Problems.Of(new UnknownInvoice());
        return await Settle(new(id, new(request.Year, request.Number), commands.Actor.Id, commands.Now), commands, keys, duties, cancellation);
    }

    private static Task<IResult> SetAside(Guid id, Commands commands, IKeyRing keys, Duties duties, CancellationToken cancellation) =>
        Settle(new(id, null, commands.Actor.Id, commands.Now), commands, keys, duties, cancellation);

    private static async Task<IResult> Settle(Command command, Commands commands, IKeyRing keys, Duties duties, CancellationToken cancellation)
    {
        var id = command.TransactionId;
        var answer = await commands.Change<BankBook>(
            BankBook.Id, state => Decide(state, command), state => TransactionView.Of(state, id), cancellation, state => state.Find(id)?.Version);
        await Follow(id, commands, keys, duties, cancellation);
        return answer;
    }

    /// <summary>What follows from what is decided on a transaction: payers that are forgotten, bookings on ledgers, and voting rights.</summary>
    internal static async Task Follow(Guid id, Commands commands, IKeyRing keys, Duties duties, CancellationToken cancellation)
    {
        if (await commands.Find<BankBook>(BankBook.Id, cancellation) is not { } book || book.Find(id) is not { } decided) return;
        var along = book.With(decided);
        // Who paid has been of use; nobody needs to know any more.
        foreach (var settled in along.Where(one => one is { Payer: not null, Status: not TransactionStatus.Waiting }))
            await keys.Destroy(BankBook.PayerKey(settled.Id), cancellation);
        await BookPayments.Book(along, commands, cancellation);
        _ = duties.Call(RestVotingRights.Name);
    }

    private static TransactionAssigned Assigned(BankTransaction transaction, AssignmentReason found, Command command) =>
        new(transaction.Id, command.Invoice!.Year, command.Invoice.Number, found, command.By, command.At);
}
