using Bkmo.Eventing;
using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Statements;
using Bkmo.Testing;
using static Bkmo.Membership.Tests.Dues.Ledgers;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Dues;

/// <summary>Assignments that are taken back, in the bank book and on the ledgers that follow it.</summary>
public sealed class ReleaseSpecs
{
    [Fact]
    public void What_was_assigned_by_a_person_or_by_its_reference_or_set_aside_waits_again()
    {
        IEvent[][] decided = [[Received(1), Assigned(1)], [Received(1), Assigned(1, found: AssignmentReason.Reference)], [Received(1), new TransactionSetAside(Id(1), Office, Now)]];
        foreach (var history in decided)
        {
            var released = Given<BankBook>(history).When(Release(1)).Then(Released(1)).State.Find(Id(1))!;
            Assert.Equal((TransactionStatus.Waiting, null), (released.Status, released.Invoice));
            Assert.Equal("Wrong invoice", Assert.Single(released.Releases).Reason);
        }
    }

    [Fact]
    public void Released_twice_changes_nothing_and_what_was_waiting_all_along_has_nothing_to_release()
    {
        Given<BankBook>(Received(1), Assigned(1), Released(1)).When(Release(1)).ThenNothing();
        Given<BankBook>(Received(1)).When(Release(1)).ThenRefused(new NothingToRelease());
        Given<BankBook>().When(Release(1)).ThenRefused(new UnknownTransaction());
    }

    [Fact]
    public void What_was_released_can_be_assigned_to_the_same_invoice_or_another_or_be_set_aside()
    {
        IEvent[] released = [Received(1), Assigned(1), Released(1)];
        Given<BankBook>(released).When(Assign(1, 4)).Then(Assigned(1));
        Given<BankBook>(released).When(Assign(1, 5)).Then(Assigned(1, number: 5));
        Given<BankBook>(released).When(Assign(1, null)).Then(new TransactionSetAside(Id(1), Office, Now));
        Given<BankBook>([.. released, Assigned(1, number: 5)]).When(Assign(1, 4)).ThenRefused(new AlreadyAssigned(2026, 5));
        Assert.Equal([new(new(2026, 4), true), new(new(2026, 5), false)], Given<BankBook>([.. released, Assigned(1, number: 5)]).State.Find(Id(1))!.Assignments);
    }

    [Fact]
    public void What_was_set_aside_assigned_and_released_waits() =>
        Assert.Equal(TransactionStatus.Waiting, Given<BankBook>(Received(1), new TransactionSetAside(Id(1), Office, Now), Assigned(1), Released(1)).State.Find(Id(1))!.Status);

    [Fact]
    public void A_return_of_a_released_payment_waits_and_follows_where_the_payment_is_assigned()
    {
        var news = new ImportStatement.News(Id(2), Id(1002), -100_00, "EUR", Day(3, 5), true, Id(7), null, Payer);
        var back = new TransactionReceived(Id(2), Id(1002), Id(80), -100_00, "EUR", Day(3, 5), true, Id(7), Payer, Now);
        IEvent[] released = [Received(1, endToEnd: 7), Assigned(1), Released(1)];
        Given<BankBook>(released).When(state => ImportStatement.Decide(state, new(Id(80), 1, [news], Office, Now))).Then(new StatementImported(Id(80), 1, Office, Now), back);
        Given<BankBook>([.. released, back]).When(Assign(1, 5)).Then(Assigned(1, number: 5), Assigned(2, number: 5, found: AssignmentReason.Return));
        Given<BankBook>([.. released, back with { EndToEnd = Id(8) }]).When(Assign(1, 5)).Then(Assigned(1, number: 5));
    }

    [Fact]
    public void A_return_that_is_booked_leaves_the_invoice_with_its_payment_and_not_with_another()
    {
        IEvent[] returned = [Received(1, endToEnd: 7), Assigned(1), Received(2, -100_00, 7), Assigned(2, found: AssignmentReason.Return)];
        Given<BankBook>(returned).When(Release(1)).Then(Released(1), Released(2));
        Given<BankBook>([.. returned, Released(1), Released(2)]).When(Assign(1, 5)).Then(Assigned(1, number: 5), Assigned(2, number: 5, found: AssignmentReason.Return));
        Given<BankBook>([.. returned, Received(3, endToEnd: 7), Assigned(3)]).When(Release(3)).Then(Released(3));
        Given<BankBook>(returned).When(Release(2)).Then(Released(2));
    }

    [Fact]
    public void The_ledger_takes_every_step_once_and_in_order()
    {
        var (assigned, back) = (Step(), Step(takesBack: true));
        Given<DuesLedger>(Issued(4), Booked).When(Book(assigned, back)).Then(TakenBack);
        Given<DuesLedger>(Issued(4)).When(Book(assigned, back)).Then(Booked, TakenBack);
        Given<DuesLedger>(Issued(4), Booked, TakenBack).When(Book(assigned, back)).ThenNothing();
        Given<DuesLedger>(Issued(4), Booked, TakenBack).When(Book(assigned)).ThenNothing();
        Given<DuesLedger>(Issued(4), Booked, TakenBack).When(Book(assigned, back, assigned)).Then(Booked);
        Given<DuesLedger>(Issued(4), Issued(5), Booked).When(Book(assigned, back, assigned with { Number = 5 })).Then(TakenBack, Booked with { Number = 5 });
    }

