using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Headcounts;
using Bkmo.Membership.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Membership.DelegateKeys;

/// <summary>Read models that a key is computed from.</summary>
/// <param name="Periods">Memberships.</param>
/// <param name="Headcounts">Reports.</param>
/// <param name="Invoices">Dues.</param>
public sealed record KeySources(IReadModel<MembershipPeriodRow> Periods, IReadModel<HeadcountRow> Headcounts, IReadModel<InvoiceRow> Invoices);

/// <summary>Takes the snapshot of a key date.</summary>
internal static class KeySnapshot
{
    internal static RouteHandlerBuilder AwaitsKeyFacts(this RouteHandlerBuilder endpoint) =>
        endpoint.AwaitsPosition<MembershipPeriodRow>().AwaitsPosition<HeadcountRow>().AwaitsPosition<InvoiceRow>();

    /// <summary>Organisations with voting membership on the key date, in the order of their ids.</summary>
    internal static async Task<ValueList<SnapshotMember>> Of(KeySources sources, DateOnly keyDate, CountedMembers counts, CancellationToken cancellation)
    {
        var voting = MembershipKind.Voting.Name();
        var holders = await MembershipPeriods.Where(sources.Periods.Rows.Where(row => row.Kind == voting), MembershipStatus.Active, keyDate)
            .Select(row => row.OrganisationId).Distinct().ToListAsync(cancellation);
        var reports = await HeadcountList.Counting(sources.Headcounts, keyDate, null, cancellation);
        var owing = (await sources.Invoices.Rows.Where(row => row.RestsFrom <= keyDate && row.OpenCents > 0).Select(row => row.OrganisationId).ToListAsync(cancellation)).ToHashSet();
        return holders.Order().Select(id => reports.TryGetValue(id, out var report)
            ? new SnapshotMember(id, Counted(report, counts), new ReportReference(report.Year, report.Number), !owing.Contains(id))
            : new SnapshotMember(id, 0, null, !owing.Contains(id))).ToValueList();
    }

    private static long Counted(HeadcountRow report, CountedMembers counts) => counts switch
    {
        CountedMembers.NaturalPersons => report.NaturalPersons,
        CountedMembers.LegalPersons => report.LegalPersons,
        _ => Math.Min(report.Total, KeyLimits.MostMembers),
    };
}
