using Bkmo.Eventing;
using Bkmo.Membership.DelegateKeys;
using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Reductions;
using Bkmo.Membership.Dues.Rights;
using Bkmo.Membership.Dues.Schedules;
using Bkmo.Membership.Dues.Statements;
using Bkmo.Membership.Headcounts;
using Bkmo.Membership.Organisations;
using Bkmo.Testing;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests.Dues;

/// <summary>Samples of what headcounts, dues and delegate keys store.</summary>
internal static class DuesSamples
{
    private static readonly ValueList<SnapshotMember> Members = [new(Id(7), 501, new(2025, 2), true), new(Id(8), 90, null, false)];

    internal static IReadOnlyList<StoredSample> All =>
    [
        new("headcount_submitted", new HeadcountSubmitted(Id(7), 2025, 1, new(Day(12, 31, 2025), 5000, 40, 2, 3, [new("unter 27", 900)], 80_000), "Mitgliederliste", Office, Now),
            """{"organisationId":"00000007-0000-0000-0000-000000000000","year":2025,"number":1,"figures":{"keyDate":"2025-12-31","naturalPersons":5000,"legalPersons":40,"partnerships":2,"others":3,"breakdowns":[{"name":"unter 27","count":900}],"budgetEuro":80000},"evidence":"Mitgliederliste","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("headcount_approved", new HeadcountApproved(1, Office, Now),
            """{"number":1,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("headcount_returned", new HeadcountReturned(1, "Nachweis fehlt", Office, Now),
            """{"number":1,"reason":"Nachweis fehlt","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("dues_schedule_drafted", new DuesScheduleDrafted(1, Day(1, 1), "Mitgliederversammlung 2025", new(
            [new(MembershipKind.Voting, DuesShape.Tiered, DuesBasis.AllMembers, Tiers: [new(0, 100_00), new(1000, 250_00)], EntryFeeCents: 50_00),
                new(MembershipKind.Supporting, DuesShape.PerHead, DuesBasis.BudgetEuro, 2, null, 10_00, 500_00)],
            [new(ReductionCondition.SmallCommunity, 500, null, Day(12, 31)), new(ReductionCondition.MembersBelow, 250, 100)], 30, 60), Office, Now),
            """{"number":1,"validFrom":"2026-01-01","resolvedBy":"Mitgliederversammlung 2025","terms":{"kinds":[{"kind":"voting","shape":"tiered","basis":"allMembers","cents":0,"tiers":[{"from":0,"cents":10000},{"from":1000,"cents":25000}],"minimumCents":null,"capCents":null,"entryFeeCents":5000},{"kind":"supporting","shape":"perHead","basis":"budgetEuro","cents":2,"tiers":null,"minimumCents":1000,"capCents":50000,"entryFeeCents":0}],"reductions":[{"condition":"smallCommunity","perMille":500,"below":null,"until":"2026-12-31"},{"condition":"membersBelow","perMille":250,"below":100,"until":null}],"payWithinDays":30,"votingRestsAfterDays":60},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("dues_schedule_signed_off", new DuesScheduleSignedOff(1, Office, Now),
            """{"number":1,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("dues_reduction_granted", new DuesReductionGranted(Id(1), Id(7), false, 500, Day(1, 1), Day(12, 31), "Härtefall", "Vorstand", Office, Now),
            """{"reductionId":"00000001-0000-0000-0000-000000000000","organisationId":"00000007-0000-0000-0000-000000000000","honorary":false,"perMille":500,"from":"2026-01-01","until":"2026-12-31","reason":"Härtefall","decidedBy":"Vorstand","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("dues_reduction_ended", new DuesReductionEnded(Id(1), Day(6, 30), Office, Now),
            """{"reductionId":"00000001-0000-0000-0000-000000000000","until":"2026-06-30","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("invoice_issued", new InvoiceIssued(
            2026, 4, Id(7), Id(99), Day(1, 1), Day(3, 10), Day(4, 9), Day(6, 9), CreditorReference.Of(2026, 4),
            [new(InvoiceLineKind.Dues, MembershipKind.Voting, 250_00, 1) { Report = new(2025, 1), Counted = 5045 },
                new(InvoiceLineKind.Reduction, MembershipKind.Voting, -125_00, 1) { Rule = ReductionCondition.SmallCommunity, PerMille = 500 },
                new(InvoiceLineKind.EntryFee, MembershipKind.Voting, 50_00, 1)], Office, Now),
            """{"year":2026,"number":4,"organisationId":"00000007-0000-0000-0000-000000000000","runId":"00000063-0000-0000-0000-000000000000","keyDate":"2026-01-01","issuedOn":"2026-03-10","dueOn":"2026-04-09","restsFrom":"2026-06-09","reference":"RF582026000004","lines":[{"kind":"dues","membership":"voting","cents":25000,"schedule":1,"report":{"year":2025,"number":1},"counted":5045,"rule":null,"decision":null,"perMille":null},{"kind":"reduction","membership":"voting","cents":-12500,"schedule":1,"report":null,"counted":null,"rule":"smallCommunity","decision":null,"perMille":500},{"kind":"entryFee","membership":"voting","cents":5000,"schedule":1,"report":null,"counted":null,"rule":null,"decision":null,"perMille":null}],"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("payment_booked", new PaymentBooked(4, Id(50), 175_00, Day(3, 20), Office, Now),
            """{"number":4,"transactionId":"00000032-0000-0000-0000-000000000000","cents":17500,"bookedOn":"2026-03-20","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("payment_taken_back", new PaymentTakenBack(4, Id(50), -175_00, Office, Now),
            """{"number":4,"transactionId":"00000032-0000-0000-0000-000000000000","cents":-17500,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("invoice_reminded", new InvoiceReminded(4, 1, Day(4, 20), Day(5, 4), Office, Now),
            """{"number":4,"level":1,"remindedOn":"2026-04-20","payBy":"2026-05-04","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("invoice_waived", new InvoiceWaived(4, 25_00, "Härtefall", Office, Now),
            """{"number":4,"cents":2500,"reason":"Härtefall","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("invoice_cancelled", new InvoiceCancelled(4, 5, "Falscher Stichtag", Office, Now),
            """{"number":4,"counterNumber":5,"reason":"Falscher Stichtag","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("counter_entry_issued", new CounterEntryIssued(2026, 5, 4, Id(7), Day(3, 11), -175_00, Office, Now),
            """{"year":2026,"number":5,"cancels":4,"organisationId":"00000007-0000-0000-0000-000000000000","issuedOn":"2026-03-11","cents":-17500,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("statement_imported", new StatementImported(Id(80), 12, Office, Now),
            """{"statementId":"00000050-0000-0000-0000-000000000000","entries":12,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("transaction_received", new TransactionReceived(
            Id(50), Id(60), Id(80), 175_00, "EUR", Day(3, 20), false, Id(70), new Sealed<PayerDetails>(Id(90), "c2VhbGVk"), Now),
            """{"transactionId":"00000032-0000-0000-0000-000000000000","entryId":"0000003c-0000-0000-0000-000000000000","statementId":"00000050-0000-0000-0000-000000000000","cents":17500,"currency":"EUR","bookedOn":"2026-03-20","returned":false,"endToEnd":"00000046-0000-0000-0000-000000000000","payer":{"key":"0000005a-0000-0000-0000-000000000000","cipher":"c2VhbGVk"},"at":"2026-03-10T09:00:00+00:00"}"""),
        new("transaction_assigned", new TransactionAssigned(Id(50), 2026, 4, AssignmentReason.Person, Office, Now),
            """{"transactionId":"00000032-0000-0000-0000-000000000000","year":2026,"number":4,"found":"person","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("transaction_set_aside", new TransactionSetAside(Id(50), Office, Now),
            """{"transactionId":"00000032-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("transaction_released", new TransactionReleased(Id(50), "Falsche Rechnung", Office, Now),
            """{"transactionId":"00000032-0000-0000-0000-000000000000","reason":"Falsche Rechnung","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("voting_rights_suspended", new VotingRightsSuspended(Day(6, 9), [new(2026, 4)], Office, Now),
            """{"from":"2026-06-09","invoices":[{"year":2026,"number":4}],"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("voting_rights_suspended", new VotingRightsSuspended(Day(6, 9), [], Office, Now),
            """{"from":"2026-06-09","invoices":[],"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("voting_rights_restored", new VotingRightsRestored(Day(6, 20), Office, Now),
            """{"on":"2026-06-20","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("delegate_key_computed", new DelegateKeyComputed(
            "conference/10", Day(3, 1), new KeyRule.PerBlock(500), CountedMembers.All, Members, StoredKey.Compute(new KeyRule.PerBlock(500), Members), Id(3), Office, Now),
            """{"purpose":"conference/10","keyDate":"2026-03-01","rule":{"kind":"perBlock","block":500,"countsUnsettledDues":false},"counts":"all","members":[{"organisationId":"00000007-0000-0000-0000-000000000000","members":501,"report":{"year":2025,"number":2},"duesSettled":true},{"organisationId":"00000008-0000-0000-0000-000000000000","members":90,"report":null,"duesSettled":false}],"result":{"total":2,"asked":null,"minimumMandates":0,"undecided":0,"explanation":{"de":"Zusammen: 2 Delegierte.","en":"Together: 2 delegates."},"delegates":[{"id":"00000007-0000-0000-0000-000000000000","delegates":2,"explanation":{"de":"501 Mitglieder sind 2 angefangene Blöcke zu je 500: 2 Delegierte.","en":"501 members are 2 started blocks of 500: 2 delegates."}},{"id":"00000008-0000-0000-0000-000000000000","delegates":0,"explanation":{"de":"Die Beiträge sind nicht beglichen, das Stimmrecht ruht: 0 Delegierte.","en":"Dues are not settled, so voting rights rest: 0 delegates."}}],"ties":[],"lot":[]},"supersedes":"00000003-0000-0000-0000-000000000000","by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("delegate_key_computed", new DelegateKeyComputed(
            "conference/10", Day(3, 1), new KeyRule.Proportional(ProportionalMethod.SainteLague, 1, true) { CountsUnsettledDues = true }, CountedMembers.NaturalPersons,
            [new(Id(7), 5, null, true)], StoredKey.Compute(new KeyRule.Proportional(ProportionalMethod.SainteLague, 1, true), [new SnapshotMember(Id(7), 5, null, true)]), null, Office, Now),
            """{"purpose":"conference/10","keyDate":"2026-03-01","rule":{"kind":"proportional","method":"sainteLague","total":1,"minimumMandate":true,"countsUnsettledDues":true},"counts":"naturalPersons","members":[{"organisationId":"00000007-0000-0000-0000-000000000000","members":5,"report":null,"duesSettled":true}],"result":{"total":1,"asked":1,"minimumMandates":0,"undecided":0,"explanation":{"de":"Zu verteilen: 1 Sitz. Vergeben: 1.","en":"To share out: 1 seat. Given: 1."},"delegates":[{"id":"00000007-0000-0000-0000-000000000000","delegates":1,"explanation":{"de":"5 Mitglieder haben 1 der 1 höchsten Quotienten nach Sainte-Laguë: 1 Delegierte*r.","en":"5 members have 1 of the 1 highest quotients by Sainte-Laguë: 1 delegate."}}],"ties":[],"lot":[]},"supersedes":null,"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("delegate_key_lot_recorded", new DelegateKeyLotRecorded(
            [Id(8), Id(7)], StoredKey.Compute(
                new KeyRule.Proportional(ProportionalMethod.HareNiemeyer, 1), [new SnapshotMember(Id(7), 5, null, true), new(Id(8), 5, null, true)], [Id(8), Id(7)]), Office, Now),
            """{"lot":["00000008-0000-0000-0000-000000000000","00000007-0000-0000-0000-000000000000"],"result":{"total":1,"asked":1,"minimumMandates":0,"undecided":0,"explanation":{"de":"Zu verteilen: 1 Sitz. Vergeben: 1.","en":"To share out: 1 seat. Given: 1."},"delegates":[{"id":"00000007-0000-0000-0000-000000000000","delegates":0,"explanation":{"de":"5 von 10 Mitgliedern: ganze Sitze 0 von 1, Rest 5/10; bei Gleichstand bringt das Los keinen weiteren Sitz: 0 Delegierte.","en":"5 of 10 members: whole seats 0 of 1, remainder 5/10; the tie was drawn by lot and brings no further seat: 0 delegates."}},{"id":"00000008-0000-0000-0000-000000000000","delegates":1,"explanation":{"de":"5 von 10 Mitgliedern: ganze Sitze 0 von 1, Rest 5/10; bei Gleichstand bringt das Los einen weiteren Sitz: 1 Delegierte*r.","en":"5 of 10 members: whole seats 0 of 1, remainder 5/10; the tie was drawn by lot and brings one more seat: 1 delegate."}}],"ties":[{"organisations":["00000007-0000-0000-0000-000000000000","00000008-0000-0000-0000-000000000000"],"seats":1,"decided":"lot","drawn":["00000008-0000-0000-0000-000000000000"],"explanation":{"de":"2 Organisationen liegen gleichauf, zwischen ihnen: 1 Sitz. Das Los entscheidet für 00000008-0000-0000-0000-000000000000.","en":"2 organisations are equal, between them: 1 seat. The lot decides for 00000008-0000-0000-0000-000000000000."}}],"lot":["00000008-0000-0000-0000-000000000000","00000007-0000-0000-0000-000000000000"]},"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
        new("delegate_key_signed_off", new DelegateKeySignedOff(Office, Now),
            """{"by":"u-office","at":"2026-03-10T09:00:00+00:00"}"""),
    ];
}
