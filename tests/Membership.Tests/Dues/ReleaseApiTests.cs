using System.Globalization;
using System.Net;
using System.Text.Json;
using Bkmo.Eventing;
using Bkmo.Membership.Dues.Statements;
using Bkmo.Membership.Tests.Api;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Membership.Tests.Dues;

public sealed class ReleaseApiTests(MembershipService service) : DuesApi(service)
{
    private const string Transactions = Dues + "/transactions";

    [Fact]
    public async Task What_was_booked_on_the_wrong_invoice_is_released_and_booked_on_the_right_one()
    {
        var (wrong, right) = (await Member("Verein Falsch", 2003), await Member("Verein Richtig", 2003));
        var (first, second) = (await OldInvoice(wrong, 2003, 61_00), await OldInvoice(right, 2003, 61_00));
        await VotingRests(wrong, true);
        await VotingRests(right, true);
        var transaction = await Incoming(61_00, "R1");
        await Assign(transaction, first);
        await VotingRests(wrong, false);

        Assert.Equal("invalid-values", await (await Release(transaction, " ")).ProblemAsync(422));
        Assert.Equal("invalid-values", await (await Release(transaction, new string('x', 501))).ProblemAsync(422));
        await (await Board.SendAsync(HttpMethod.Post, transaction + "/release", new { reason = "Verwechselt" }, "*")).ProblemAsync(403);
        Assert.Equal("if-match-required", await (await Office.SendAsync(HttpMethod.Post, transaction + "/release", new { reason = "Verwechselt" })).ProblemAsync(428));
        await Demand(HttpStatusCode.OK, Release(transaction, "Verwechselt"));
        await Demand(HttpStatusCode.OK, Release(transaction, "Verwechselt"));
        Assert.Equal(("issued", 61_00), Standing(await Json(first)));
        await VotingRests(wrong, true);

        var waiting = await Json(transaction);
        Assert.Equal("waiting", waiting.GetProperty("transaction").GetProperty("status").GetString());
        Assert.Equal((JsonValueKind.Null, false), (waiting.GetProperty("payer").ValueKind, waiting.GetProperty("payerKnown").GetBoolean()));
        Assert.Equal("Verwechselt", waiting.GetProperty("releases")[0].GetProperty("reason").GetString());

        await Assign(transaction, second);
        Assert.Equal((("issued", 61_00), ("paid", 0)), (Standing(await Json(first)), Standing(await Json(second))));
        await VotingRests(right, false);
    }

    [Fact]
    public async Task Whoever_assigns_and_releases_at_the_same_time_each_step_is_booked_once()
    {
        var invoices = new[] { await OldInvoice(await Member("Verein Eilig", 2002), 2002, 62_00), await OldInvoice(await Member("Verein Gleichzeitig", 2001), 2001, 62_00) };
        var transaction = await Incoming(62_00, "R2");
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => i % 3 == 0
            ? Release(transaction, "Gleichzeitig")
            : Office.SendAsync(HttpMethod.Post, transaction + "/assignment", Number(invoices[i % 2]), "*")));

        await Office.SendAsync(HttpMethod.Post, transaction + "/assignment", Number(invoices[0]), "*");
        await Demand(HttpStatusCode.OK, Release(transaction, "Zuletzt"));
        await AllBooked(transaction);
        Assert.Equal([("issued", 62_00), ("issued", 62_00)], [Standing(await Json(invoices[0])), Standing(await Json(invoices[1]))]);
        await Assign(transaction, invoices[1]);
        Assert.Equal([("issued", 62_00), ("paid", 0)], [Standing(await Json(invoices[0])), Standing(await Json(invoices[1]))]);
    }

    [Fact]
    public async Task What_a_request_that_was_broken_off_left_is_booked_and_taken_back_by_the_duty()
    {
        var invoice = await OldInvoice(await Member("Verein Abbruch", 2000), 2000, 63_00);
        var transaction = await Incoming(63_00, "R3");
        var (id, now) = (Guid.Parse(IdOf(transaction)), TimeProvider.System.GetUtcNow());
        await InTheBook(state => AssignTransaction.Decide(state, new(id, new(2000, 1), Acting, now)));
        await Booked(invoice, "paid");
        await InTheBook(state => ReleaseTransaction.Decide(state, new(id, "Verwechselt", Acting, now)));
        await Booked(invoice, "issued");
        await InTheBook(state => AssignTransaction.Decide(state, new(id, new(2000, 1), Acting, now)));
        await InTheBook(state => ReleaseTransaction.Decide(state, new(id, "Nochmals", Acting, now)));
        await InTheBook(state => AssignTransaction.Decide(state, new(id, new(2000, 1), Acting, now)));
        await Booked(invoice, "paid");
        await AllBooked(transaction);
    }

    private static UserId Acting { get; } = new("account-office");

    private static (string?, long) Standing(JsonElement invoice) => (invoice.GetProperty("status").GetString(), invoice.GetProperty("openCents").GetInt64());

    private static object Number(string invoice)
    {
        var parts = invoice.Split('/');
        return new { year = int.Parse(parts[^3], CultureInfo.InvariantCulture), number = int.Parse(parts[^1], CultureInfo.InvariantCulture) };
    }

    private Task<HttpResponseMessage> Assign(string transaction, string invoice) =>
        Demand(HttpStatusCode.OK, Office.SendAsync(HttpMethod.Post, transaction + "/assignment", Number(invoice), "*"));

    private Task<HttpResponseMessage> Release(string transaction, string reason) => Office.SendAsync(HttpMethod.Post, transaction + "/release", new { reason }, "*");

    /// <summary>A transaction that quotes nothing and so waits.</summary>
    private async Task<string> Incoming(long cents, string bankReference)
    {
        var uploaded = await Demand(HttpStatusCode.Created, UploadAs(Camt.File(Camt.Entry(cents, Camt.Transaction(text: "Beitrag"), bankReference: bankReference))));
        var list = await Office.SendAsync(HttpMethod.Get, Transactions + "?status=waiting&limit=200", minPosition: uploaded.Position());
        var item = (await list.JsonAsync()).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("cents").GetInt64() == cents);
        return $"{Transactions}/{item.GetProperty("id").GetString()}";
    }

    private async Task InTheBook(Func<BankBook, Decision> decide) => Assert.IsType<Outcome<BankBook>.Done>(await Service.Services.GetRequiredService<Streams>()
        .Decide(new StreamCommand<BankBook>(BankBook.Id, decide, new EventMetadata(Acting, null, null, null)), CancellationToken.None));

    private Task Booked(string invoice, string status) => Eventually.True(async () =>
    {
        await Service.Services.GetRequiredService<Duties>().Call(BookAssignedPayments.Name);
        return string.Equals(Standing(await Json(invoice)).Item1, status, StringComparison.Ordinal);
    });

    /// <summary>As many bookings and counter entries as the bank book has assignments and releases.</summary>
    private async Task AllBooked(string transaction)
    {
        var said = $"data->>'transactionId' = '{IdOf(transaction)}'";
        Assert.Equal(
            (await Scalar($"select count(*) from events.mt_events where type = 'transaction_assigned' and {said}"), await Scalar($"select count(*) from events.mt_events where type = 'transaction_released' and {said}")),
            (await Scalar($"select count(*) from events.mt_events where type = 'payment_booked' and {said}"), await Scalar($"select count(*) from events.mt_events where type = 'payment_taken_back' and {said}")));
    }
}
