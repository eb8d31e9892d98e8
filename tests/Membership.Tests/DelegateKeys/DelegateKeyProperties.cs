using System.Globalization;
using System.Numerics;
using Bkmo.Membership.DelegateKeys;
using FsCheck;
using FsCheck.Fluent;
using static Bkmo.Membership.Tests.DelegateKeys.Keys;

namespace Bkmo.Membership.Tests.DelegateKeys;

public sealed class DelegateKeyProperties
{
    // Few members and seats for ties, many for the limits.
    private static readonly Arbitrary<(long[] Members, int Total)> Federations = Gen.OneOf(
        Federation(Gen.Choose(0, 6).Select(n => (long)n), organisations: 8, seats: 20),
        Federation(Gen.Choose(0, 100_000).Select(n => (long)n), organisations: 25, seats: 300),
        Federation(Gen.Choose(0, 1_000_000).Select(n => n * 1_000_000L), organisations: 25, seats: 300)).ToArbitrary();

    [Fact]
    public void Hare_Niemeyer_keeps_to_the_quota() => Always((members, total) =>
    {
        var (key, all) = (Drawn(ProportionalMethod.HareNiemeyer, members, total), Sum(members));
        foreach (var (own, seats) in members.Zip(key.Numbers()))
            Assert.True(seats * all <= (BigInteger)own * total + all - 1 && (seats + 1) * all > (BigInteger)own * total, $"{own} of {all} have {seats} of {total}");
    });

    [Fact]
    public void One_seat_more_takes_none_from_anybody_under_highest_quotients() => Always((members, total) =>
    {
        foreach (var method in new[] { ProportionalMethod.DHondt, ProportionalMethod.SainteLague })
            Assert.All(Drawn(method, members, total).Numbers().Zip(Drawn(method, members, total + 1).Numbers()), pair => Assert.True(pair.First <= pair.Second));
    });

    [Fact]
    public void No_quotient_without_a_seat_is_higher_than_one_with_a_seat() => Always((members, total) =>
    {
        foreach (var (method, step) in new[] { (ProportionalMethod.DHondt, 1), (ProportionalMethod.SainteLague, 2) })
        {
            var shares = members.Zip(Drawn(method, members, total).Numbers()).ToList();
            foreach (var (winner, seats) in shares.Where(share => share.Second > 0))
                foreach (var (loser, others) in shares)
                    Assert.True((BigInteger)winner * (1 + step * others) >= (BigInteger)loser * (1 + step * (seats - 1)));
        }
    });

    [Fact]
    public void Sums_are_the_total() => Always((members, total) =>
    {
        foreach (var rule in Rules(total))
            foreach (var lot in new[] { [], Lot(Named(members), total) })
            {
                var key = DelegateKey.Compute(rule, Named(members), lot);
                Assert.Equal(key.Total, key.Numbers().Sum());
                Assert.Equal(key.Undecided, key.Ties.Where(tie => tie.Decided is null).Sum(tie => tie.Seats));
                if (rule is KeyRule.Proportional && Sum(members) > 0) Assert.Equal(total + key.MinimumMandates, key.Total + key.Undecided);
                Assert.True(lot.Length == 0 || key.Final);
            }
    });

    [Fact]
    public void Names_and_order_decide_nothing() => Always((members, total) =>
    {
        var organisations = Named(members);
        var others = organisations.Reverse().Select(organisation => organisation with { Id = Renamed(organisation.Id) }).ToList();
        foreach (var rule in Rules(total))
        {
            var (key, other) = (DelegateKey.Compute(rule, organisations), DelegateKey.Compute(rule, others));
            Assert.Equal(key.Delegates.Reverse().Select(share => share with { Id = Renamed(share.Id) }), other.Delegates);
            Assert.Equal((key.Total, key.Undecided, key.MinimumMandates, key.Explanation), (other.Total, other.Undecided, other.MinimumMandates, other.Explanation));
            Assert.Equal(
                key.Ties.Select(tie => (string.Join(' ', tie.Organisations.Select(Renamed).Order(StringComparer.Ordinal)), tie.Seats)),
                other.Ties.Select(tie => (string.Join(' ', tie.Organisations), tie.Seats)));
        }
    });

    [Fact]
    public void A_federation_a_thousand_times_larger_has_the_same_shares() => Always((members, total) =>
    {
        var small = members.Select(own => own % 1_000_000_000).ToArray();
        foreach (var method in Methods)
        {
            var (key, larger) = (Compute(Proportional(method, total), small), Compute(Proportional(method, total), small.Select(own => own * 1_000)));
            Assert.Equal(key.Numbers(), larger.Numbers());
            Assert.Equal(key.Ties, larger.Ties);
        }
    });

    [Fact]
    public void Every_sentence_states_the_number() => Always((members, total) =>
    {
        foreach (var rule in Rules(total))
            Assert.All(Compute(rule, members).Delegates, share =>
            {
                Assert.Contains($" {Grouped(share.Delegates, '.')} ", Ending(share.Explanation.De), StringComparison.Ordinal);
                Assert.Contains($" {Grouped(share.Delegates, ',')} ", Ending(share.Explanation.En), StringComparison.Ordinal);
            });
    });

    private static KeyRule[] Rules(int total) =>
    [
        new KeyRule.Flat(total + 1), new KeyRule.PerBlock(total + 1), new KeyRule.BasePlusBlocks(total, 100, BlockCount.Full, total + 7),
        .. Methods.SelectMany(method => new KeyRule[] { Proportional(method, total), Proportional(method, total, minimum: true) }),
    ];

    private static ComputedKey Drawn(ProportionalMethod method, long[] members, int total) =>
        DelegateKey.Compute(Proportional(method, total), Named(members), Lot(Named(members), seed: 17));

    private static BigInteger Sum(long[] members) => members.Aggregate(BigInteger.Zero, (sum, own) => sum + own);

    private static string Renamed(string id) => "x" + new string([.. id.Reverse()]);

    private static string Ending(string sentence) => sentence[sentence.LastIndexOf(':')..];

    private static string Grouped(long number, char separator) =>
        number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', separator);

    private static Gen<(long[] Members, int Total)> Federation(Gen<long> members, int organisations, int seats) =>
        members.ArrayOf().Resize(organisations).SelectMany(_ => Gen.Choose(0, seats), (federation, total) => (federation, total));

    private static void Always(Action<long[], int> holds) => Prop.ForAll(Federations, federation =>
    {
        if (federation.Members.Any(own => own > 0)) holds(federation.Members, federation.Total);
    }).QuickCheckThrowOnFailure();
}
