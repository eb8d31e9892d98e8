using Bkmo.Membership.DelegateKeys;
using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Printing;
using Bkmo.Membership.Dues.Reductions;
using Bkmo.Membership.Dues.Rights;
using Bkmo.Membership.Dues.Runs;
using Bkmo.Membership.Dues.Schedules;
using Bkmo.Membership.Dues.Statements;
using Bkmo.Membership.Headcounts;
using Bkmo.Membership.Integration;

namespace Bkmo.Membership;

/// <summary>Headcount reports, dues, and the delegate keys that follow from both.</summary>
public static partial class MembershipModule
{
    private static void MapDues(IEndpointRouteBuilder routes)
    {
        SubmitHeadcount.Map(routes);
        DecideHeadcount.Map(routes);
        ShowHeadcount.Map(routes);
        ListHeadcounts.Map(routes);
        DraftSchedule.Map(routes);
        SignOffSchedule.Map(routes);
        ShowSchedules.Map(routes);
        GrantReduction.Map(routes);
        EndReduction.Map(routes);
        ShowReductions.Map(routes);
        PreviewRun.Map(routes);
        IssueInvoices.Map(routes);
        ShowLedger.Map(routes);
        ShowInvoice.Map(routes);
        PrintInvoice.Map(routes);
        ListInvoices.Map(routes);
        RemindOfInvoice.Map(routes);
        WaiveInvoice.Map(routes);
        CancelInvoice.Map(routes);
        UploadStatement.Map(routes);
        ListTransactions.Map(routes);
        ShowTransaction.Map(routes);
        AssignTransaction.Map(routes);
        ReleaseTransaction.Map(routes);
        ComputeDelegateKey.Map(routes);
        RecordKeyLot.Map(routes);
        SignOffDelegateKey.Map(routes);
        ShowDelegateKey.Map(routes);
        ListDelegateKeys.Map(routes);
    }

    private static EventingBuilder Dues(this EventingBuilder eventing) => eventing
        .Stream<HeadcountReport>(events => events
            .Event<HeadcountSubmitted>()
            .Event<HeadcountApproved>()
            .Event<HeadcountReturned>())
        .Projection<HeadcountList, HeadcountRow>()
        .Stream<DuesSchedules>(events => events
            .Event<DuesScheduleDrafted>()
            .Event<DuesScheduleSignedOff>())
        .Stream<DuesReductions>(events => events
            .Event<DuesReductionGranted>()
            .Event<DuesReductionEnded>())
        .Projection<ReductionList, ReductionRow>()
        .Stream<DuesLedger>(events => events
            .Event<InvoiceIssued>()
            .Event<CounterEntryIssued>()
            .Event<PaymentBooked>()
            .Event<PaymentTakenBack>()
            .Event<InvoiceReminded>()
            .Event<InvoiceWaived>()
            .Event<InvoiceCancelled>())
        .Projection<InvoiceList, InvoiceRow>()
        .Stream<BankBook>(events => events
            .Event<StatementImported>()
            .Event<TransactionReceived>()
            .Event<TransactionAssigned>()
            .Event<TransactionSetAside>()
            .Event<TransactionReleased>())
        .Projection<TransactionList, TransactionRow>()
        .Duty<BookAssignedPayments>(BookAssignedPayments.Name, BookAssignedPayments.Every)
        .Stream<StoredKey>(events => events
            .Event<DelegateKeyComputed>()
            .Event<DelegateKeyLotRecorded>()
            .Event<DelegateKeySignedOff>())
        .Projection<StoredKeyList, StoredKeyRow>()
        .Publish<StoredKey>(PublishedEvents.Of)
        .Projection<RestingVotingRights, RestingRow>()
        .Duty<RestVotingRights>(RestVotingRights.Name, RestVotingRights.Every);
}
