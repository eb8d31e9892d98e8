using System.Text;
using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Rights;
using Bkmo.Membership.Dues.Statements;

namespace Bkmo.Membership.Tests.Dues;

public sealed class CamtSpecs
{
    private static readonly string Reference = CreditorReference.Of(2026, 42);

    public static TheoryData<string, string> Formats => new() { { "053", "02" }, { "053", "04" }, { "053", "08" }, { "054", "02" }, { "054", "04" }, { "054", "08" } };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_payment_is_read_alike_in_every_version(string kind, string version)
    {
        var file = Camt.File(Camt.Entry(120_50, Camt.Transaction(version, reference: Reference, endToEnd: "E2E-1"), version, bankReference: "B1"), version, kind);
        var statement = await Read(file);
        var entry = Assert.Single(statement.Entries);
        Assert.Equal((Camt.Account, "B1", 120_50, "EUR", false, new DateOnly(2026, 3, 2)), (entry.Account, entry.BankReference, entry.Cents, entry.Currency, entry.Reversal, entry.BookedOn));
        var transaction = Assert.Single(entry.Transactions);
        Assert.Equal((120_50, Reference, "E2E-1", "Verein Beispiel e.V.", "DE89370400440532013000", false),
            (transaction.Cents, transaction.Reference, transaction.EndToEnd, transaction.Name, transaction.Iban, transaction.Returned));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_batch_is_its_parts(string kind, string version)
    {
        var details = Camt.Transaction(version, 30_00, Reference) + Camt.Transaction(version, 20_50, text: "Beitrag");
        var entry = Assert.Single((await Read(Camt.File(Camt.Entry(50_50, details, version), version, kind))).Entries);
        Assert.Equal([30_00, 20_50], entry.Transactions.Select(transaction => transaction.Cents));
    }

    [Fact]
    public async Task A_batch_without_amounts_of_its_parts_stays_one_sum() => Assert.Equal(
        [50_50], Assert.Single((await Read(Camt.File(Camt.Entry(50_50, Camt.Transaction(reference: Reference) + Camt.Transaction())))).Entries).Transactions.Select(t => t.Cents));

    [Fact]
    public async Task A_returned_batch_without_amounts_keeps_the_references_of_its_parts_if_each_has_one_of_its_own()
    {
        async Task<CamtTransaction> Sum(params string[] parts) =>
            Assert.Single(Assert.Single((await Read(Camt.File(Camt.Entry(-50_50, string.Concat(parts))))).Entries).Transactions);
        string Part(string? reference, bool returned = true) => Camt.Transaction(endToEnd: reference, returned: returned, role: "Cdtr");
        var back = await Sum(Part("E1"), Part("E2"));
        Assert.Equal((-50_50, true), (back.Cents, back.Returned));
        Assert.Equal(["E1", "E2"], back.Parts);
        Assert.Empty((await Sum(Part("E1"), Part(null))).Parts);
        Assert.Empty((await Sum(Part("E1"), Part("E1"))).Parts);
        Assert.False((await Sum(Part("E1"), Part("E2", returned: false))).Returned);
    }

    [Theory]
    [InlineData("utf-8", "", false)]
    [InlineData("utf-8", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", true)]
    [InlineData("utf-16", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", true)]
    [InlineData("utf-16BE", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", true)]
    [InlineData("iso-8859-1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", false)]
    public async Task Every_usual_encoding_is_read(string encoding, string declaration, bool mark)
    {
        var file = Camt.File(Camt.Entry(1_00, Camt.Transaction(name: "Förderverein Özgür")), declaration: declaration);
        using var stream = Camt.Bytes(file, Encoding.GetEncoding(encoding), mark);
        Assert.Equal("Förderverein Özgür", (await CamtReader.Read(stream, CancellationToken.None)).Entries[0].Transactions[0].Name);
    }

    [Fact]
    public async Task A_reference_is_found_in_what_the_payer_wrote_even_across_its_lines()
    {
        var text = $"Mitgliedsbeitrag 2026 {CreditorReference.Printed(Reference)} Danke";
        Assert.Equal([new InvoiceNumber(2026, 42)], Assert.Single(await Incoming(Camt.Entry(1_00, Camt.Transaction(text: text)))).Quoted);
        Assert.Equal([new InvoiceNumber(2026, 42)], Assert.Single(await Incoming(Camt.Entry(1_00, note: text))).Quoted);
        Assert.Empty(Assert.Single(await Incoming(Camt.Entry(1_00, Camt.Transaction(text: text), currency: "CHF"))).Quoted);
    }

    [Fact]
    public async Task What_comes_back_is_told_from_what_is_paid_out()
    {
        var reversed = Assert.Single(await Incoming(Camt.Entry(-1_00, Camt.Transaction(endToEnd: "E1"), reversal: true)));
        var returned = Assert.Single(await Incoming(Camt.Entry(-1_00, Camt.Transaction(endToEnd: "E1", returned: true, role: "Cdtr"))));
        Assert.Equal((true, true, reversed.EndToEnd), (reversed.Returned, returned.Returned, returned.EndToEnd));
        Assert.Empty(await Incoming(Camt.Entry(-1_00, Camt.Transaction(text: "Miete"))));
        Assert.False(Assert.Single(await Incoming(Camt.Entry(-1_00, Camt.Transaction(reference: Reference)))).Returned);
    }

    [Fact]
    public async Task The_same_booking_is_the_same_in_overlapping_statements_and_two_equal_ones_are_two()
    {
        var (one, other) = (Camt.Entry(1_00, Camt.Transaction(text: "a")), Camt.Entry(2_00, Camt.Transaction(text: "b"), bankReference: "B2"));
        var (first, second) = (await Incoming(one + other), await Incoming(one + one + other, kind: "054"));
        Assert.Equal([first[0].Id, first[1].Id], [second[0].Id, second[2].Id]);
        Assert.Equal(3, second.DistinctBy(transaction => transaction.Id).Count());
        Assert.NotEqual(first[0].Id, (await Incoming(Camt.Entry(1_00, Camt.Transaction(text: "a"), day: "2026-03-03")))[0].Id);
    }

    [Fact]
    public async Task What_is_only_announced_is_left_out() =>
        Assert.Equal((0, 2), await Read(Camt.File(Camt.Entry(1_00, status: "PDNG") + Camt.Entry(1_00, status: "INFO"))) is var read ? (read.Entries.Count, read.NotBooked) : default);

    [Theory]
    [InlineData("<Document", 1)]
    [InlineData("", 1)]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.08\"/>", 1)]
    [InlineData("\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt/></Document>", 2)]
    [InlineData("<!DOCTYPE Document [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">&e;</Document>", 1)]
    public async Task What_is_no_statement_is_refused_with_its_line(string text, int line) => Assert.Equal(line, (await Refused(text)).Line);

    [Theory]
    [InlineData("<Amt Ccy=\"EUR\">1,00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-02</Dt></BookgDt>")]
    [InlineData("<Amt Ccy=\"EUR\">1.001</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-02</Dt></BookgDt>")]
    [InlineData("<Amt Ccy=\"EUR\">79228162514264337593543950335</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-02</Dt></BookgDt>")]
    [InlineData("<Amt>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-02</Dt></BookgDt>")]
    [InlineData("<Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>X</CdtDbtInd><BookgDt><Dt>2026-03-02</Dt></BookgDt>")]
    [InlineData("<Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-02-30</Dt></BookgDt>")]
    [InlineData("<CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-02</Dt></BookgDt>")]
    public async Task An_entry_that_cannot_be_relied_on_refuses_the_whole_file_with_its_line(string inside) =>
        Assert.Equal(8, (await Refused(Camt.File(Camt.Entry(1_00).ReplaceLineEndings(" ") + $"\n<Ntry>{inside}</Ntry>"))).Line);

    [Fact]
    public async Task Parts_that_do_not_add_up_refuse_the_whole_file() =>
        Assert.Contains("add up", (await Refused(Camt.File(Camt.Entry(50_00, Camt.Transaction(cents: 30_00) + Camt.Transaction(cents: 19_99))))).Reason.En, StringComparison.Ordinal);

    [Fact]
    public async Task A_refusal_quotes_nothing_of_the_file()
    {
        var refused = await Refused(Camt.File(Camt.Entry(1_00, Camt.Transaction(name: "Erika Mustermann</Nm>"))));
        Assert.DoesNotContain("Erika", $"{refused} {refused.Reason}", StringComparison.Ordinal);
    }

    private static Task<BankStatement> Read(string text) => CamtReader.Read(Camt.Bytes(text), CancellationToken.None);

    private static Task<StatementFormatException> Refused(string text) => Assert.ThrowsAsync<StatementFormatException>(() => Read(text));

    private static async Task<IReadOnlyList<IncomingTransaction>> Incoming(string entries, string kind = "053") => IncomingEntries.Of(await Read(Camt.File(entries, kind: kind)));
}
