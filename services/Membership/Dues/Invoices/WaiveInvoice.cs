using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Invoices;

/// <summary>Waives what is open of an invoice, or a part of it. What is waived counts as settled.</summary>
public static class WaiveInvoice
{
    /// <summary>The waiver.</summary>
    /// <param name="Reason">Why, 2 to 1000 characters, about the organisation.</param>
    /// <param name="Cents">How much, in cents; all that is open when left out.</param>
    public sealed record Request(string Reason, long? Cents = null);

    /// <summary>The waiver, values checked.</summary>
    /// <param name="Number">The invoice.</param>
    /// <param name="Cents">How much; null: all that is open.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(int Number, long? Cents, string Reason, UserId By, DateTimeOffset At);

    /// <summary>Waives what is open, at most.</summary>
    public static Decision Decide(DuesLedger state, Command command) => state.Find(command.Number) switch
    {
        null => Reject(new UnknownInvoice()),
        { CancelledBy: not null } or { Cancels: not null } => Reject(new InvoiceIsCancelled()),
        { OpenCents: <= 0 } => Reject(new NothingIsOpen()),
        { } invoice when command.Cents > invoice.OpenCents => Reject(new WaivesTooMuch(invoice.OpenCents)),
        { } invoice => Accept(new InvoiceWaived(command.Number, command.Cents ?? invoice.OpenCents, command.Reason, command.By, command.At)),
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/membership/dues/{year:int}/invoices/{number:int}/waiver", Handle)
        .Changes<InvoiceView>().RequireRoles(Roles.Office, Roles.Board);

    private static Task<IResult> Handle(int year, int number, Request request, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        var check = new Check();
        var reason = check.Lines(request.Reason, "reason", 2, 1000);
        check.That(request.Cents is null or > 0, "cents", new("Erwartet wird mehr als 0.", "Expected is more than 0."));
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var command = new Command(number, request.Cents, reason, commands.Actor.Id, commands.Now);
        return commands.ChangeInvoice(year, number, state => Decide(state, command), http, cancellation);
    }
}
