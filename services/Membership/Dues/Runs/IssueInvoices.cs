using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Schedules;
using static Bkmo.Eventing.Decision;

namespace Bkmo.Membership.Dues.Runs;

/// <summary>Issues the invoices of a year (Beitragslauf): one for each organisation that owes something and has none. Later runs of the year bring those who came later.</summary>
public static class IssueInvoices
{
    /// <summary>The run.</summary>
    /// <param name="KeyDate">Day in the year whose facts count.</param>
    /// <param name="ExpectedInvoices">How many the preview showed.</param>
    /// <param name="ExpectedCents">Their sum, in cents, as the preview showed it.</param>
    public sealed record Request(DateOnly KeyDate, int ExpectedInvoices, long ExpectedCents);

    /// <summary>The run with what it rests on.</summary>
    /// <param name="RunId">The run.</param>
    /// <param name="KeyDate">The day whose facts count.</param>
    /// <param name="Terms">What the schedule says.</param>
    /// <param name="Drafts">What each organisation owes.</param>
    /// <param name="Today">Day of the invoices, Europe/Berlin.</param>
    /// <param name="ExpectedInvoices">How many the preview showed.</param>
    /// <param name="ExpectedCents">Their sum, as the preview showed it.</param>
    /// <param name="By">Who issues.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record Command(
        Guid RunId, DateOnly KeyDate, DuesTerms Terms, ValueList<DraftInvoice> Drafts, DateOnly Today, int ExpectedInvoices, long ExpectedCents, UserId By,
        DateTimeOffset At);

    /// <summary>Gives numbers and issues. Who has an invoice gets none; when everybody has one, the same run again changes nothing.</summary>
    public static Decision Decide(DuesLedger state, Command command)
    {
        var open = Open(state, command.Drafts);
        if (open.Count == 0) return Nothing;
        var sum = open.Sum(draft => draft.Cents());
        if (open.Count != command.ExpectedInvoices || sum != command.ExpectedCents) return Reject(new PreviewOutdated(open.Count, sum));
        var dueOn = command.Today.AddDays(command.Terms.PayWithinDays);
        DateOnly? restsFrom = command.Terms.VotingRestsAfterDays is { } days ? dueOn.AddDays(days + 1) : null;
        return Accept(open.Select((draft, i) => Issued(command, draft, state.NextNumber + i, dueOn, restsFrom)).ToList<IEvent>());
    }

    /// <summary>What is still to be issued: without memberships that have an invoice, and without those who owe nothing; in an order that does not depend on anything else.</summary>
    internal static List<DraftInvoice> Open(DuesLedger state, IEnumerable<DraftInvoice> drafts) => [.. drafts
        .Select(draft => draft with { Lines = draft.Lines.Where(line => !state.Billed.Contains((draft.OrganisationId, line.Membership))).ToValueList() })
        .Where(draft => draft.Cents() > 0).OrderBy(draft => draft.OrganisationId)];

    private static InvoiceIssued Issued(Command command, DraftInvoice draft, int number, DateOnly dueOn, DateOnly? restsFrom)
    {
        var year = command.KeyDate.Year;
        return new(
            year, number, draft.OrganisationId, command.RunId, command.KeyDate, command.Today, dueOn, restsFrom, CreditorReference.Of(year, number), draft.Lines,
            command.By, command.At);
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/membership/dues/{year:int}/runs", Handle).Creates<LedgerView>()
        .AwaitsDuesFacts().RequireRoles(Roles.Office);

    private static async Task<IResult> Handle(int year, Request request, [AsParameters] DuesSources sources, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        DuesFacts.KeyDate(check, year, request.KeyDate);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await DuesFacts.ScheduleOn(commands, request.KeyDate, cancellation) is not { } schedule) return Problems.Of(new NoScheduleInForce(request.KeyDate));

        var drafts = await DuesFacts.Drafts(sources, schedule, request.KeyDate, cancellation);
        var command = new Command(
            commands.NewId(), request.KeyDate, schedule.Terms, drafts.ToValueList(), Berlin.DayOf(commands.Now), request.ExpectedInvoices, request.ExpectedCents,
            commands.Actor.Id, commands.Now);
        return await commands.Create<DuesLedger>(
            DuesLedger.IdOf(year), LedgerView.PathOf(year), state => Decide(state, command), state => LedgerView.Of(year, state), cancellation);
    }
}
