using Bkmo.Eventing;
using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Runs;
using Bkmo.Membership.Dues.Statements;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Membership.Tests.Dues.Ledgers;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;

namespace Bkmo.Membership.Tests.Dues;

public sealed class InvoiceSpecs
{
    [Fact]
    public void A_run_gives_one_number_after_the_other_and_terms_by_the_schedule()
    {
        var ledger = Given<DuesLedger>().When(Run(2, 150_00, Draft(9, 50_00), Draft(8), Draft(10, 0))).State;
        Assert.Equal([1, 2], ledger.Invoices.Keys);
        Assert.Equal([Id(8), Id(9)], ledger.Invoices.Values.Select(invoice => invoice.OrganisationId));
        var first = ledger.Find(1)!;
        Assert.Equal((Today.AddDays(30), Today.AddDays(91), InvoiceStatus.Issued), (first.DueOn, first.RestsFrom, first.Status));
        Assert.True(CreditorReference.IsValid(first.Reference));
        Assert.Equal((2026, 1), CreditorReference.InvoiceOf(first.Reference));
    }

    [Fact]
    public void The_same_run_again_changes_nothing_and_a_later_one_brings_those_who_came_later()
    {
        Given<DuesLedger>(Issued(1)).When(Run(0, 0, Draft(7))).ThenNothing();
        var later = Given<DuesLedger>(Issued(1)).When(Run(1, 100_00, Draft(7), Draft(8))).State;
        Assert.Equal((2, Id(8)), (later.Invoices.Count, later.Find(2)!.OrganisationId));
    }

    [Fact]
    public void What_was_not_previewed_is_not_issued() =>
        Given<DuesLedger>(Issued(1)).When(Run(2, 200_00, Draft(7), Draft(8))).ThenRefused(new PreviewOutdated(1, 100_00));

    [Theory]
    [InlineData(40_00, 0, InvoiceStatus.PartlyPaid)]
    [InlineData(100_00, 0, InvoiceStatus.Paid)]
    [InlineData(100_01, 0, InvoiceStatus.Overpaid)]
    [InlineData(0, 100_00, InvoiceStatus.Waived)]
    [InlineData(60_00, 40_00, InvoiceStatus.Waived)]
    [InlineData(0, 0, InvoiceStatus.Issued)]
    public void Where_an_invoice_stands_follows_from_what_was_booked(long paid, long waived, InvoiceStatus status)
    {
        IEvent[] history = [Issued(1), Paid(1, paid), new InvoiceWaived(1, waived, "Reason", Office, Now)];
        Assert.Equal(status, Given<DuesLedger>(history).State.Find(1)!.Status);
    }

    [Fact]
    public void A_returned_payment_is_open_again() =>
        Assert.Equal((100_00, InvoiceStatus.Issued), Standing(Issued(1), Paid(1, 100_00), Paid(1, -100_00, 51)));

    [Fact]
    public void A_transaction_is_booked_once() => Given<DuesLedger>(Issued(1), Paid(1, 100_00)).When(state => BookPayments.Decide(
        state, new([new(Id(50), 1, 100_00, Day(3, 1)), new(Id(52), 99, 1, Day(3, 1))], Office, Now))).ThenNothing();

    [Fact]
    public void Reminders_rise_to_three_each_after_the_term_of_the_one_before()
    {
        Given<DuesLedger>(Issued(1)).When(Remind(1)).Then(Reminded(1, 1, Day(3, 24)));
        Given<DuesLedger>(Issued(1, dueOn: Today)).When(Remind(1)).ThenRefused(new NotYetDue(Today));
        Given<DuesLedger>(Issued(1), Reminded(1, 1, Today)).When(Remind(1)).ThenRefused(new NotYetDue(Today));
        Given<DuesLedger>(Issued(1), Reminded(1, 2, Day(3, 9))).When(Remind(1)).Then(Reminded(1, 3, Day(3, 24)));
        Given<DuesLedger>(Issued(1), Reminded(1, 3, Day(3, 9))).When(Remind(1)).ThenRefused(new RemindedEnough());
        Assert.Equal(InvoiceStatus.Reminded2, Standing(Issued(1), Reminded(1, 2, Day(3, 9)), Paid(1, 1)).Status);
    }

    [Fact]
    public void Nobody_is_reminded_of_what_is_settled_cancelled_or_unknown()
    {
        Given<DuesLedger>(Issued(1), Paid(1, 100_00)).When(Remind(1)).ThenRefused(new NothingIsOpen());
        Given<DuesLedger>(Issued(1), Cancelled(1, 2), Counter(2, 1)).When(Remind(1)).ThenRefused(new InvoiceIsCancelled());
        Given<DuesLedger>().When(Remind(1)).ThenRefused(new UnknownInvoice());
    }

