using Bkmo.Membership.DelegateKeys;
using static Bkmo.Membership.DelegateKeys.ProportionalMethod;
using static Bkmo.Membership.Tests.DelegateKeys.Keys;

namespace Bkmo.Membership.Tests.DelegateKeys;

public sealed class DelegateKeyTieSpecs
{
    [Theory]
    [InlineData(HareNiemeyer)]
    [InlineData(DHondt)]
    [InlineData(SainteLague)]
    public void Equal_organisations_are_not_told_apart_by_name_or_place(ProportionalMethod method)
    {
        var key = Compute(Proportional(method, 4), 100, 100, 100);
        Assert.Equal([1, 1, 1], key.Numbers());
        Assert.Equal((3, 4, 1, false), (key.Total, key.Asked, key.Undecided, key.Final));
        var tie = Assert.Single(key.Ties);
        Assert.Equal((["A", "B", "C"], 1, null, []), (tie.Organisations, tie.Seats, tie.Decided, tie.Drawn));
        Assert.Equal("To share out: 4 seats. Given: 3. Undecided until a lot is drawn: 1 seat.", key.Explanation.En);
        Assert.Equal("3 Organisationen liegen gleichauf, zwischen ihnen: 1 Sitz. Das entscheidet nur ein Los.", tie.Explanation.De);
        Assert.EndsWith("; ein weiterer Sitz ist unentschieden, bis das Los gezogen ist: vorerst 1 Delegierte*r.", key.Delegates[2].Explanation.De, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HareNiemeyer)]
    [InlineData(DHondt)]
    [InlineData(SainteLague)]
    public void The_lot_gives_the_seats_to_the_first_drawn_of_those_who_are_equal(ProportionalMethod method)
    {
        var key = DelegateKey.Compute(Proportional(method, 5), Named(100, 100, 100, 1), ["D", "C", "A", "B"]);
        Assert.Equal([2, 1, 2, 0], key.Numbers());
        Assert.Equal((5, 0, true), (key.Total, key.Undecided, key.Final));
        var tie = Assert.Single(key.Ties);
        Assert.Equal((2, TieDecision.Lot, ["C", "A"]), (tie.Seats, tie.Decided, tie.Drawn));
        Assert.Equal("3 organisations are equal, between them: 2 seats. The lot decides for C, A.", tie.Explanation.En);
        Assert.Equal(["D", "C", "A", "B"], key.Lot);
        Assert.EndsWith("brings no further seat: 1 delegate.", key.Delegates[1].Explanation.En, StringComparison.Ordinal);
        Assert.EndsWith("brings one more seat: 2 delegates.", key.Delegates[2].Explanation.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lot_that_somebody_was_not_in_does_not_decide_against_them()
    {
        var key = DelegateKey.Compute(Proportional(DHondt, 1), Named(7, 7), ["B"]);
        Assert.Equal((0, 1), (key.Total, key.Undecided));
        Assert.Contains("names only 1 of them", Assert.Single(key.Ties).Explanation.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotients_of_different_sizes_can_be_equal()
    {
        // 60 / 2 = 30 / 1.
        var key = Compute(Proportional(DHondt, 2), 60, 30);
        Assert.Equal([1, 0], key.Numbers());
        Assert.Equal(1, key.Undecided);
        Assert.Equal([2, 0], DelegateKey.Compute(Proportional(DHondt, 2), Named(60, 30), ["A", "B"]).Numbers());
        Assert.Equal([1, 1], DelegateKey.Compute(Proportional(DHondt, 2), Named(60, 30), ["B", "A"]).Numbers());
    }

    [Fact]
    public void Equal_quotients_with_a_seat_for_each_are_no_tie()
    {
        var key = Compute(Proportional(DHondt, 3), 60, 30);
        Assert.Equal([2, 1], key.Numbers());
        Assert.Empty(key.Ties);
    }

    [Fact]
    public void Whom_the_lot_leaves_with_none_receives_the_minimum_mandate_and_nobody_before_it_is_drawn()
    {
        var rule = Proportional(HareNiemeyer, 1, minimum: true);
        var open = Compute(rule, 5, 5, 0);
        Assert.Equal([0, 0, 1], open.Numbers());
        Assert.Equal((1, 1, 1), (open.Total, open.MinimumMandates, open.Undecided));
        Assert.EndsWith("Who is left with none then receives the minimum mandate.", Assert.Single(open.Ties).Explanation.En, StringComparison.Ordinal);
        var drawn = DelegateKey.Compute(rule, Named(5, 5, 0), ["A", "B"]);
        Assert.Equal([1, 1, 1], drawn.Numbers());
        Assert.Equal(2, drawn.MinimumMandates);
    }

    [Fact]
    public void Twenty_thousand_equals_and_one_seat_are_one_tie()
    {
        var key = Compute(Proportional(SainteLague, 1), Enumerable.Repeat(3L, KeyLimits.MostOrganisations));
        Assert.Equal((0, 1, KeyLimits.MostOrganisations), (key.Total, key.Undecided, Assert.Single(key.Ties).Organisations.Count));
    }
}
