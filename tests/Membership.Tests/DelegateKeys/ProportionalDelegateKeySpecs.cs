using Bkmo.Membership.DelegateKeys;
using static Bkmo.Membership.DelegateKeys.ProportionalMethod;
using static Bkmo.Membership.Tests.DelegateKeys.Keys;

namespace Bkmo.Membership.Tests.DelegateKeys;

public sealed class ProportionalDelegateKeySpecs
{
    // Ten seats for six parties with 100,000 votes: the textbook comparison of the methods.
    private static readonly long[] SixParties = [47_000, 16_000, 15_800, 12_000, 6_100, 3_100];

    [Theory]
    [InlineData(HareNiemeyer, new long[] { 5, 2, 1, 1, 1, 0 })]
    [InlineData(DHondt, new long[] { 5, 2, 2, 1, 0, 0 })]
    [InlineData(SainteLague, new long[] { 4, 2, 2, 1, 1, 0 })]
    public void Each_method_shares_out_ten_seats_as_the_textbook_does(ProportionalMethod method, long[] delegates)
    {
        var key = Compute(Proportional(method, 10), SixParties);
        Assert.Equal(delegates, key.Numbers());
        Assert.Equal((10, 10, 0, true), (key.Total, key.Asked, key.Undecided, key.Final));
    }

    [Fact]
    public void D_Hondt_gives_eight_seats_by_the_highest_quotients() =>
        Assert.Equal([4, 3, 1, 0], Compute(Proportional(DHondt, 8), 100_000, 80_000, 30_000, 20_000).Numbers());

    [Theory]
    [InlineData(DHondt, new long[] { 4, 2, 1 })]
    [InlineData(SainteLague, new long[] { 3, 2, 2 })]
    public void Sainte_Lague_is_kinder_to_the_small_than_D_Hondt(ProportionalMethod method, long[] delegates) =>
        Assert.Equal(delegates, Compute(Proportional(method, 7), 53_000, 24_000, 23_000).Numbers());

    [Fact]
    public void With_one_seat_more_Hare_Niemeyer_takes_one_from_the_smallest_the_Alabama_paradox()
    {
        Assert.Equal([4, 4, 2], Compute(Proportional(HareNiemeyer, 10), 6, 6, 2).Numbers());
        Assert.Equal([5, 5, 1], Compute(Proportional(HareNiemeyer, 11), 6, 6, 2).Numbers());
    }

    [Fact]
    public void Who_gets_none_receives_the_minimum_mandate_and_the_total_grows()
    {
        var key = Compute(Proportional(HareNiemeyer, 10, minimum: true), [.. SixParties, 0]);
        Assert.Equal([5, 2, 1, 1, 1, 1, 1], key.Numbers());
        Assert.Equal((10, 12, 2), (key.Asked, key.Total, key.MinimumMandates));
        Assert.Equal("To share out: 10 seats. Given: 12, of which added as minimum mandates 2.", key.Explanation.En);
        Assert.EndsWith("kein Sitz, als Mindestmandat 1 Delegierte*r.", key.Delegates[5].Explanation.De, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_who_has_not_settled_its_dues_do_not_count_for_the_shares_of_the_others()
    {
        var key = DelegateKey.Compute(Proportional(HareNiemeyer, 4), [new("A", 300), new("B", 100), new("C", 9_000, DuesSettled: false)]);
        Assert.Equal([3, 1, 0], key.Numbers());
        Assert.StartsWith("300 of 400 members:", key.Delegates[0].Explanation.En, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryMethod))]
    public void The_boundaries_hold(ProportionalMethod method)
    {
        Assert.Equal([0, 0], Compute(Proportional(method, 0), 5, 7).Numbers());
        Assert.Equal([1, 1], Compute(Proportional(method, 0, minimum: true), 5, 0).Numbers());
        Assert.Equal([7], Compute(Proportional(method, 7), 1).Numbers());
        Assert.Equal([100_000, 0], Compute(Proportional(method, 100_000), KeyLimits.MostMembers, 0).Numbers());
        Assert.Equal([50_000, 50_000], Compute(Proportional(method, 100_000), KeyLimits.MostMembers, KeyLimits.MostMembers).Numbers());
        Assert.Equal([99_999, 1], Compute(Proportional(method, 100_000, minimum: false), 99_999, 1).Numbers());
        Assert.All(
            Compute(Proportional(method, 100_000), Enumerable.Repeat(KeyLimits.MostMembers, KeyLimits.MostOrganisations)).Numbers(), share => Assert.Equal(5, share));
    }

    [Theory]
    [MemberData(nameof(EveryMethod))]
    public void Where_no_member_counts_nothing_can_be_shared_out(ProportionalMethod method)
    {
        var nobody = Compute(Proportional(method, 3));
        var zeroes = Compute(Proportional(method, 3), 0, 0);
        Assert.Equal((0, 3, 0, 0), (nobody.Total, nobody.Asked, nobody.Undecided, nobody.Delegates.Count));
        Assert.Equal((0, 3, 0, 0), (zeroes.Total, zeroes.Asked, zeroes.Undecided, zeroes.Ties.Count));
        Assert.Equal("To share out: 3 seats. Given: 0. No member counts, so cannot be shared out: 3 seats.", zeroes.Explanation.En);
        Assert.Equal([1, 1], Compute(Proportional(method, 3, minimum: true), 0, 0).Numbers());
    }

    [Fact]
    public void A_sentence_says_why()
    {
        var remainders = Compute(Proportional(HareNiemeyer, 10), SixParties).Delegates;
        Assert.Equal(
            new(
                "16.000 von 100.000 Mitgliedern: ganze Sitze 1 von 10, Rest 60.000/100.000; der Rest bringt einen weiteren Sitz: 2 Delegierte.",
                "16,000 of 100,000 members: whole seats 1 of 10, remainder 60,000/100,000; the remainder brings one more seat: 2 delegates."),
            remainders[1].Explanation);
        Assert.EndsWith("remainder 58,000/100,000; the remainder brings no further seat: 1 delegate.", remainders[2].Explanation.En, StringComparison.Ordinal);
        Assert.Equal(
            new("47.000 Mitglieder haben 5 der 10 höchsten Quotienten nach d’Hondt: 5 Delegierte.", "47,000 members have 5 of the 10 highest quotients by d’Hondt: 5 delegates."),
            Compute(Proportional(DHondt, 10), SixParties).Delegates[0].Explanation);
    }

    public static TheoryData<ProportionalMethod> EveryMethod() => [.. Methods];
}
