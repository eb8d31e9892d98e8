using Bkmo.Eventing;
using Bkmo.Membership.Dues.Rights;
using Bkmo.Membership.Dues.Statements;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Dues;

public sealed class BankBookSpecs
{
    private static readonly Sealed<PayerDetails> Payer = new(Id(90), "c2VhbGVk");
    private static readonly StatementImported Imported = new(Id(80), 1, Office, Now);

    [Fact]
    public void What_quotes_an_invoice_is_assigned_to_it_and_the_rest_waits_with_its_payer() =>
        Given<BankBook>().When(Import(News(1, 100_00, invoice: new(2026, 4)), News(2, 50_00))).Then(
            Imported, Received(1, 100_00, payer: false), Assigned(1, AssignmentReason.Reference), Received(2, 50_00));

    [Fact]
    public void The_same_statement_again_changes_nothing_and_an_overlapping_one_brings_only_its_news()
    {
        IEvent[] known = [Imported, Received(1, 100_00)];
        Given<BankBook>(known).When(Import(News(1, 100_00))).ThenNothing();
        Given<BankBook>(known).When(Import(News(1, 100_00), News(2, 5_00))).Then(Imported, Received(2, 5_00));
    }

    [Fact]
    public void A_returned_debit_finds_the_invoice_of_the_payment_that_comes_back_once()
    {
        IEvent[] paid = [Imported, Received(1, 100_00, endToEnd: 7, payer: false), Assigned(1, AssignmentReason.Reference)];
        Given<BankBook>(paid).When(Import(News(2, -100_00, endToEnd: 7, returned: true))).Then(
            Imported, Received(2, -100_00, endToEnd: 7, returned: true, payer: false), Assigned(2, AssignmentReason.Return));
        IEvent[] returned = [.. paid, Received(2, -100_00, endToEnd: 7, returned: true, payer: false), Assigned(2, AssignmentReason.Return)];
        Given<BankBook>(returned).When(Import(News(3, -100_00, endToEnd: 7, returned: true))).Then(Imported, Received(3, -100_00, endToEnd: 7, returned: true));
        Given<BankBook>(paid).When(Import(News(2, -99_00, endToEnd: 7, returned: true))).Then(Imported, Received(2, -99_00, endToEnd: 7, returned: true));
        Given<BankBook>(paid).When(Import(News(2, -100_00, returned: true))).Then(Imported, Received(2, -100_00, returned: true));
    }

    [Fact]
    public void A_returned_sum_of_several_payments_goes_back_to_each_when_every_part_names_one()
    {
        IEvent[] paid =
        [
            Imported, Received(1, 100_00, endToEnd: 7, payer: false), Assigned(1, AssignmentReason.Reference), Received(2, 60_00, endToEnd: 8, payer: false),
            Assigned(2, AssignmentReason.Reference) with { Number = 5 },
        ];
        var (first, second) = (NameBasedId.Of(Id(1003), "0"), NameBasedId.Of(Id(1003), "1"));
        IEvent[] back =
        [
            Received(3, -100_00, endToEnd: 7, returned: true, payer: false) with { TransactionId = first }, Assigned(1, AssignmentReason.Return) with { TransactionId = first },
            Received(3, -60_00, endToEnd: 8, returned: true, payer: false) with { TransactionId = second },
            Assigned(1, AssignmentReason.Return) with { TransactionId = second, Number = 5 },
        ];
        Given<BankBook>(paid).When(Import(Sum(-160_00, 7, 8))).Then([Imported, .. back]);
        Given<BankBook>([.. paid, Imported, .. back]).When(Import(Sum(-160_00, 7, 8))).ThenNothing();
        var released = Given<BankBook>([.. paid, Imported, .. back]).When(state => ReleaseTransaction.Decide(state, new(Id(1), "Falsch", Office, Now)));
        released.Then(new TransactionReleased(Id(1), "Falsch", Office, Now), new TransactionReleased(first, "Falsch", Office, Now));
    }

