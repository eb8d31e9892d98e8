using System.Net;
using System.Text;
using System.Text.Json;
using Bkmo.Eventing;
using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Rights;
using Bkmo.Membership.Tests.Api;
using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Membership.Tests.Dues;

public sealed class StatementApiTests(MembershipService service) : DuesApi(service)
{
    private const string Transactions = Dues + "/transactions";

    [Fact]
    public async Task Voting_rights_rest_by_rule_and_return_with_the_payment()
    {
        var path = await Member("Verein Säumig", 2015);
        var invoice = await OldInvoice(path, 2015, 75_00);
        await VotingRests(path, true);

        var first = await Upload(Camt.File(Camt.Entry(50_00, Camt.Transaction(reference: Reference(invoice)), bankReference: "S1")));
        Assert.Equal((1, 1, 0), Counts(first));
        Assert.Equal("partly-paid", (await Json(invoice)).GetProperty("status").GetString());
        await VotingRests(path, true);

        await Upload(Camt.File(Camt.Entry(25_00, Camt.Transaction(text: "Beitrag " + CreditorReference.Printed(Reference(invoice))), bankReference: "S2")));
        Assert.Equal("paid", (await Json(invoice)).GetProperty("status").GetString());
        await VotingRests(path, false);
    }

    [Fact]
    public async Task Voting_rights_rest_for_dues_or_with_the_membership_and_return_when_neither_is_left()
    {
        var path = await Member("Verein Ruhepause", 1998);
        var invoice = await OldInvoice(path, 1998, 64_00);
        await VotingRests(path, true);
        await Upload(Camt.File(Camt.Entry(64_00, Camt.Transaction(reference: Reference(invoice)), bankReference: "P1")));
        await VotingRests(path, false);

        await Membership(path, "suspension", new { from = "2020-01-01", reason = "Auf eigenen Wunsch" });
        await VotingRests(path, true);
        var second = await OldInvoice(path, 1997, 65_00);
        await Eventually.True(async () => (await Json(path + "/invoices")).GetProperty("items").GetArrayLength() == 2);
        await Membership(path, "reactivation", new { from = "2021-01-01" });
        await StillRests(path);
        await Membership(path, "suspension", new { from = "2022-01-01", reason = "Noch einmal" });
        await Upload(Camt.File(Camt.Entry(65_00, Camt.Transaction(reference: Reference(second)), bankReference: "P2")));
        await StillRests(path);
        await Membership(path, "reactivation", new { from = "2023-01-01" });
        await VotingRests(path, false);
    }

    [Fact]
    public async Task The_same_statement_twice_and_overlapping_ones_book_once()
    {
        var invoice = await OldInvoice(await Member("Verein Doppelt", 2014), 2014, 30_00);
        var entry = Camt.Entry(10_00, Camt.Transaction(reference: Reference(invoice), endToEnd: "twice"));
        Assert.Equal((1, 1, 0), Counts(await Upload(Camt.File(entry))));
        Assert.Equal((0, 0, 0), Counts(await Upload(Camt.File(entry))));
        Assert.Equal((1, 1, 0), Counts(await Upload(Camt.File(entry + Camt.Entry(25_00, Camt.Transaction(reference: Reference(invoice)), version: "08"), kind: "054"))));
        var shown = await Json(invoice);
        Assert.Equal(("overpaid", -5_00), (shown.GetProperty("status").GetString(), shown.GetProperty("openCents").GetInt64()));
    }

    [Fact]
    public async Task A_returned_debit_opens_the_invoice_again()
    {
        var invoice = await OldInvoice(await Member("Verein Rücklast", 2013), 2013, 40_00);
        await Upload(Camt.File(Camt.Entry(40_00, Camt.Transaction(reference: Reference(invoice), endToEnd: "debit-13"))));
        var back = await Upload(Camt.File(Camt.Entry(-40_00, Camt.Transaction(endToEnd: "debit-13", returned: true), day: "2026-03-05", reversal: true)));
        Assert.Equal((1, 1, 0), Counts(back));
        Assert.Equal(("issued", 40_00), await Json(invoice) is var shown ? (shown.GetProperty("status").GetString(), shown.GetProperty("openCents").GetInt64()) : default);
    }