    [Fact]
    public void An_invoice_stands_as_if_the_payment_that_was_taken_back_had_never_come()
    {
        Assert.Equal((100_00, InvoiceStatus.Issued), Standing(Issued(4), Booked, TakenBack));
        Assert.Equal((40_00, InvoiceStatus.PartlyPaid), Standing(Issued(4), Paid(4, 60_00, 51), Booked, TakenBack));
        Assert.Equal((0, InvoiceStatus.Paid), Standing(Issued(4), Booked, Paid(4, 100_00, 51), TakenBack));
        Assert.Equal((-100_00, InvoiceStatus.Overpaid), Standing(Issued(4), Booked, Paid(4, 100_00, 51), TakenBack, Booked));
        Assert.Single(Given<DuesLedger>(Issued(4), Booked, TakenBack).State.Suspending(Id(7), Day(12, 31)));
    }

    [Fact]
    public void A_payment_is_taken_back_also_from_an_invoice_that_was_cancelled_meanwhile()
    {
        IEvent[] cancelled = [Issued(4), new InvoiceCancelled(4, 5, "Reason", Office, Now), new CounterEntryIssued(2026, 5, 4, Id(7), Today, -100_00, Office, Now), Booked];
        Assert.Equal((-100_00, InvoiceStatus.Cancelled), Standing(cancelled));
        Given<DuesLedger>(cancelled).When(Book(Step(), Step(takesBack: true))).Then(TakenBack);
        Assert.Equal((0, InvoiceStatus.Cancelled), Standing([.. cancelled, TakenBack]));
    }

    [Fact]
    public void What_is_paid_is_cancelled_once_the_payment_is_taken_back()
    {
        Given<DuesLedger>(Issued(1), Paid(1, 100_00)).When(Cancel).ThenRefused(new InvoiceIsPaid());
        Assert.Equal(InvoiceStatus.Cancelled, Given<DuesLedger>(Issued(1), Paid(1, 100_00), TakenBack with { Number = 1 }).When(Cancel).State.Find(1)!.Status);
    }

    [Fact]
    public void The_lists_know_what_waits_and_what_is_not_booked_yet()
    {
        TransactionRow Row(params IEvent[] events) => Stored.Rows<TransactionList, TransactionRow>(Stored.Stream(BankBook.Id, BankBook.StreamType, events))[Id(1)];
        Assert.Equal(("assigned", 4, 1), (Row(Received(1), Assigned(1)).Status, Row(Received(1), Assigned(1)).Number, Row(Received(1), Assigned(1)).Unbooked));
        Assert.Equal(("waiting", null, 2), Row(Received(1), Assigned(1), Released(1)) is var row ? (row.Status, row.Number, row.Unbooked) : default);
        Assert.Equal(0, Row(Received(1), Assigned(1), Booked with { TransactionId = Id(1) }, Released(1), TakenBack with { TransactionId = Id(1) }).Unbooked);
        Assert.Equal(0, Row(Received(1), new TransactionSetAside(Id(1), Office, Now), Released(1)).Unbooked);
        var invoice = Stored.Rows<InvoiceList, InvoiceRow>(Stored.Stream(DuesLedger.IdOf(2026), DuesLedger.StreamType, Issued(4), Booked, TakenBack)).Values.Single();
        Assert.Equal((100_00, "issued"), (invoice.OpenCents, invoice.Status));
    }

    private static readonly Sealed<PayerDetails> Payer = new(Id(90), "c2VhbGVk");

    private static PaymentBooked Booked => Paid(4, 100_00);

    private static PaymentTakenBack TakenBack => new(4, Id(50), -100_00, Office, Now);

    private static BookPayments.Step Step(bool takesBack = false) => new(Id(50), 4, 100_00, Day(3, 1), takesBack);

    private static TransactionReceived Received(int id, long cents = 100_00, int? endToEnd = null) =>
        new(Id(id), Id(id + 1000), Id(80), cents, "EUR", Day(3, 2), cents < 0, endToEnd is { } e ? Id(e) : null, Payer, Now);

    private static TransactionAssigned Assigned(int id, int number = 4, AssignmentReason found = AssignmentReason.Person) => new(Id(id), 2026, number, found, Office, Now);

    private static TransactionReleased Released(int id) => new(Id(id), "Wrong invoice", Office, Now);

    private static (long Open, InvoiceStatus Status) Standing(params IEvent[] history) =>
        Given<DuesLedger>(history).State.Find(4) is { } invoice ? (invoice.OpenCents, invoice.Status) : default;

    private static Func<BankBook, Decision> Release(int id) => state => ReleaseTransaction.Decide(state, new(Id(id), "Wrong invoice", Office, Now));

    private static Func<BankBook, Decision> Assign(int id, int? number) =>
        state => AssignTransaction.Decide(state, new(Id(id), number is { } n ? new(2026, n) : null, Office, Now));

    private static Decision Cancel(DuesLedger state) => CancelInvoice.Decide(state, new(2026, 1, "Reason", Today, Office, Now));

    private static Func<DuesLedger, Decision> Book(params BookPayments.Step[] steps) => state => BookPayments.Decide(state, new(steps.ToValueList(), Office, Now));
}
