using Bkmo.Membership.Dues.Invoices;

namespace Bkmo.Membership.Dues.Runs;

/// <summary>Shows what a run would issue. Nothing is stored.</summary>
public static class PreviewRun
{
    /// <summary>What to preview.</summary>
    /// <param name="KeyDate">Day in the year whose facts count.</param>
    public sealed record Request(DateOnly KeyDate);

    /// <summary>The preview.</summary>
    /// <param name="Schedule">Number of the dues schedule that holds.</param>
    /// <param name="Invoices">How many invoices a run would issue.</param>
    /// <param name="Cents">Their sum in cents.</param>
    /// <param name="Drafts">The invoices, without numbers yet.</param>
    /// <param name="Missing">Organisations whose dues cannot be reckoned because a report is missing.</param>
    public sealed record Answer(int Schedule, int Invoices, long Cents, IReadOnlyList<DraftView> Drafts, IReadOnlyList<MissingReport> Missing);

    /// <summary>An invoice before it is one.</summary>
    /// <param name="OrganisationId">Who would owe.</param>
    /// <param name="Status">Always <c>draft</c>.</param>
    /// <param name="Cents">How much, in cents.</param>
    /// <param name="Lines">What for, in the reader's language.</param>
    public sealed record DraftView(Guid OrganisationId, InvoiceStatus Status, long Cents, IReadOnlyList<LineView> Lines);

    /// <summary>Dues that cannot be reckoned.</summary>
    /// <param name="OrganisationId">Whose.</param>
    /// <param name="Memberships">For which memberships, kebab case.</param>
    public sealed record MissingReport(Guid OrganisationId, IReadOnlyList<string> Memberships);

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/membership/dues/{year:int}/runs/preview", Handle).Produces<Answer>()
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .WithMetadata(EndpointKind.Computes).AwaitsDuesFacts().RequireRoles(Roles.Office, Roles.Board);

    private static async Task<IResult> Handle(
        int year, Request request, [AsParameters] DuesSources sources, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        var check = new Check();
        DuesFacts.KeyDate(check, year, request.KeyDate);
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        if (await DuesFacts.ScheduleOn(commands, request.KeyDate, cancellation) is not { } schedule) return Problems.Of(new NoScheduleInForce(request.KeyDate));

        var drafts = await DuesFacts.Drafts(sources, schedule, request.KeyDate, cancellation);
        var ledger = await commands.Find<DuesLedger>(DuesLedger.IdOf(year), cancellation) ?? DuesLedger.Initial;
        var (open, language) = (IssueInvoices.Open(ledger, drafts), InLanguage.Answer(http));
        return Results.Ok(new Answer(
            schedule.Number, open.Count, open.Sum(draft => draft.Cents()),
            open.ConvertAll(draft => new DraftView(draft.OrganisationId, InvoiceStatus.Draft, draft.Cents(), LineView.Of(draft.Lines, language))),
            [.. drafts.Where(draft => draft.Missing.Count > 0).Select(draft => new MissingReport(draft.OrganisationId, [.. draft.Missing.Select(kind => kind.Name())]))]));
    }
}