    [Fact]
    public async Task A_sum_that_comes_back_opens_each_invoice_whose_payment_it_names()
    {
        var path = await Member("Verein Sammler", 1995);
        var (first, second) = (await OldInvoice(path, 1995, 40_00), await OldInvoice(path, 1994, 35_00));
        await Upload(Camt.File(Camt.Entry(40_00, Camt.Transaction(reference: Reference(first), endToEnd: "batch-1"))
            + Camt.Entry(35_00, Camt.Transaction(reference: Reference(second), endToEnd: "batch-2"))));
        var file = Camt.File(Camt.Entry(
            -75_00, Camt.Transaction(endToEnd: "batch-1", returned: true) + Camt.Transaction(endToEnd: "batch-2", returned: true), day: "2026-03-06"));
        Assert.Equal((2, 2, 0), Counts(await Upload(file)));
        Assert.Equal((0, 0, 0), Counts(await Upload(file)));
        foreach (var (invoice, cents) in new[] { (first, 40_00), (second, 35_00) })
            Assert.Equal(("issued", (long)cents), await Json(invoice) is var shown ? (shown.GetProperty("status").GetString(), shown.GetProperty("openCents").GetInt64()) : default);
    }

    [Fact]
    public async Task What_quotes_nothing_waits_with_a_proposal_until_a_person_confirms_and_then_nobody_knows_the_payer_any_more()
    {
        var path = await Member("Kulturverein Zeugma", 2012);
        var invoice = await OldInvoice(path, 2012, 33_33);
        var uploaded = await Upload(Camt.File(Camt.Entry(33_33, Camt.Transaction(text: "Mitgliedsbeitrag", name: "Zeugma Kulturverein"), bankReference: "W1")));
        Assert.Equal((1, 0, 1), Counts(uploaded));
        var waiting = await Waiting(33_33);
        await Eventually.True(async () => (await Json(waiting)).GetProperty("proposals").GetArrayLength() > 0);
        var seen = await Office.GetAsync(Relative(waiting));
        var details = await seen.JsonAsync();
        Assert.Equal(("Zeugma Kulturverein", "Mitgliedsbeitrag"), (details.GetProperty("payer").GetString(), details.GetProperty("text").GetString()));
        Assert.Equal(IdOf(path), details.GetProperty("proposals")[0].GetProperty("organisationId").GetString());
        Assert.Equal(0L, await Stored("Zeugma Kulturverein%' and type like 'transaction"));

        var number = int.Parse(IdOf(invoice), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("unknown-invoice", await (await Office.SendAsync(HttpMethod.Post, waiting + "/assignment", new { year = 2012, number = 99 }, seen.Tag())).ProblemAsync(404));
        Assert.Equal("if-match-required", await (await Office.SendAsync(HttpMethod.Post, waiting + "/assignment", new { year = 2012, number })).ProblemAsync(428));
        await Demand(HttpStatusCode.OK, Office.SendAsync(HttpMethod.Post, waiting + "/assignment", new { year = 2012, number }, seen.Tag()));
        Assert.Equal("paid", (await Json(invoice)).GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, (await Json(waiting)).GetProperty("payer").ValueKind);
        Assert.Equal(1L, await Scalar("select count(*) from keys.keys where purpose = 'payer' and wrapped is null and subject = '" + IdOf(waiting) + "'"));
    }

    [Fact]
    public async Task Foreign_currency_waits_and_pays_nothing_and_what_is_none_of_ours_is_set_aside()
    {
        var invoice = await OldInvoice(await Member("Verein Franken", 2011), 2011, 44_44);
        Assert.Equal((1, 0, 1), Counts(await Upload(Camt.File(Camt.Entry(44_44, Camt.Transaction(reference: Reference(invoice)), currency: "CHF")))));
        var waiting = await Waiting(44_44);
        var seen = await Office.GetAsync(Relative(waiting));
        Assert.Equal("not-in-euro", await (await Office.SendAsync(HttpMethod.Post, waiting + "/assignment", new { year = 2011, number = 1 }, seen.Tag())).ProblemAsync(409));
        var aside = await Demand(HttpStatusCode.OK, Office.SendAsync(HttpMethod.Post, waiting + "/set-aside", ifMatch: seen.Tag()));
        Assert.Equal("set-aside", (await aside.JsonAsync()).GetProperty("status").GetString());
        Assert.Equal("issued", (await Json(invoice)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_broken_file_is_refused_whole_with_its_line()
    {
        var invoice = await OldInvoice(await Member("Verein Bruch", 2010), 2010, 10_00);
        var good = Camt.File(Camt.Entry(10_00, Camt.Transaction(reference: Reference(invoice))));
        var refused = await Upload(good[..good.LastIndexOf("</Stmt>", StringComparison.Ordinal)], HttpStatusCode.UnprocessableEntity);
        Assert.Equal("urn:bkmo:problem:statement-unreadable", refused.GetProperty("type").GetString());
        Assert.Contains("Line ", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(10_00, (await Json(invoice)).GetProperty("openCents").GetInt64());
    }

    [Fact]
    public async Task A_file_may_be_larger_than_other_bodies_up_to_its_limit()
    {
        var padding = "<!-- " + new string('x', 3 * 1024 * 1024) + " -->";
        Assert.Equal((0, 0, 0), Counts(await Upload(Camt.File(padding))));
        await Upload(Camt.File("<!-- " + new string('x', 20 * 1024 * 1024) + " -->"), HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Only_the_office_books_and_only_xml()
    {
        using var xml = new StringContent(Camt.File(""), Encoding.UTF8, "application/xml");
        await (await Board.PostAsync(Relative(Dues + "/statements"), xml)).ProblemAsync(403);
        using var none = new StringContent(Camt.File(""), Encoding.UTF8, "application/xml");
        await (await Service.Nobody.PostAsync(Relative(Dues + "/statements"), none)).ProblemAsync(401);
        await (await Office.SendAsync(HttpMethod.Post, Dues + "/statements", "{}")).ProblemAsync(415);
        await (await Board.GetAsync(Relative(Transactions))).ProblemAsync(403);
        await (await Office.GetAsync(Relative($"{Transactions}/{Guid.CreateVersion7()}"))).ProblemAsync(404);
        await (await Office.GetAsync(Relative(Transactions + "?status=lost"))).ProblemAsync(422);
    }

    private async Task Membership(string path, string act, object body) =>
        await Demand(HttpStatusCode.OK, Office.SendAsync(HttpMethod.Post, $"{path}/memberships/voting/{act}", body, (await Office.GetAsync(Relative(path + "/memberships/voting"))).Tag()));

    /// <summary>A round of the duty that sees all that is recorded leaves the rights at rest.</summary>
    private async Task StillRests(string path)
    {
        await Service.Services.GetRequiredService<Duties>().Call(RestVotingRights.Name);
        Assert.Equal(JsonValueKind.String, (await Json(path)).GetProperty("votingRestsFrom").ValueKind);
    }

    private static string Reference(string invoice)
    {
        var parts = invoice.Split('/');
        return CreditorReference.Of(int.Parse(parts[^3], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static (int Received, int Assigned, int Waiting) Counts(JsonElement upload) =>
        (upload.GetProperty("received").GetInt32(), upload.GetProperty("assigned").GetInt32(), upload.GetProperty("waiting").GetInt32());

    private async Task<string> Waiting(long cents)
    {
        var id = "";
        await Eventually.True(async () =>
        {
            var items = (await Json(Transactions + "?status=waiting&limit=200")).GetProperty("items").EnumerateArray();
            return (id = items.Where(item => item.GetProperty("cents").GetInt64() == cents).Select(item => item.GetProperty("id").GetString()).FirstOrDefault() ?? "").Length > 0;
        });
        return $"{Transactions}/{id}";
    }

    private Task<long> Stored(string name) => Scalar($"select count(*) from events.mt_events where data::text like '%{name}%'");
}
