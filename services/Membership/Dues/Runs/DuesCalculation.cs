using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Schedules;
using Bkmo.Membership.Organisations;

namespace Bkmo.Membership.Dues.Runs;

/// <summary>What dues are reckoned from.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="SmallCommunity">Whether it counts itself a small community.</param>
/// <param name="Memberships">What it holds on the key date, each kind once.</param>
/// <param name="Report">The report that counts on the key date; null when there is none.</param>
/// <param name="Reductions">Reductions by decision that are given on the key date.</param>
public sealed record DuesMember(
    Guid OrganisationId, bool SmallCommunity, ValueList<HeldMembership> Memberships, UsedReport? Report, ValueList<GivenReduction> Reductions);

/// <summary>A membership on the key date.</summary>
/// <param name="Kind">In which right.</param>
/// <param name="AdmittedOn">First day.</param>
/// <param name="First">Whether the organisation never held this kind before.</param>
public sealed record HeldMembership(MembershipKind Kind, DateOnly AdmittedOn, bool First);

/// <summary>The numbers of a report that dues are reckoned from.</summary>
/// <param name="Reference">Which report.</param>
/// <param name="NaturalPersons">Natural persons.</param>
/// <param name="LegalPersons">Legal persons.</param>
/// <param name="Total">All members.</param>
/// <param name="BudgetEuro">Yearly budget in euro.</param>
public sealed record UsedReport(ReportReference Reference, long NaturalPersons, long LegalPersons, long Total, long? BudgetEuro);

/// <summary>A reduction by decision.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Honorary">Whether nothing at all is owed.</param>
/// <param name="PerMille">By how many thousandths dues fall.</param>
public sealed record GivenReduction(Guid Decision, bool Honorary, int PerMille);

/// <summary>What an organisation owes, before it has a number.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Lines">What is owed and why; none when nothing is.</param>
/// <param name="Missing">Memberships whose dues cannot be reckoned because the report, or its budget, is missing.</param>
public sealed record DraftInvoice(Guid OrganisationId, ValueList<InvoiceLine> Lines, ValueList<MembershipKind> Missing)
{
    /// <summary>Sum of the lines in cents.</summary>
    public long Cents() => Lines.Sum(line => line.Cents);
}

/// <summary>Reckons dues. Pure and exact: cents are whole numbers, half a cent of a reduction is rounded in the member's favour.</summary>
public static class DuesCalculation
{
    private const int Whole = 1000;
    private const long Most = long.MaxValue / 1_000_000;

    /// <summary>What <paramref name="member"/> owes by <paramref name="schedule"/> for the year of <paramref name="keyDate"/>.</summary>
    public static DraftInvoice Of(DuesSchedule schedule, DuesMember member, DateOnly keyDate)
    {
        var (lines, missing) = (new List<InvoiceLine>(), new List<MembershipKind>());
        if (member.Reductions.Any(reduction => reduction.Honorary)) return new(member.OrganisationId, [], []);
        foreach (var held in member.Memberships.OrderBy(membership => membership.Kind))
        {
            if (schedule.Terms.Kinds.FirstOrDefault(dues => dues.Kind == held.Kind) is not { } dues) continue;
            var counted = dues.Basis is { } basis ? Counted(basis, member.Report) : null;
            if (dues.NeedsReport() && counted is null) missing.Add(held.Kind);
            else lines.AddRange(Lines(schedule, dues, held, member, counted, keyDate));
        }
        return new(member.OrganisationId, lines.ToValueList(), missing.ToValueList());
    }

    private static IEnumerable<InvoiceLine> Lines(DuesSchedule schedule, KindDues dues, HeldMembership held, DuesMember member, long? counted, DateOnly keyDate)
    {
        var owed = Bounded(dues, Reckoned(dues, counted ?? 0));
        if (owed > 0) yield return new(InvoiceLineKind.Dues, held.Kind, owed, schedule.Number) { Report = counted is null ? null : member.Report!.Reference, Counted = counted };
        var left = owed;
        foreach (var reduction in Reductions(schedule, held, member, keyDate))
        {
            var less = Math.Min(left, PartOf(owed, reduction.PerMille!.Value));
            left -= less;
            if (less > 0) yield return reduction with { Cents = -less };
        }
        // An entry fee is never discounted.
        if (held.First && held.AdmittedOn.Year == keyDate.Year && dues.EntryFeeCents > 0)
            yield return new(InvoiceLineKind.EntryFee, held.Kind, dues.EntryFeeCents, schedule.Number);
    }

    private static IEnumerable<InvoiceLine> Reductions(DuesSchedule schedule, HeldMembership held, DuesMember member, DateOnly keyDate)
    {
        foreach (var rule in schedule.Terms.Reductions)
            if (!(rule.Until < keyDate) && Holds(rule, held, member, keyDate))
                yield return new(InvoiceLineKind.Reduction, held.Kind, 0, schedule.Number) { Rule = rule.Condition, PerMille = rule.PerMille };
        foreach (var given in member.Reductions)
            yield return new(InvoiceLineKind.Reduction, held.Kind, 0, schedule.Number) { Decision = given.Decision, PerMille = given.PerMille };
    }

    private static bool Holds(ReductionRule rule, HeldMembership held, DuesMember member, DateOnly keyDate) => rule.Condition switch
    {
        ReductionCondition.SmallCommunity => member.SmallCommunity,
        ReductionCondition.FirstYear => held.First && held.AdmittedOn.Year == keyDate.Year,
        ReductionCondition.MembersBelow => member.Report?.Total < rule.Below,
        ReductionCondition.BudgetBelow => member.Report?.BudgetEuro < rule.Below,
        _ => false,
    };

    private static long? Counted(DuesBasis basis, UsedReport? report) => basis switch
    {
        DuesBasis.AllMembers => report?.Total,
        DuesBasis.NaturalPersons => report?.NaturalPersons,
        DuesBasis.LegalPersons => report?.LegalPersons,
        DuesBasis.BudgetEuro => report?.BudgetEuro,
        _ => null,
    };

    private static long Reckoned(KindDues dues, long counted) => dues.Shape switch
    {
        DuesShape.Tiered => (dues.Tiers ?? []).LastOrDefault(tier => tier.From <= counted)?.Cents ?? 0,
        DuesShape.PerHead => (long)Int128.Min((Int128)dues.Cents * counted, Most),
        _ => dues.Cents,
    };

    private static long Bounded(KindDues dues, long owed) => Math.Min(Math.Max(owed, dues.MinimumCents ?? 0), dues.CapCents ?? long.MaxValue);

    private static long PartOf(long owed, int perMille) => (long)(((Int128)owed * perMille + Whole / 2) / Whole);
}
