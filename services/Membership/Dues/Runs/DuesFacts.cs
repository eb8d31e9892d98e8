using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Reductions;
using Bkmo.Membership.Dues.Schedules;
using Bkmo.Membership.Headcounts;
using Bkmo.Membership.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Membership.Dues.Runs;

/// <summary>Read models that dues are reckoned from.</summary>
/// <param name="Directory">Organisations.</param>
/// <param name="Periods">Memberships.</param>
/// <param name="Headcounts">Reports.</param>
/// <param name="Reductions">Reductions by decision.</param>
public sealed record DuesSources(
    IReadModel<OrganisationRow> Directory, IReadModel<MembershipPeriodRow> Periods, IReadModel<HeadcountRow> Headcounts, IReadModel<ReductionRow> Reductions);

/// <summary>Gathers what dues are reckoned from.</summary>
internal static class DuesFacts
{
    internal static RouteHandlerBuilder AwaitsDuesFacts(this RouteHandlerBuilder endpoint) => endpoint
        .AwaitsPosition<OrganisationRow>().AwaitsPosition<MembershipPeriodRow>().AwaitsPosition<HeadcountRow>().AwaitsPosition<ReductionRow>();

    internal static void KeyDate(Check check, int year, DateOnly keyDate)
    {
        check.Day(keyDate, "keyDate");
        check.That(keyDate.Year == year, "keyDate", new("Der Stichtag liegt nicht in diesem Jahr.", "The key date is not in this year."));
    }

    internal static async Task<DuesSchedule?> ScheduleOn(Commands commands, DateOnly keyDate, CancellationToken cancellation) =>
        (await commands.Find<DuesSchedules>(DuesSchedules.Id, cancellation))?.On(keyDate);

    internal static async Task<List<DraftInvoice>> Drafts(DuesSources sources, DuesSchedule schedule, DateOnly keyDate, CancellationToken cancellation) =>
        (await Members(sources, keyDate, cancellation)).ConvertAll(member => DuesCalculation.Of(schedule, member, keyDate));

    private static async Task<List<DuesMember>> Members(DuesSources sources, DateOnly keyDate, CancellationToken cancellation)
    {
        var admitted = await sources.Periods.Rows.Where(row => row.AdmittedOn != null).ToListAsync(cancellation);
        var held = MembershipPeriods.Where(admitted.AsQueryable(), MembershipStatus.Active, keyDate).ToList();
        var small = (await sources.Directory.Rows.Where(row => row.SmallCommunity).Select(row => row.Id).ToListAsync(cancellation)).ToHashSet();
        var reports = await HeadcountList.Counting(sources.Headcounts, keyDate, null, cancellation);
        var reductions = (await sources.Reductions.Rows.Where(row => row.Since <= keyDate && row.Until >= keyDate).ToListAsync(cancellation))
            .OrderBy(row => row.Id).ToLookup(row => row.OrganisationId, row => new GivenReduction(row.Id, row.Honorary, row.PerMille));
        return [.. held.GroupBy(row => row.OrganisationId).Select(memberships => new DuesMember(
            memberships.Key, small.Contains(memberships.Key), memberships.Select(row => Held(row, admitted)).OfType<HeldMembership>().ToValueList(),
            reports.TryGetValue(memberships.Key, out var report) ? Used(report) : null, reductions[memberships.Key].ToValueList()))];
    }

    private static HeldMembership? Held(MembershipPeriodRow row, List<MembershipPeriodRow> admitted) => EnumNames.TryParse<MembershipKind>(row.Kind, out var kind)
        ? new(kind, row.AdmittedOn!.Value, !admitted.Exists(other => other.OrganisationId == row.OrganisationId
            && string.Equals(other.Kind, row.Kind, StringComparison.Ordinal) && other.AdmittedOn < row.AdmittedOn))
        : null;

    private static UsedReport Used(HeadcountRow report) =>
        new(new ReportReference(report.Year, report.Number), report.NaturalPersons, report.LegalPersons, report.Total, report.BudgetEuro);
}
