namespace Bkmo.Membership.DelegateKeys;

/// <summary>Keys in which the number of an organisation depends on nobody else: flat, per block, base and blocks. There are no ties.</summary>
internal static class BlockKey
{
    internal static ComputedKey Of(KeyRule rule, IReadOnlyList<KeyedOrganisation> organisations, ValueList<string> lot)
    {
        var delegates = organisations.Select(organisation => Share(rule, organisation)).ToValueList();
        var total = delegates.Sum(share => share.Delegates);
        return new(total, null, 0, 0, KeySentences.Together(total, rule is KeyRule.Flat), delegates, [], lot);
    }

    private static OrganisationDelegates Share(KeyRule rule, KeyedOrganisation organisation)
    {
        if (!DelegateKey.Counts(rule, organisation)) return new(organisation.Id, 0, KeySentences.DuesUnsettled(rule is KeyRule.Flat));
        var (delegates, explanation) = rule switch
        {
            KeyRule.Flat flat => (flat.Votes, KeySentences.Flat(flat.Votes)),
            KeyRule.PerBlock perBlock => PerBlock(perBlock, organisation.Members),
            KeyRule.BasePlusBlocks based => BasePlusBlocks(based, organisation.Members),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule that looks at each organisation alone."),
        };
        return new(organisation.Id, delegates, explanation);
    }

    private static (long Delegates, Text Explanation) PerBlock(KeyRule.PerBlock rule, long members)
    {
        var blocks = Blocks(members, rule.Block, BlockCount.Started);
        return (blocks, KeySentences.PerBlock(members, blocks, rule.Block));
    }

    private static (long Delegates, Text Explanation) BasePlusBlocks(KeyRule.BasePlusBlocks rule, long members)
    {
        var blocks = Blocks(members, rule.Block, rule.Blocks);
        var delegates = Math.Min(rule.Base + blocks, rule.Cap ?? long.MaxValue);
        return (delegates, KeySentences.BasePlusBlocks(rule, members, blocks, delegates));
    }

    private static long Blocks(long members, long block, BlockCount count) =>
        members / block + (count is BlockCount.Started && members % block > 0 ? 1 : 0);
}
