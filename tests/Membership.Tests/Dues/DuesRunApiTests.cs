using System.Net;
using System.Text.Json;
using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Tests.Api;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.Dues;

[CollectionDefinition(nameof(DuesRunApiTests))]
public sealed class DuesRunCollection : ICollectionFixture<MembershipService>;

/// <summary>Runs find every member of the service, so they have one of their own.</summary>
[Collection(nameof(DuesRunApiTests))]
public sealed class DuesRunApiTests(MembershipService service) : DuesApi(service)
{
    [Fact]
    public async Task Two_runs_at_once_give_every_member_one_invoice_and_no_number_twice()
    {
        await Schedule("2021-01-01");
        var (large, small) = (await Member("Verein Groß 2021", 2021), await Member("Verein Klein 2021", 2021, new { languages = new[] { "en" } }));
        await Report(large, "2020-12-31", 5000);
        var position = (await Report(small, "2020-12-31", 20)).Position();
        var preview = await Preview(2021, position);
        Assert.Equal((2, 60_00), (preview.GetProperty("invoices").GetInt32(), preview.GetProperty("cents").GetInt64()));
        Assert.Equal("draft", preview.GetProperty("drafts")[0].GetProperty("status").GetString());

        var runs = await Task.WhenAll(Run(2021, 2, 60_00), Run(2021, 2, 60_00));
        Assert.All(runs, run => Assert.Equal(HttpStatusCode.Created, run.StatusCode));
        Assert.Equal((2, 2, 60_00), await Ledger(2021));
        Assert.Equal(HttpStatusCode.Created, (await Run(2021, 2, 60_00)).StatusCode);
        Assert.Equal((2, 2, 60_00), await Ledger(2021));

        var invoices = await Items($"{large}/invoices", Representative(large), runs[0].Position());
        var invoice = await Json($"{Dues}/2021/invoices/{Assert.Single(invoices).GetProperty("number")}", Representative(large));
        Assert.Equal((50_00, "issued"), (invoice.GetProperty("openCents").GetInt64(), invoice.GetProperty("status").GetString()));
        Assert.True(CreditorReference.IsValid(invoice.GetProperty("reference").GetString()!));
        Assert.Contains("5,000 by the report of 2020, version 1", invoice.GetProperty("lines")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_asks_for_what_was_previewed_a_schedule_and_a_day_in_its_year()
    {
        Assert.Equal("no-schedule-in-force", await (await Run(2001, 1, 1)).ProblemAsync(409));
        Assert.Equal("invalid-values", await (await Office.SendAsync(HttpMethod.Post, Dues + "/2022/runs", new { keyDate = "2021-06-30", expectedInvoices = 1, expectedCents = 1 })).ProblemAsync(422));
        await Schedule("2023-01-01");
        await Member("Verein ohne Meldung", 2023);
        var reported = await Report(await Member("Verein mit Meldung", 2023), "2022-12-31", 3000);
        Assert.Equal("preview-outdated", await (await Run(2023, 7, 1, reported.Position())).ProblemAsync(409));
        var preview = await Preview(2023, reported.Position());
        Assert.Contains("voting", preview.GetProperty("missing").EnumerateArray().Last().GetProperty("memberships").EnumerateArray().Select(kind => kind.GetString()));
    }

    [Fact]
    public async Task An_invoice_is_reminded_of_waived_and_cancelled_by_those_who_may()
    {
        var path = await Member("Verein Mahnung", 2019);
        var (invoice, other) = (await OldInvoice(path, 2019, 80_00), await OldInvoice(path, 2019, 20_00));
        var seen = await Office.GetAsync(Relative(invoice));
        var payBy = new { payBy = Today.AddDays(14) };
        Assert.Equal("if-match-required", await (await Office.SendAsync(HttpMethod.Post, invoice + "/reminders", payBy)).ProblemAsync(428));
        Assert.Equal("invalid-values", await (await Office.SendAsync(HttpMethod.Post, invoice + "/reminders", new { payBy = Today }, seen.Tag())).ProblemAsync(422));
        var reminded = await Demand(HttpStatusCode.OK, Office.SendAsync(HttpMethod.Post, invoice + "/reminders", payBy, seen.Tag()));
        Assert.Equal("reminded1", (await reminded.JsonAsync()).GetProperty("status").GetString());
        Assert.Equal("stale-version", await (await Office.SendAsync(HttpMethod.Post, invoice + "/reminders", payBy, seen.Tag())).ProblemAsync(412));
        Assert.Equal("not-yet-due", await (await Office.SendAsync(HttpMethod.Post, invoice + "/reminders", payBy, reminded.Tag())).ProblemAsync(409));

        var waived = await Demand(HttpStatusCode.OK, Board.SendAsync(HttpMethod.Post, invoice + "/waiver", new { reason = "Härtefall" }, reminded.Tag()));
        Assert.Equal("waived", (await waived.JsonAsync()).GetProperty("status").GetString());
        var cancelled = await Demand(HttpStatusCode.OK, Office.SendAsync(HttpMethod.Post, other + "/cancellation", new { reason = "Irrtum" }, (await Office.GetAsync(Relative(other))).Tag()));
        var counter = (await cancelled.JsonAsync()).GetProperty("cancelledBy").GetInt32();
        Assert.Equal(-20_00, (await Json($"{Dues}/2019/invoices/{counter}")).GetProperty("totalCents").GetInt64());
        var due = await Items($"{Dues}/invoices?year=2019&reminderDue=true", Office, cancelled.Position());
        Assert.Empty(due);
    }

    [Fact]
    public async Task Somebody_elses_invoices_and_reductions_are_not_there()
    {
        var (own, other) = (await Member("Verein Eigen", 2018), await Member("Verein Fremd", 2018));
        var (ownInvoice, otherInvoice) = (await OldInvoice(own, 2018, 10_00), await OldInvoice(other, 2018, 10_00));
        var representative = Representative(own);
        await Json(ownInvoice, representative);
        Assert.Equal("not-found", await (await representative.GetAsync(Relative(otherInvoice))).ProblemAsync(404));
        Assert.Equal("not-found", await (await representative.GetAsync(Relative($"{Dues}/2018/invoices/99"))).ProblemAsync(404));
        foreach (var path in new[] { "/invoices", "/dues-reductions", "/headcounts", "/headcounts/2020" }) await (await representative.GetAsync(Relative(other + path))).ProblemAsync(404);
        await (await representative.SendAsync(HttpMethod.Post, other + "/headcounts", new { keyDate = "2020-12-31", naturalPersons = 1 })).ProblemAsync(404);
        await (await representative.GetAsync(Relative(Dues + "/invoices"))).ProblemAsync(403);
        await (await Board.SendAsync(HttpMethod.Post, Dues + "/2018/runs", new { keyDate = "2018-06-30", expectedInvoices = 1, expectedCents = 1 })).ProblemAsync(403);
        await (await Service.Nobody.GetAsync(Relative(ownInvoice))).ProblemAsync(401);
    }

    [Fact]
    public async Task A_reduction_by_decision_lowers_the_next_run()
    {
        await Schedule("2025-01-01");
        var path = await Member("Verein Ermäßigt", 2025);
        await Report(path, "2024-12-31", 4000);
        var granted = await Demand(HttpStatusCode.Created, Board.SendAsync(
            HttpMethod.Post, path + "/dues-reductions", new { from = "2025-01-01", until = "2025-12-31", reason = "Härtefall", decidedBy = "Vorstand", perMille = 250 }));
        var draft = (await Preview(2025, granted.Position())).GetProperty("drafts").EnumerateArray().Single(one => one.GetProperty("organisationId").GetString() == IdOf(path));
        Assert.Equal(30_00, draft.GetProperty("cents").GetInt64());
        Assert.Equal("Reduction 25% (decision), voting member", draft.GetProperty("lines")[1].GetProperty("text").GetString()!.Split(" (dues")[0]);
        await Demand(HttpStatusCode.OK, Office.SendAsync(HttpMethod.Post, granted.Headers.Location + "/end", new { until = "2025-05-31" }, granted.Tag()));
        Assert.Equal("2025-05-31", (await Json(path + "/dues-reductions", Representative(path))).GetProperty("reductions")[0].GetProperty("until").GetString());
        Assert.Equal("invalid-values", await (await Board.SendAsync(
            HttpMethod.Post, path + "/dues-reductions", new { from = "2025-01-01", until = "2025-12-31", reason = "x", decidedBy = "", perMille = 0, honorary = true })).ProblemAsync(422));
    }

    [Fact]
    public async Task A_schedule_that_makes_no_sense_is_refused_with_its_fields()
    {
        var answer = await Office.SendAsync(HttpMethod.Post, Dues + "/schedules", """
            {"validFrom":"2021-01-01","resolvedBy":"x","payWithinDays":-1,"kinds":[{"kind":"voting","shape":"tiered","cents":5,"tiers":[{"from":1,"cents":-1}],"minimumCents":2,"capCents":1}],
             "reductions":[{"condition":"members-below","perMille":0}]}
            """);
        Assert.Equal("invalid-values", await answer.ProblemAsync(422));
        Assert.Equal(
            ["kinds[0].basis", "kinds[0].capCents", "kinds[0].cents", "kinds[0].tiers", "payWithinDays", "reductions[0].below", "reductions[0].perMille", "resolvedBy"],
            (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
    }

    private async Task<JsonElement> Preview(int year, string position) => await (await Demand(HttpStatusCode.OK,
        Office.SendAsync(HttpMethod.Post, $"{Dues}/{year}/runs/preview", new { keyDate = $"{year}-06-30" }, minPosition: position))).JsonAsync();

    private Task<HttpResponseMessage> Run(int year, int invoices, long cents, string? position = null) => Office.SendAsync(
        HttpMethod.Post, $"{Dues}/{year}/runs", new { keyDate = $"{year}-06-30", expectedInvoices = invoices, expectedCents = cents }, minPosition: position);

    private async Task<(int Invoices, int LastNumber, long Cents)> Ledger(int year) =>
        await Json($"{Dues}/{year}") is var ledger ? (ledger.GetProperty("invoices").GetInt32(), ledger.GetProperty("lastNumber").GetInt32(), ledger.GetProperty("issuedCents").GetInt64()) : default;

    private static async Task<List<JsonElement>> Items(string path, HttpClient client, string position)
    {
        var answer = await Demand(HttpStatusCode.OK, client.SendAsync(HttpMethod.Get, path, minPosition: position));
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray()];
    }
}
