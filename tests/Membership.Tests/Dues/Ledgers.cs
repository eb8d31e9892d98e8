using Bkmo.Eventing;
using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Runs;
using Bkmo.Membership.Dues.Schedules;
using Bkmo.Membership.Organisations;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests.Dues;

/// <summary>Ledgers that specs start from.</summary>
internal static class Ledgers
{
    internal static readonly DuesTerms Terms = new([new(MembershipKind.Voting, DuesShape.Flat, Cents: 100_00)], [], 30, 60);

    internal static InvoiceIssued Issued(int number, long cents = 100_00, int organisation = 7, DateOnly? dueOn = null) => new(
        2026, number, Id(organisation), Id(99), Today, Day(1, 10), dueOn ?? Day(2, 9), (dueOn ?? Day(2, 9)).AddDays(10), CreditorReference.Of(2026, number),
        [new(InvoiceLineKind.Dues, MembershipKind.Voting, cents, 1)], Office, Now);

    internal static PaymentBooked Paid(int number, long cents, int transaction = 50) => new(number, Id(transaction), cents, Day(3, 1), Office, Now);

    internal static DraftInvoice Draft(int organisation, long cents = 100_00) =>
        new(Id(organisation), cents == 0 ? [] : [new(InvoiceLineKind.Dues, MembershipKind.Voting, cents, 1)], []);

    internal static Func<DuesLedger, Decision> Run(int invoices, long cents, params DraftInvoice[] drafts) =>
        state => IssueInvoices.Decide(state, new(Id(99), Today, Terms, drafts.ToValueList(), Today, invoices, cents, Office, Now));
}
