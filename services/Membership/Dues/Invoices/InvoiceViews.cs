namespace Bkmo.Membership.Dues.Invoices;

/// <summary>A line of an invoice.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Membership">For which membership, kebab case.</param>
/// <param name="Cents">How much, in cents; negative for a reduction.</param>
/// <param name="Text">What for and by which rule and report, in the reader's language.</param>
/// <param name="Schedule">Number of the dues schedule.</param>
/// <param name="Report">The report that was counted from.</param>
/// <param name="Decision">The decision of a reduction.</param>
public sealed record LineView(InvoiceLineKind Kind, string Membership, long Cents, string Text, int Schedule, ReportReference? Report, Guid? Decision)
{
    internal static IReadOnlyList<LineView> Of(IEnumerable<InvoiceLine> lines, string language) => [.. lines.Select(line => new LineView(
        line.Kind, line.Membership.Name(), line.Cents, InvoiceSentences.Line(line).In(language), line.Schedule, line.Report, line.Decision))];
}

/// <summary>An invoice.</summary>
/// <param name="Year">Year of the dues.</param>
/// <param name="Number">Number in the year.</param>
/// <param name="PrintedNumber">The number as it is printed.</param>
/// <param name="OrganisationId">Who owes.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="IssuedOn">Day of the invoice.</param>
/// <param name="DueOn">Last day on which it is paid in time.</param>
/// <param name="VotingRestsFrom">First day on which voting rights rest if it is not settled.</param>
/// <param name="Reference">Creditor reference to pay with.</param>
/// <param name="PrintedReference">The reference as it is printed, in groups of four.</param>
/// <param name="TotalCents">What is owed, in cents.</param>
/// <param name="PaidCents">What came in.</param>
/// <param name="WaivedCents">What was waived.</param>
/// <param name="OpenCents">What is still to be paid; negative when too much was.</param>
/// <param name="ReminderLevel">How often it was reminded of.</param>
/// <param name="PayBy">Until when the last reminder asks to pay.</param>
/// <param name="CancelledBy">Number of the counter entry that took it back.</param>
/// <param name="Cancels">Counter entry: number of the invoice that it takes back.</param>
/// <param name="Lines">What for.</param>
/// <param name="Version">Its version; in quotes it is the ETag that changes need in <c>If-Match</c>.</param>
public sealed record InvoiceView(
    int Year, int Number, string PrintedNumber, Guid OrganisationId, InvoiceStatus Status, DateOnly IssuedOn, DateOnly DueOn, DateOnly? VotingRestsFrom,
    string Reference, string PrintedReference, long TotalCents, long PaidCents, long WaivedCents, long OpenCents, int ReminderLevel, DateOnly? PayBy,
    int? CancelledBy, int? Cancels, IReadOnlyList<LineView> Lines, long Version)
{
    internal static string PathOf(int year, int number) => FormattableString.Invariant($"/api/membership/dues/{year}/invoices/{number}");

    internal static InvoiceView? Of(int year, DuesLedger state, int number, string language) => state.Find(number) is not { } invoice ? null : new(
        year, number, InvoiceSentences.Number(year, number), invoice.OrganisationId, invoice.Status, invoice.IssuedOn, invoice.DueOn, invoice.RestsFrom,
        invoice.Reference, CreditorReference.Printed(invoice.Reference), invoice.TotalCents, invoice.PaidCents, invoice.WaivedCents, invoice.OpenCents,
        invoice.Reminder?.Level ?? 0, invoice.Reminder?.PayBy, invoice.CancelledBy, invoice.Cancels, LineView.Of(invoice.Lines, language), invoice.Version);
}

/// <summary>Shows an invoice to those who act for the federation or for the organisation that owes.</summary>
public static class ShowInvoice
{
    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/membership/dues/{year:int}/invoices/{number:int}", Handle)
        .Shows<InvoiceView>().RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);

    private static Task<IResult> Handle(int year, int number, Commands commands, HttpContext http, CancellationToken cancellation)
    {
        var language = InLanguage.Answer(http);
        return commands.Read<DuesLedger>(
            DuesLedger.IdOf(year), state => InvoiceView.Of(year, state, number, language), cancellation, state => commands.Visible(state, number)?.Version);
    }

    /// <summary>The invoice, for whom it is there.</summary>
    internal static Invoice? Visible(this Commands commands, DuesLedger state, int number) =>
        state.Find(number) is { } invoice && OwnOrganisations.MayRead(commands.Actor, invoice.OrganisationId) ? invoice : null;
}
