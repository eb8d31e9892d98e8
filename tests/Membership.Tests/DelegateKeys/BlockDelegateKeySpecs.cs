using Bkmo.Membership.DelegateKeys;
using static Bkmo.Membership.Tests.DelegateKeys.Keys;

namespace Bkmo.Membership.Tests.DelegateKeys;

public sealed class BlockDelegateKeySpecs
{
    [Fact]
    public void Every_voting_member_has_the_same_votes_whatever_its_size()
    {
        var key = Compute(new KeyRule.Flat(3), 0, 1, KeyLimits.MostMembers);
        Assert.Equal([3, 3, 3], key.Numbers());
        Assert.Equal((9, "Together: 9 votes.", null), (key.Total, key.Explanation.En, key.Asked));
    }

    [Theory]
    [InlineData(0, 500, 0)]
    [InlineData(1, 500, 1)]
    [InlineData(499, 500, 1)]
    [InlineData(500, 500, 1)]
    [InlineData(501, 500, 2)]
    [InlineData(5_117, 500, 11)]
    [InlineData(1_000_000_000_000, 1, 1_000_000_000_000)]
    [InlineData(1_000_000_000_000, 3, 333_333_333_334)]
    [InlineData(1_000_000_000_000, 1_000_000_000_000, 1)]
    [InlineData(1, 1_000_000_000_000, 1)]
    public void Every_started_block_brings_a_delegate(long members, long block, long delegates)
    {
        var key = Compute(new KeyRule.PerBlock(block), members);
        Assert.Equal([delegates], key.Numbers());
        Assert.Equal(delegates, key.Total);
    }

    [Theory]
    [InlineData(0, BlockCount.Started, null, 2)]
    [InlineData(1, BlockCount.Started, null, 3)]
    [InlineData(1, BlockCount.Full, null, 2)]
    [InlineData(499, BlockCount.Full, null, 2)]
    [InlineData(500, BlockCount.Full, null, 3)]
    [InlineData(500, BlockCount.Started, null, 3)]
    [InlineData(501, BlockCount.Full, null, 3)]
    [InlineData(501, BlockCount.Started, null, 4)]
    [InlineData(4_000, BlockCount.Full, 10, 10)]
    [InlineData(4_500, BlockCount.Full, 10, 10)]
    [InlineData(3_999, BlockCount.Full, 10, 9)]
    [InlineData(1_000_000_000_000, BlockCount.Full, 10, 10)]
    [InlineData(1_000_000_000_000, BlockCount.Full, null, 2_000_000_002)]
    [InlineData(0, BlockCount.Full, 2, 2)]
    public void A_base_mandate_and_blocks_add_up_to_the_cap(long members, BlockCount blocks, int? cap, long delegates) =>
        Assert.Equal([delegates], Compute(new KeyRule.BasePlusBlocks(2, 500, blocks, cap), members).Numbers());

    [Fact]
    public void Twenty_thousand_organisations_of_the_largest_size_are_summed_up_exactly()
    {
        var key = Compute(new KeyRule.PerBlock(1), Enumerable.Repeat(KeyLimits.MostMembers, KeyLimits.MostOrganisations));
        Assert.Equal(20_000_000_000_000_000, key.Total);
    }

    [Fact]
    public void Without_organisations_there_are_no_delegates()
    {
        KeyRule[] rules = [new KeyRule.Flat(3), new KeyRule.PerBlock(500), new KeyRule.BasePlusBlocks(2, 500, BlockCount.Full)];
        Assert.All(rules, rule => Assert.Equal((0, 0, true), (Compute(rule).Total, Compute(rule).Delegates.Count, Compute(rule).Final)));
    }

    [Fact]
    public void The_votes_of_who_has_not_settled_its_dues_rest_unless_the_rule_says_otherwise()
    {
        KeyRule[] rules =
        [
            new KeyRule.Flat(11), new KeyRule.PerBlock(500), new KeyRule.BasePlusBlocks(0, 500, BlockCount.Started), Proportional(ProportionalMethod.DHondt, 11, minimum: true),
        ];
        KeyedOrganisation[] debtor = [new("A", 5_117, DuesSettled: false)];
        Assert.All(rules, rule =>
        {
            var resting = DelegateKey.Compute(rule, debtor);
            Assert.Equal(0, resting.Total);
            Assert.Contains("nicht beglichen, das Stimmrecht ruht: 0 ", resting.Delegates[0].Explanation.De, StringComparison.Ordinal);
            Assert.Equal(11, DelegateKey.Compute(rule with { CountsUnsettledDues = true }, debtor).Total);
        });
    }

    [Fact]
    public void A_sentence_says_why()
    {
        Assert.Equal(
            new("5.117 Mitglieder sind 11 angefangene Blöcke zu je 500: 11 Delegierte.", "5,117 members are 11 started blocks of 500: 11 delegates."),
            Compute(new KeyRule.PerBlock(500), 5_117).Delegates[0].Explanation);
        Assert.Equal(
            new("1 Mitglied ist 1 angefangener Block zu je 1.500: 1 Delegierte*r.", "1 member is 1 started block of 1,500: 1 delegate."),
            Compute(new KeyRule.PerBlock(1_500), 1).Delegates[0].Explanation);
        Assert.Equal(
            new(
                "5.117 Mitglieder: Grundmandat 2 plus 10 volle Blöcke zu je 500 ergibt 12, begrenzt auf 10: 10 Delegierte.",
                "5,117 members: base mandate 2 plus 10 full blocks of 500 makes 12, capped at 10: 10 delegates."),
            Compute(new KeyRule.BasePlusBlocks(2, 500, BlockCount.Full, 10), 5_117).Delegates[0].Explanation);
    }

    [Fact]
    public void What_is_no_key_is_not_computed()
    {
        KeyRule[] broken =
        [
            new KeyRule.Flat(0), new KeyRule.PerBlock(0), new KeyRule.PerBlock(KeyLimits.MostMembers + 1), new KeyRule.BasePlusBlocks(-1, 1, BlockCount.Full),
            new KeyRule.BasePlusBlocks(3, 1, BlockCount.Full, 2), Proportional(ProportionalMethod.DHondt, -1), Proportional(ProportionalMethod.DHondt, 100_001),
        ];
        Assert.All(broken, rule => Assert.Throws<ArgumentOutOfRangeException>(() => Compute(rule, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Compute(new KeyRule.PerBlock(1), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Compute(new KeyRule.PerBlock(1), KeyLimits.MostMembers + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Compute(new KeyRule.PerBlock(1), Enumerable.Repeat(1L, KeyLimits.MostOrganisations + 1)));
        Assert.Throws<ArgumentException>(() => DelegateKey.Compute(new KeyRule.Flat(1), [new("A", 1), new("A", 2)]));
        Assert.Throws<ArgumentException>(() => DelegateKey.Compute(new KeyRule.Flat(1), Named(1, 2), ["A", "A"]));
        Assert.Throws<ArgumentException>(() => DelegateKey.Compute(new KeyRule.Flat(1), Named(1, 2), ["C"]));
    }
}