    [Fact]
    public void A_returned_sum_that_cannot_be_told_apart_waits_for_a_person()
    {
        IEvent[] paid =
        [
            Imported, Received(1, 100_00, endToEnd: 7, payer: false), Assigned(1, AssignmentReason.Reference), Received(2, 60_00, endToEnd: 8), Received(4, 5_00, endToEnd: 9),
        ];
        IEvent[] settled = [.. paid, Assigned(2, AssignmentReason.Person)];
        IEvent[] returned = [.. settled, Received(5, -60_00, endToEnd: 8, returned: true, payer: false), Assigned(5, AssignmentReason.Return)];
        foreach (var (history, sum) in new[]
                 {
                     (paid, Sum(-160_00, 7, 8)), (settled, Sum(-159_00, 7, 8)), (settled, Sum(-160_00, 7, 8) with { Returned = false }), (settled, Sum(-160_00, 7, 6)),
                     (returned, Sum(-160_00, 7, 8)), (settled, Sum(-160_00, 7, 8) with { Currency = "CHF" }), (settled, Sum(-160_00)),
                 })
            Given<BankBook>(history).When(Import(sum)).Then(Imported, Received(3, sum.Cents, returned: sum.Returned) with { Currency = sum.Currency });
    }

    [Fact]
    public void A_person_confirms_once()
    {
        Given<BankBook>(Imported, Received(1, 100_00)).When(Assign(4)).Then(Assigned(1, AssignmentReason.Person));
        Given<BankBook>(Imported, Received(1, 100_00), Assigned(1, AssignmentReason.Person)).When(Assign(4)).ThenNothing();
        Given<BankBook>(Imported, Received(1, 100_00), Assigned(1, AssignmentReason.Person)).When(Assign(5)).ThenRefused(new AlreadyAssigned(2026, 4));
        Given<BankBook>(Imported, Received(1, 100_00) with { Currency = "CHF" }).When(Assign(4)).ThenRefused(new NotInEuro("CHF"));
        Given<BankBook>().When(Assign(4)).ThenRefused(new UnknownTransaction());
    }

    [Fact]
    public void What_does_not_concern_dues_is_set_aside_and_can_still_be_assigned()
    {
        Given<BankBook>(Imported, Received(1, 1)).When(Assign(null)).Then(Aside);
        Given<BankBook>(Imported, Received(1, 1), Aside).When(Assign(null)).ThenNothing();
        Given<BankBook>(Imported, Received(1, 1), Aside).When(Assign(4)).Then(Assigned(1, AssignmentReason.Person));
        Given<BankBook>(Imported, Received(1, 1), Assigned(1, AssignmentReason.Person)).When(Assign(null)).ThenRefused(new AlreadyAssigned(2026, 4));
    }

    private static TransactionSetAside Aside => new(Id(1), Office, Now);

    private static TransactionReceived Received(int id, long cents, int? endToEnd = null, bool returned = false, bool payer = true) => new(
        Id(id), Id(id + 1000), Id(80), cents, "EUR", Day(3, 2), returned, endToEnd is { } e ? Id(e) : null, payer ? Payer : null, Now);

    private static TransactionAssigned Assigned(int id, AssignmentReason found) => new(Id(id), 2026, 4, found, Office, Now);

    private static ImportStatement.News News(int id, long cents, InvoiceNumber? invoice = null, int? endToEnd = null, bool returned = false) => new(
        Id(id), Id(id + 1000), cents, "EUR", Day(3, 2), returned, endToEnd is { } e ? Id(e) : null, invoice, invoice is null ? Payer : null);

    private static ImportStatement.News Sum(long cents, params int[] references) =>
        News(3, cents, returned: true) with { Parts = references.Select(Id).ToValueList() };

    private static Func<BankBook, Decision> Import(params ImportStatement.News[] news) =>
        state => ImportStatement.Decide(state, new(Id(80), 1, news.ToValueList(), Office, Now));

    private static Func<BankBook, Decision> Assign(int? number) =>
        state => AssignTransaction.Decide(state, new(Id(1), number is { } n ? new(2026, n) : null, Office, Now));
}
