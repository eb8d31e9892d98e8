namespace Bkmo.Membership.DelegateKeys;

/// <summary>
/// Computes delegate keys. Pure and exact: whole numbers only. Neither ids nor the order of organisations decide anything; where organisations are equal, a lot does.
/// </summary>
public static class DelegateKey
{
    /// <summary>The numbers that <paramref name="rule"/> gives to <paramref name="organisations"/>.</summary>
    /// <param name="rule">The rule, within <see cref="KeyLimits"/>.</param>
    /// <param name="organisations">Organisations with voting membership, each id once.</param>
    /// <param name="lot">
    /// Ids as drawn, each once and one of <paramref name="organisations"/>. It decides a tie only if everybody who is equal was in it. None: ties stay undecided.
    /// </param>
    /// <exception cref="ArgumentException">A value is outside its bounds, an id stands twice, or the lot names somebody else.</exception>
    public static ComputedKey Compute(KeyRule rule, IReadOnlyList<KeyedOrganisation> organisations, IReadOnlyList<string>? lot = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(organisations);
        DemandBounds(rule);
        DemandOrganisations(organisations);
        var drawn = lot.ToValueList();
        DemandLot(drawn, organisations);
        return rule is KeyRule.Proportional proportional ? ProportionalKey.Of(proportional, organisations, drawn) : BlockKey.Of(rule, organisations, drawn);
    }

    internal static bool Counts(KeyRule rule, KeyedOrganisation organisation) => organisation.DuesSettled || rule.CountsUnsettledDues;

    private static void DemandBounds(KeyRule rule)
    {
        var fine = rule switch
        {
            KeyRule.Flat flat => flat.Votes is >= 1 and <= KeyLimits.MostDelegates,
            KeyRule.PerBlock perBlock => IsBlock(perBlock.Block),
            KeyRule.BasePlusBlocks based => IsBlock(based.Block) && based.Base is >= 0 and <= KeyLimits.MostDelegates
                && (based.Cap is not { } cap || (cap >= based.Base && cap <= KeyLimits.MostDelegates)),
            KeyRule.Proportional proportional => proportional.Total is >= 0 and <= KeyLimits.MostDelegates,
            _ => false,
        };
        if (!fine) throw new ArgumentOutOfRangeException(nameof(rule), rule, "A value of the rule is outside its bounds.");
    }

    private static bool IsBlock(long block) => block is >= 1 and <= KeyLimits.MostMembers;

    private static void DemandOrganisations(IReadOnlyList<KeyedOrganisation> organisations)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(organisations.Count, KeyLimits.MostOrganisations, nameof(organisations));
        if (organisations.Any(organisation => organisation.Members is < 0 or > KeyLimits.MostMembers))
            throw new ArgumentOutOfRangeException(nameof(organisations), "Members are 0 to 10^12.");
        if (organisations.DistinctBy(organisation => organisation.Id, StringComparer.Ordinal).Count() != organisations.Count)
            throw new ArgumentException("An organisation stands there twice.", nameof(organisations));
    }

    private static void DemandLot(ValueList<string> lot, IReadOnlyList<KeyedOrganisation> organisations)
    {
        var drawn = lot.ToHashSet(StringComparer.Ordinal);
        if (drawn.Count != lot.Count || !drawn.IsSubsetOf(organisations.Select(organisation => organisation.Id)))
            throw new ArgumentException("The lot names each of the organisations at most once and nobody else.", nameof(lot));
    }
}
