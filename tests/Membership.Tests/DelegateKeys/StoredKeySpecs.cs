using Bkmo.Eventing;
using Bkmo.Membership.DelegateKeys;
using Bkmo.Membership.Integration;
using Bkmo.Testing;
using static Bkmo.Membership.Tests.Some;
using static Bkmo.Testing.DeciderSpec;
using Contract = Bkmo.Contracts.Membership.V1;

namespace Bkmo.Membership.Tests.DelegateKeys;

public sealed class StoredKeySpecs
{
    private static readonly KeyRule Blocks = new KeyRule.PerBlock(500), Tied = new KeyRule.Proportional(ProportionalMethod.HareNiemeyer, 3);
    private static readonly ValueList<SnapshotMember> Two = [new(Id(7), 501, new(2025, 2), true), new(Id(8), 90, null, false)];
    private static readonly ValueList<SnapshotMember> Equal = [new(Id(7), 100, null, true), new(Id(8), 100, null, true)];

    [Fact]
    public void A_key_keeps_its_snapshot_its_numbers_and_their_explanations()
    {
        var key = Given<StoredKey>().When(Compute(Blocks, Two)).Then(Computed(Blocks, Two)).State;
        Assert.Equal([2, 0], key.Result!.Delegates.Select(share => share.Delegates));
        Assert.Equal("501 members are 2 started blocks of 500: 2 delegates.", key.Result.Delegates[0].Explanation.En);
        Given<StoredKey>(Computed(Blocks, Two)).When(Compute(Tied, Equal)).ThenNothing();
    }

    [Fact]
    public void A_tie_waits_for_a_lot_that_names_everybody_who_is_equal()
    {
        Given<StoredKey>(Computed(Tied, Equal)).When(SignOff).ThenRefused(new TieUndecided(1));
        Given<StoredKey>(Computed(Tied, Equal)).When(Draw(Id(8))).ThenRefused(new LotIncomplete());
        Given<StoredKey>(Computed(Tied, Equal)).When(Draw(Id(8), Id(8), Id(7))).ThenRefused(new LotIncomplete());
        Given<StoredKey>(Computed(Tied, Equal)).When(Draw(Id(8), Id(7), Id(9))).ThenRefused(new LotIncomplete());
        var drawn = Given<StoredKey>(Computed(Tied, Equal)).When(Draw(Id(8), Id(7))).Then(Drawn).State;
        Assert.Equal([1, 2], drawn.Result!.Delegates.Select(share => share.Delegates));
        Assert.True(drawn.Result.Final);
    }

    [Fact]
    public void A_lot_is_drawn_once_and_only_where_there_is_a_tie()
    {
        Given<StoredKey>(Computed(Tied, Equal), Drawn).When(Draw(Id(8), Id(7))).ThenNothing();
        Given<StoredKey>(Computed(Tied, Equal), Drawn).When(Draw(Id(7), Id(8))).ThenRefused(new NoLotNeeded());
        Given<StoredKey>(Computed(Blocks, Two)).When(Draw(Id(7), Id(8))).ThenRefused(new NoLotNeeded());
        Given<StoredKey>(Computed(Tied, Equal), Drawn, Signed).When(Draw(Id(7), Id(8))).ThenRefused(new KeyIsSignedOff());
        Given<StoredKey>().When(Draw(Id(7))).ThenRefused(new UnknownKey());
    }

    [Fact]
    public void A_final_key_is_signed_off_once()
    {
        Given<StoredKey>(Computed(Blocks, Two)).When(SignOff).Then(Signed);
        Given<StoredKey>(Computed(Blocks, Two), Signed).When(SignOff).ThenNothing();
        Given<StoredKey>().When(SignOff).ThenRefused(new UnknownKey());
    }

    [Fact]
    public void Others_are_told_the_numbers_when_the_key_is_signed_off_and_nothing_before()
    {
        IEvent[] history = [Computed(Tied, Equal), Drawn, Signed];
        var (stored, state) = (Stored.Stream(Id(5), StoredKey.StreamType, history), Given<StoredKey>(history).State);
        Assert.Null(PublishedEvents.Of(state, stored[0]));
        Assert.Null(PublishedEvents.Of(state, stored[1]));
        var told = Assert.IsType<Contract.DelegateKeySignedOff>(PublishedEvents.Of(state, stored[2]));
        Assert.Equal((Id(5), 3, Day(3, 1), "conference/10", 3, Id(4)), (told.KeyId, told.Version, told.KeyDate, told.Purpose, told.Total, told.Supersedes));
        Assert.Equal([(Id(7), 1), (Id(8), 2)], told.Organisations.Zip(told.Numbers));
    }

    private static DelegateKeySignedOff Signed => new(Office, Now);

    private static DelegateKeyLotRecorded Drawn => new([Id(8), Id(7)], StoredKey.Compute(Tied, Equal, [Id(8), Id(7)]), Office, Now);

    private static DelegateKeyComputed Computed(KeyRule rule, ValueList<SnapshotMember> members) =>
        new("conference/10", Day(3, 1), rule, CountedMembers.All, members, StoredKey.Compute(rule, members), Id(4), Office, Now);

    private static Func<StoredKey, Decision> Compute(KeyRule rule, ValueList<SnapshotMember> members) =>
        state => ComputeDelegateKey.Decide(state, new("conference/10", rule, Day(3, 1), CountedMembers.All, members, Id(4), Office, Now));

    private static Func<StoredKey, Decision> Draw(params Guid[] lot) => state => RecordKeyLot.Decide(state, new(lot.ToValueList(), Office, Now));

    private static Decision SignOff(StoredKey state) => SignOffDelegateKey.Decide(state, new(Office, Now));
}
