namespace Bkmo.Membership.DelegateKeys;

/// <summary>A rule as a request writes it: its kind, and the values that go with the kind and no others.</summary>
/// <param name="Kind"><c>flat</c>, <c>per-block</c>, <c>base-plus-blocks</c> or <c>proportional</c>.</param>
/// <param name="Votes">flat: votes of each organisation, 1 to 100,000.</param>
/// <param name="Block">per-block, base-plus-blocks: members of a block, 1 to 1,000,000,000,000.</param>
/// <param name="Base">base-plus-blocks: delegates that every organisation has, 0 to 100,000.</param>
/// <param name="Blocks">base-plus-blocks: whether <c>started</c> or only <c>full</c> blocks bring a delegate.</param>
/// <param name="Cap">base-plus-blocks: most delegates of one organisation, not less than the base; no cap when left out.</param>
/// <param name="Method">proportional: <c>hare-niemeyer</c>, <c>d-hondt</c> or <c>sainte-lague</c>.</param>
/// <param name="Total">proportional: seats to share out, 0 to 100,000.</param>
/// <param name="MinimumMandate">proportional: whether who gets none receives one, by which the total grows; no when left out.</param>
/// <param name="CountsUnsettledDues">Whether an organisation that has not settled its dues counts as the others do. When left out it does not: its voting rights rest.</param>
public sealed record KeyRuleRequest(
    string Kind, int? Votes = null, long? Block = null, int? Base = null, string? Blocks = null, int? Cap = null, string? Method = null, int? Total = null,
    bool? MinimumMandate = null, bool CountsUnsettledDues = false)
{
    private enum RuleKind
    {
        Flat,
        PerBlock,
        BasePlusBlocks,
        Proportional,
    }

    /// <summary>The rule; null when something is wrong with it, which is noted.</summary>
    internal static KeyRule? Rule(KeyRuleRequest rule, Check check)
    {
        check.Named<RuleKind>(rule.Kind, "rule.kind");
        if (!EnumNames.TryParse<RuleKind>(rule.Kind, out var kind)) return null;
        rule.DemandNothingElse(kind, check);
        KeyRule read = kind switch
        {
            RuleKind.Flat => new KeyRule.Flat((int)Number(check, rule.Votes, "rule.votes", 1, KeyLimits.MostDelegates)),
            RuleKind.PerBlock => new KeyRule.PerBlock(rule.BlockSize(check)),
            RuleKind.BasePlusBlocks => rule.BasePlusBlocks(check),
            _ => new KeyRule.Proportional(
                OneOf<ProportionalMethod>(check, rule.Method, "rule.method"), (int)Number(check, rule.Total, "rule.total", 0, KeyLimits.MostDelegates),
                rule.MinimumMandate ?? false),
        };
        return read with { CountsUnsettledDues = rule.CountsUnsettledDues };
    }

    private KeyRule.BasePlusBlocks BasePlusBlocks(Check check)
    {
        var based = (int)Number(check, Base, "rule.base", 0, KeyLimits.MostDelegates);
        if (Cap is not null) Number(check, Cap, "rule.cap", Math.Clamp(based, 0, KeyLimits.MostDelegates), KeyLimits.MostDelegates);
        return new(based, BlockSize(check), OneOf<BlockCount>(check, Blocks, "rule.blocks"), Cap);
    }

    private long BlockSize(Check check) => Number(check, Block, "rule.block", 1, KeyLimits.MostMembers);

    private void DemandNothingElse(RuleKind kind, Check check)
    {
        void Only(bool given, string field, params RuleKind[] kinds)
        {
            var names = string.Join(", ", kinds.Select(k => k.Name()));
            check.That(!given || kinds.Contains(kind), field, new($"Diese Angabe gehört nur zu: {names}.", $"This value goes with {names} only."));
        }

        Only(Votes is not null, "rule.votes", RuleKind.Flat);
        Only(Block is not null, "rule.block", RuleKind.PerBlock, RuleKind.BasePlusBlocks);
        Only(Base is not null, "rule.base", RuleKind.BasePlusBlocks);
        Only(Blocks is not null, "rule.blocks", RuleKind.BasePlusBlocks);
        Only(Cap is not null, "rule.cap", RuleKind.BasePlusBlocks);
        Only(Method is not null, "rule.method", RuleKind.Proportional);
        Only(Total is not null, "rule.total", RuleKind.Proportional);
        Only(MinimumMandate is not null, "rule.minimumMandate", RuleKind.Proportional);
    }

    private static long Number(Check check, long? value, string field, long min, long max) =>
        Demanded(check, value is not null, field) ? KeyRequestChecks.Range(check, value!.Value, field, min, max) : min;

    private static TEnum OneOf<TEnum>(Check check, string? name, string field) where TEnum : struct, Enum
    {
        Demanded(check, name is not null, field);
        check.Named<TEnum>(name, field);
        return EnumNames.TryParse<TEnum>(name, out var value) ? value : default;
    }

    private static bool Demanded(Check check, bool given, string field) =>
        check.That(given, field, new("Diese Angabe gehört zu dieser Art von Schlüssel und fehlt.", "This kind of key needs this value."));
}
