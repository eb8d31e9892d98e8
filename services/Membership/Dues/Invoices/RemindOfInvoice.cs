using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Invoices;

/// <summary>Reminds an organisation of an open invoice (Mahnung), up to three times.</summary>
public static class RemindOfInvoice
{
    private const int LastLevel = 3;

    /// <summary>The reminder.</summary>
    /// <param name="PayBy">Until when it asks to pay; after today.</param>
    public sealed record Request(DateOnly PayBy);

    /// <summary>The reminder, values checked.</summary>
    /// <param name="Number">The invoice.</param>
    /// <param name="PayBy">Until when it asks to pay.</param>
    /// <param name="Today">Day of the reminder, Europe/Berlin.</param>
    /// <param name="By">Who reminds.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(int Number, DateOnly PayBy, DateOnly Today, UserId By, DateTimeOffset At);

    /// <summary>Reminds once the last term is over.</summary>
    public static Decision Decide(DuesLedger state, Command command)
    {
        if (state.Find(command.Number) is not { } invoice) return Reject(new UnknownInvoice());
        if (invoice.CancelledBy is not null || invoice.Cancels is not null) return Reject(new InvoiceIsCancelled());
        if (invoice.OpenCents <= 0) return Reject(new NothingIsOpen());
        var (level, last) = (invoice.Reminder?.Level ?? 0, invoice.Reminder?.PayBy ?? invoice.DueOn);
        if (level >= LastLevel) return Reject(new RemindedEnough());
        return last >= command.Today
            ? Reject(new NotYetDue(last))
            : Accept(new InvoiceReminded(command.Number, level + 1, command.Today, command.PayBy, command.By, command.At));
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/membership/dues/{year:int}/invoices/{number:int}/reminders", Handle)
        .Changes<InvoiceView>().RequireRoles(Roles.Office);

    private static Task<IResult> Handle(int year, int number, Request request, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        var (check, today) = (new Check(), Berlin.DayOf(commands.Now));
        check.Day(request.PayBy, "payBy");
        check.That(request.PayBy > today, "payBy", new("Der Tag muss nach heute liegen.", "The day must be after today."));
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var command = new Command(number, request.PayBy, today, commands.Actor.Id, commands.Now);
        return commands.ChangeInvoice(year, number, state => Decide(state, command), http, cancellation);
    }

    /// <summary>A change of one invoice of a year's ledger.</summary>
    internal static Task<IResult> ChangeInvoice(
        this Commands commands, int year, int number, Func<DuesLedger, Decision> decide, HttpContext http, CancellationToken cancellation)
    {
        var language = InLanguage.Answer(http);
        return commands.Change(
            DuesLedger.IdOf(year), decide, state => InvoiceView.Of(year, state, number, language), cancellation, state => state.Find(number)?.Version);
    }
}
