using System.Net;
using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Tests.Api;
using Bkmo.Testing;
using UglyToad.PdfPig;

namespace Bkmo.Membership.Tests.Dues;

/// <summary>Invoices and reminders as letters, read back by the text that a reader of PDF finds in them.</summary>
public sealed class PrintedInvoiceTests(MembershipService service) : DuesApi(service)
{
    [Fact]
    public async Task An_invoice_is_printed_in_the_language_of_the_organisation_or_the_one_that_is_asked_for()
    {
        var (german, english) = (await Member("Dernek Çağ Göç e.V.", 2016), await Member("Society of Newcomers", 2016, new { languages = new[] { "en" } }));
        var (first, second) = (await OldInvoice(german, 2016, 1_234_50), await OldInvoice(english, 2016, 80_00));

        var letter = await Words(Representative(german), first + "/pdf", "de");
        Assert.Contains("Dernek Çağ Göç e.V.", letter, StringComparison.Ordinal);
        Assert.Contains("Beitragsrechnung 2016-", letter, StringComparison.Ordinal);
        Assert.Contains("1.234,50", letter, StringComparison.Ordinal);
        Assert.Contains("bis zum 31.01.2016", letter, StringComparison.Ordinal);
        Assert.Contains("ruht das Stimmrecht ab dem 01.02.2016", letter, StringComparison.Ordinal);
        var reference = (await Json(first)).GetProperty("reference").GetString()!;
        Assert.Contains(CreditorReference.Printed(reference), letter, StringComparison.Ordinal);

        Assert.Contains("Please transfer", await Words(Representative(english), second + "/pdf", "en"), StringComparison.Ordinal);
        Assert.Contains("Bitte überweisen Sie", await Words(Office, second + "/pdf?language=de", "de"), StringComparison.Ordinal);
        await (await Office.GetAsync(Relative(second + "/pdf?language=fr"))).ProblemAsync(422);
    }

    [Fact]
    public async Task A_reminder_names_what_is_still_open_and_until_when()
    {
        var invoice = await OldInvoice(await Member("Verein Erinnerung", 2015), 2015, 80_00);
        await (await Office.GetAsync(Relative(invoice + "/reminder/pdf"))).ProblemAsync(404);
        var payBy = Today.AddDays(14);
        await Demand(HttpStatusCode.OK, Office.SendAsync(HttpMethod.Post, invoice + "/reminders", new { payBy }, (await Office.GetAsync(Relative(invoice))).Tag()));

        var letter = await Words(Office, invoice + "/reminder/pdf", "de");
        Assert.Contains("1. Erinnerung zur Beitragsrechnung 2015-", letter, StringComparison.Ordinal);
        Assert.Contains($"bis zum {payBy:dd.MM.yyyy}", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_organisations_letters_are_not_there()
    {
        var (own, other) = (await Member("Verein Hier", 2014), await Member("Verein Dort", 2014));
        var invoice = await OldInvoice(other, 2014, 10_00);
        await (await Representative(own).GetAsync(Relative(invoice + "/pdf"))).ProblemAsync(404);
        await (await Representative(own).GetAsync(Relative(invoice + "/reminder/pdf"))).ProblemAsync(404);
    }

    private static async Task<string> Words(HttpClient client, string path, string language)
    {
        var answer = await Demand(HttpStatusCode.OK, client.GetAsync(Relative(path)));
        Assert.Equal(("application/pdf", language), (answer.Content.Headers.ContentType?.MediaType, Assert.Single(answer.Content.Headers.ContentLanguage)));
        using var document = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
        return string.Join(' ', document.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
    }
}
