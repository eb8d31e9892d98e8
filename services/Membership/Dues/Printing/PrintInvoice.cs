using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Dues.Printing;

/// <summary>There is no reminder of the invoice.</summary>
public sealed record NotReminded() : Refusal(RefusalKind.NotFound, new("An diese Rechnung ist nicht erinnert worden.", "There was no reminder of this invoice."));

/// <summary>Prints an invoice, and its last reminder, as PDF in the language of the organisation; <c>?language=de</c> or <c>en</c> chooses another.</summary>
public static class PrintInvoice
{
    private const string Pdf = "application/pdf";
    private static readonly string[] Readers = [Roles.Office, Roles.Board, Roles.OrganisationRepresentative];

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/membership/dues/{year:int}/invoices/{number:int}/pdf", Print).ShowsFile(Pdf).ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Readers);
        routes.MapGet("/api/membership/dues/{year:int}/invoices/{number:int}/reminder/pdf", PrintReminder).ShowsFile(Pdf).ProducesProblem(StatusCodes.Status422UnprocessableEntity).RequireRoles(Readers);
    }

    private static Task<IResult> Print(
        int year, int number, string? language, Commands commands, IConfiguration configuration, HttpResponse response, CancellationToken cancellation) =>
        Answer(year, number, language, commands, response, (to, invoice, chosen) => InvoiceLetter.Invoice(Sender.From(configuration), to, year, invoice, chosen), cancellation);

    private static Task<IResult> PrintReminder(
        int year, int number, string? language, Commands commands, IConfiguration configuration, HttpResponse response, CancellationToken cancellation) =>
        Answer(year, number, language, commands, response, (to, invoice, chosen) => invoice.Reminder is { } reminder
            ? InvoiceLetter.Reminder(Sender.From(configuration), to, year, invoice, reminder, chosen)
            : null, cancellation);

    private static async Task<IResult> Answer(
        int year, int number, string? language, Commands commands, HttpResponse response, Func<OrganisationProfile, Invoice, string, byte[]?> print, CancellationToken cancellation)
    {
        var check = new Check();
        check.That(language is null or Languages.German or Languages.English, "language", new("Möglich sind: de, en.", "Must be one of: de, en."));
        if (check.Refusal is { } refusal) return Problems.Of(refusal);
        var ledger = await commands.Find<DuesLedger>(DuesLedger.IdOf(year), cancellation);
        if (ledger is null || commands.Visible(ledger, number) is not { } invoice) return Problems.Of(new UnknownInvoice());
        if (await commands.Find<Organisation>(invoice.OrganisationId, cancellation) is not { Profile: { } to }) return Problems.Of(new UnknownOrganisation());

        var chosen = language ?? InvoiceLetter.LanguageOf(to);
        if (print(to, invoice, chosen) is not { } letter) return Problems.Of(new NotReminded());
        response.Headers.ETag = EntityTags.Of(invoice.Version);
        response.Headers.ContentLanguage = chosen;
        return Results.File(letter, Pdf, InvoiceSentences.Number(year, number) + ".pdf");
    }
}
