using Bkmo.Eventing;
using Bkmo.Membership.Dues.Invoices;
using Bkmo.Membership.Dues.Runs;
using Bkmo.Membership.Dues.Schedules;
using Bkmo.Membership.Organisations;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Membership.Tests.Some;

namespace Bkmo.Membership.Tests.Dues;

public sealed class DuesCalculationSpecs
{
    private static readonly DateOnly KeyDate = Day(6, 30);
    private static readonly UsedReport Report = new(new(2025, 2), 5000, 40, 5045, 80_000);

    [Theory]
    [InlineData(0, 100_00)]
    [InlineData(999, 100_00)]
    [InlineData(1000, 250_00)]
    [InlineData(1_000_000, 900_00)]
    public void A_tier_holds_from_its_bound_on(long members, long cents) => Assert.Equal(cents, Reckon(
        new(MembershipKind.Voting, DuesShape.Tiered, DuesBasis.AllMembers, Tiers: [new(0, 100_00), new(1000, 250_00), new(5000, 900_00)]), Report with { Total = members }).Cents());

    [Fact]
    public void A_flat_sum_is_the_same_for_all() => Assert.Equal(120_00, Reckon(new(MembershipKind.Voting, DuesShape.Flat, Cents: 120_00), null).Cents());

    [Theory]
    [InlineData(10, 50_00)]
    [InlineData(400, 120_00)]
    [InlineData(90_000, 2_000_00)]
    public void Dues_per_head_have_a_minimum_and_a_cap(long persons, long cents) => Assert.Equal(cents, Reckon(
        new(MembershipKind.Voting, DuesShape.PerHead, DuesBasis.NaturalPersons, 30, null, 50_00, 2_000_00), Report with { NaturalPersons = persons }).Cents());

    [Fact]
    public void The_line_names_the_schedule_and_the_version_of_the_report() => Assert.Equal(
        new InvoiceLine(InvoiceLineKind.Dues, MembershipKind.Voting, 100_90, 4) { Report = new(2025, 2), Counted = 5045 },
        Assert.Single(Reckon(new(MembershipKind.Voting, DuesShape.PerHead, DuesBasis.AllMembers, 2), Report).Lines));

    [Fact]
    public void Without_a_report_nothing_is_guessed()
    {
        var draft = Reckon(new(MembershipKind.Voting, DuesShape.PerHead, DuesBasis.AllMembers, 2), null);
        Assert.Equal(([], [MembershipKind.Voting]), (draft.Lines, draft.Missing));
        Assert.Equal([MembershipKind.Voting], Reckon(new(MembershipKind.Voting, DuesShape.Tiered, DuesBasis.BudgetEuro, Tiers: [new(0, 1)]), Report with { BudgetEuro = null }).Missing);
    }

    [Fact]
    public void An_entry_fee_is_asked_for_in_the_year_of_the_first_admission_and_never_discounted()
    {
        KindDues dues = new(MembershipKind.Voting, DuesShape.Flat, Cents: 100_00, EntryFeeCents: 60_00);
        var first = DuesCalculation.Of(Schedule(dues), Member(null, [new(MembershipKind.Voting, Day(2, 1), true)], new GivenReduction(Id(1), false, 500)), KeyDate);
        Assert.Equal([100_00, -50_00, 60_00], first.Lines.Select(line => line.Cents));
        Assert.Equal(100_00, DuesCalculation.Of(Schedule(dues), Member(null, [new(MembershipKind.Voting, Day(2, 1), false)]), KeyDate).Cents());
        Assert.Equal(100_00, DuesCalculation.Of(Schedule(dues), Member(null, [new(MembershipKind.Voting, Day(2, 1, 2025), true)]), KeyDate).Cents());
    }

    [Fact]
    public void Who_is_honoured_owes_nothing() => Assert.Empty(DuesCalculation.Of(
        Schedule(new KindDues(MembershipKind.Voting, DuesShape.Flat, Cents: 100_00)), Member(null, [new(MembershipKind.Voting, Day(2, 1), true)], new GivenReduction(Id(1), true, 1000)), KeyDate).Lines);

    [Fact]
    public void Reductions_add_up_to_the_whole_at_most_and_say_why()
    {
        var draft = DuesCalculation.Of(
            Schedule(new KindDues(MembershipKind.Voting, DuesShape.Flat, Cents: 100_01), new ReductionRule(ReductionCondition.SmallCommunity, 500), new(ReductionCondition.MembersBelow, 600, 6000)),
            Member(Report, [new(MembershipKind.Voting, Day(2, 1, 2020), true)], new GivenReduction(Id(3), false, 100)), KeyDate);
        Assert.Equal([100_01, -50_01, -50_00], draft.Lines.Select(line => line.Cents));
        Assert.Equal([null, ReductionCondition.SmallCommunity, ReductionCondition.MembersBelow], draft.Lines.Select(line => line.Rule));
    }

    [Fact]
    public void A_reduction_by_rule_ends_on_its_last_day()
    {
        var schedule = Schedule(new KindDues(MembershipKind.Voting, DuesShape.Flat, Cents: 100_00), new ReductionRule(ReductionCondition.SmallCommunity, 500, Until: Day(6, 29)));
        Assert.Equal(100_00, DuesCalculation.Of(schedule, Member(null, [new(MembershipKind.Voting, Day(2, 1, 2020), true)]), KeyDate).Cents());
        Assert.Equal(50_00, DuesCalculation.Of(schedule, Member(null, [new(MembershipKind.Voting, Day(2, 1, 2020), true)]), Day(6, 29)).Cents());
    }

    [Fact]
    public void Dues_stay_between_nothing_and_the_rule_whatever_is_reported_and_reduced() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).Three().ToArbitrary(), Gen.Choose(1, 1000).ArrayOf().Resize(5).ToArbitrary(), (numbers, perMille) =>
        {
            var (cents, members, fee) = numbers;
            KindDues dues = new(MembershipKind.Voting, DuesShape.PerHead, DuesBasis.AllMembers, cents, null, null, 1_000_000_00, fee % 10_000);
            var given = perMille.Select((part, i) => new GivenReduction(Id(i), false, part)).ToArray();
            var draft = DuesCalculation.Of(Schedule(dues), Member(Report with { Total = members }, [new(MembershipKind.Voting, Day(2, 1), true)], given), KeyDate);
            var fees = draft.Lines.Where(line => line.Kind is InvoiceLineKind.EntryFee).Sum(line => line.Cents);
            Assert.Equal(dues.EntryFeeCents, fees);
            Assert.InRange(draft.Cents() - fees, 0, 1_000_000_00);
        }).QuickCheckThrowOnFailure();

    private static DraftInvoice Reckon(KindDues dues, UsedReport? report) =>
        DuesCalculation.Of(Schedule(dues), Member(report, [new(MembershipKind.Voting, Day(2, 1, 2020), true), new(MembershipKind.Partner, Day(2, 1), true)]), KeyDate);

    private static DuesSchedule Schedule(KindDues dues, params ReductionRule[] reductions) => new(4, Day(1, 1), "Assembly", new([dues], reductions.ToValueList(), 30, 60), Office, 1);

    private static DuesMember Member(UsedReport? report, ValueList<HeldMembership> held, params GivenReduction[] given) => new(Id(7), true, held, report, given.ToValueList());
}
