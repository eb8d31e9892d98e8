using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Dues.Invoices;

/// <summary>An invoice in a list.</summary>
/// <param name="Year">Year of the dues.</param>
/// <param name="Number">Number in the year.</param>
/// <param name="OrganisationId">Who owes.</param>
/// <param name="Status">Where it stands, kebab case.</param>
/// <param name="IssuedOn">Day of the invoice.</param>
/// <param name="DueOn">Last day on which it is paid in time.</param>
/// <param name="TotalCents">What is owed, in cents.</param>
/// <param name="OpenCents">What is still to be paid; negative when too much was.</param>
/// <param name="ReminderDue">Whether the last term is over, so that a reminder is to be proposed.</param>
public sealed record InvoiceItem(
    int Year, int Number, Guid OrganisationId, string Status, DateOnly IssuedOn, DateOnly DueOn, long TotalCents, long OpenCents, bool ReminderDue);

/// <summary>Lists invoices: the office's and board's list of all, and that of one organisation.</summary>
public static class ListInvoices
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/dues/invoices", All).Lists<InvoiceRow, InvoiceItem>().ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .RequireRoles(Roles.Office, Roles.Board);
        routes.MapGet("/api/membership/organisations/{id:guid}/invoices", OfOne).Lists<InvoiceRow, InvoiceItem>().ProducesProblem(StatusCodes.Status404NotFound)
            .RequireRoles(Roles.Office, Roles.Board, Roles.OrganisationRepresentative);
    }

    private static Task<IResult> All(
        int? year, string? status, bool? reminderDue, IReadModel<InvoiceRow> invoices, PageRequest page, Commands commands, CancellationToken cancellation)
    {
        var check = new Check();
        check.Named<InvoiceStatus>(status, "status");
        if (check.Refusal is { } refusal) return Task.FromResult(Problems.Of(refusal));
        var today = Berlin.DayOf(commands.Now);
        var rows = invoices.Rows.Where(row => (year == null || row.Year == year) && (status == null || row.Status == status));
        if (reminderDue is { } due)
            rows = rows.Where(row => (row.OpenCents > 0 && row.ReminderLevel < 3 && (row.PayBy ?? row.DueOn) < today) == due);
        return page.Of(rows, row => row.SortKey, row => row.Id, row => Item(row, today), cancellation);
    }

    private static Task<IResult> OfOne(Guid id, IReadModel<InvoiceRow> invoices, PageRequest page, Commands commands, CancellationToken cancellation)
    {
        if (!OwnOrganisations.MayRead(commands.Actor, id)) return Task.FromResult(Problems.Of(new UnknownOrganisation()));
        var today = Berlin.DayOf(commands.Now);
        return page.Of(invoices.Rows.Where(row => row.OrganisationId == id), row => row.SortKey, row => row.Id, row => Item(row, today), cancellation);
    }

    private static InvoiceItem Item(InvoiceRow row, DateOnly today) => new(
        row.Year, row.Number, row.OrganisationId, row.Status, row.IssuedOn, row.DueOn, row.TotalCents, row.OpenCents,
        row.OpenCents > 0 && row.ReminderLevel < 3 && (row.PayBy ?? row.DueOn) < today);
}