    [Fact]
    public void What_is_waived_counts_as_settled()
    {
        Given<DuesLedger>(Issued(1), Paid(1, 30_00)).When(Waive(null)).Then(new InvoiceWaived(1, 70_00, "Reason", Office, Now));
        Given<DuesLedger>(Issued(1), Paid(1, 30_00)).When(Waive(70_01)).ThenRefused(new WaivesTooMuch(70_00));
        Given<DuesLedger>(Issued(1), Paid(1, 100_00)).When(Waive(1)).ThenRefused(new NothingIsOpen());
        Given<DuesLedger>(Issued(1), Cancelled(1, 2), Counter(2, 1)).When(Waive(1)).ThenRefused(new InvoiceIsCancelled());
        Given<DuesLedger>().When(Waive(1)).ThenRefused(new UnknownInvoice());
        Assert.Empty(Given<DuesLedger>(Issued(1), new InvoiceWaived(1, 100_00, "Reason", Office, Now)).State.Suspending(Id(7), Day(12, 31)));
    }

    [Fact]
    public void A_cancelled_invoice_stays_beside_its_counter_entry_and_the_next_run_issues_another()
    {
        var cancelled = Given<DuesLedger>(Issued(1), Issued(2, organisation: 8)).When(Cancel(1)).Then(Cancelled(1, 3), Counter(3, 1)).State;
        Assert.Equal((InvoiceStatus.Cancelled, InvoiceStatus.CounterEntry), (cancelled.Find(1)!.Status, cancelled.Find(3)!.Status));
        Given<DuesLedger>(Issued(1), Cancelled(1, 2), Counter(2, 1)).When(Cancel(1)).ThenNothing();
        Assert.Equal(Id(7), Given<DuesLedger>(Issued(1), Cancelled(1, 2), Counter(2, 1)).When(Run(1, 100_00, Draft(7))).State.Find(3)!.OrganisationId);
        Given<DuesLedger>(Issued(1), Cancelled(1, 2), Counter(2, 1)).When(Cancel(2)).ThenRefused(new InvoiceIsCancelled());
        Given<DuesLedger>(Issued(1), Paid(1, 1)).When(Cancel(1)).ThenRefused(new InvoiceIsPaid());
        Given<DuesLedger>().When(Cancel(1)).ThenRefused(new UnknownInvoice());
    }

    [Fact]
    public void Voting_rights_rest_from_the_rules_day_on_while_anything_is_open()
    {
        var ledger = Given<DuesLedger>(Issued(1), Paid(1, 99_99)).State;
        Assert.Empty(ledger.Suspending(Id(7), Day(2, 18)));
        Assert.Single(ledger.Suspending(Id(7), Day(2, 19)));
        Assert.Empty(Given<DuesLedger>(Issued(1), Paid(1, 100_00)).State.Suspending(Id(7), Day(12, 31)));
    }

    [Fact]
    public void Numbers_have_no_gap_whatever_is_issued_and_cancelled() => Prop.ForAll(Gen.Choose(0, 40).ArrayOf().Resize(40).ToArbitrary(), course =>
    {
        var ledger = DuesLedger.Initial;
        foreach (var number in course)
        {
            var decision = number % 3 == 0 ? Cancel(number / 3)(ledger) : IssueOpen(ledger, [Draft(number % 7 + 1), Draft(number % 11 + 1, 5)]);
            if (decision is Decision.Accepted accepted) ledger = accepted.Events.Aggregate(ledger, (state, e) => state.Evolve(e));
        }
        Assert.Equal(Enumerable.Range(1, ledger.Invoices.Count), ledger.Invoices.Keys);
        var standing = ledger.Invoices.Values.Where(invoice => invoice.Status is InvoiceStatus.Issued).Select(invoice => invoice.OrganisationId).ToList();
        Assert.Equal(standing.Distinct(), standing);
        Assert.Equal(ledger.Invoices.Values.Count(i => i.CancelledBy is not null), ledger.Invoices.Values.Count(i => i.Cancels is not null));
    }).QuickCheckThrowOnFailure();

    private static Decision IssueOpen(DuesLedger ledger, DraftInvoice[] drafts)
    {
        var once = drafts.DistinctBy(draft => draft.OrganisationId).ToArray();
        return Run(0, 0, once)(ledger) is Decision.Rejected { Refusal: PreviewOutdated now } ? Run(now.Invoices, now.Cents, once)(ledger) : Decision.Nothing;
    }

    private static (long Open, InvoiceStatus Status) Standing(params IEvent[] history) =>
        Given<DuesLedger>(history).State.Find(1) is { } invoice ? (invoice.OpenCents, invoice.Status) : default;

    private static InvoiceReminded Reminded(int number, int level, DateOnly payBy) => new(number, level, Today, payBy, Office, Now);

    private static InvoiceCancelled Cancelled(int number, int counter) => new(number, counter, "Reason", Office, Now);

    private static CounterEntryIssued Counter(int number, int cancels) => new(2026, number, cancels, Id(7), Today, -100_00, Office, Now);

    private static Func<DuesLedger, Decision> Remind(int number) => state => RemindOfInvoice.Decide(state, new(number, Day(3, 24), Today, Office, Now));

    private static Func<DuesLedger, Decision> Waive(long? cents) => state => WaiveInvoice.Decide(state, new(1, cents, "Reason", Office, Now));

    private static Func<DuesLedger, Decision> Cancel(int number) => state => CancelInvoice.Decide(state, new(2026, number, "Reason", Today, Office, Now));
}
