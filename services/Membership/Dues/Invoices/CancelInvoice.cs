using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Invoices;

/// <summary>Cancels an invoice by a counter entry (Gegenbuchung), which takes the next number of the year. Nothing is ever deleted; the next run may issue another one.</summary>
public static class CancelInvoice
{
    /// <summary>The cancellation.</summary>
    /// <param name="Reason">Why, 2 to 1000 characters.</param>
    public sealed record Request(string Reason);

    /// <summary>The cancellation, values checked.</summary>
    /// <param name="Year">Year of the ledger.</param>
    /// <param name="Number">The invoice.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Today">Day of the counter entry, Europe/Berlin.</param>
    /// <param name="By">Who cancels.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(int Year, int Number, string Reason, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Cancels what has not been paid; twice changes nothing.</summary>
    public static Decision Decide(DuesLedger state, Command command) => state.Find(command.Number) switch
    {
        null => Reject(new UnknownInvoice()),
        { Cancels: not null } => Reject(new InvoiceIsCancelled()),
        { CancelledBy: not null } => Nothing,
        { PaidCents: not 0 } => Reject(new InvoiceIsPaid()),
        { } invoice => Accept(
            new InvoiceCancelled(command.Number, state.NextNumber, command.Reason, command.By, command.At),
            new CounterEntryIssued(
                command.Year, state.NextNumber, command.Number, invoice.OrganisationId, command.Today, -invoice.TotalCents, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/membership/dues/{year:int}/invoices/{number:int}/cancellation", Handle)
        .Changes<InvoiceView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(int year, int number, Request request, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        var check = new Check();
        var reason = check.Lines(request.Reason, "reason", 2, 1000);
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var command = new Command(year, number, reason, Berlin.DayOf(commands.Now), commands.Actor.Id, commands.Now);
        return commands.ChangeInvoice(year, number, state => Decide(state, command), http, cancellation);
    }
}
