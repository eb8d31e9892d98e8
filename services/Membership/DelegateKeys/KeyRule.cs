using System.Text.Json.Serialization;

namespace Bkmo.Membership.DelegateKeys;

/// <summary>
/// How membership facts become numbers of delegates or votes (Delegiertenschlüssel): one of four shapes that statutes of German umbrella organisations use.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Flat), "flat")]
[JsonDerivedType(typeof(PerBlock), "perBlock")]
[JsonDerivedType(typeof(BasePlusBlocks), "basePlusBlocks")]
[JsonDerivedType(typeof(Proportional), "proportional")]
public abstract record KeyRule
{
    private KeyRule()
    {
    }

    /// <summary>Whether an organisation that has not settled its dues counts as the others do. False: its voting rights rest and it gets none.</summary>
    public bool CountsUnsettledDues { get; init; }

    /// <summary>Every voting member has the same number of votes.</summary>
    /// <param name="Votes">Votes of each organisation, 1 to <see cref="KeyLimits.MostDelegates"/>.</param>
    public sealed record Flat(int Votes) : KeyRule;

    /// <summary>One delegate per started block of members: members / block, rounded up.</summary>
    /// <param name="Block">Members, 1 to <see cref="KeyLimits.MostMembers"/>.</param>
    public sealed record PerBlock(long Block) : KeyRule;

    /// <summary>A base mandate (Grundmandat) and one delegate more per block of members.</summary>
    /// <param name="Base">Delegates that every organisation has, 0 to <see cref="KeyLimits.MostDelegates"/>.</param>
    /// <param name="Block">Members, 1 to <see cref="KeyLimits.MostMembers"/>.</param>
    /// <param name="Blocks">Which blocks bring a delegate.</param>
    /// <param name="Cap">Most delegates of one organisation, not less than <paramref name="Base"/>; null: no cap.</param>
    public sealed record BasePlusBlocks(int Base, long Block, BlockCount Blocks, int? Cap = null) : KeyRule;

    /// <summary>A fixed total, shared out in proportion to members.</summary>
    /// <param name="Method">How seats are rounded.</param>
    /// <param name="Total">Seats to share out, 0 to <see cref="KeyLimits.MostDelegates"/>.</param>
    /// <param name="MinimumMandate">Whether an organisation that gets none receives one, by which the total grows; also one without members.</param>
    public sealed record Proportional(ProportionalMethod Method, int Total, bool MinimumMandate = false) : KeyRule;
}

/// <summary>Which blocks of members bring a delegate.</summary>
public enum BlockCount
{
    /// <summary>Every block that is begun: 501 members are 2 blocks of 500.</summary>
    Started,

    /// <summary>Only whole blocks: 999 members are 1 block of 500.</summary>
    Full,
}

/// <summary>How a fixed total is shared out in proportion.</summary>
public enum ProportionalMethod
{
    /// <summary>Largest remainder: the whole part of members × total / all members, then one seat each to the largest remainders. The Bundestag's, 1987 to 2005.</summary>
    HareNiemeyer,

    /// <summary>Highest quotients of members / 1, 2, 3 … The Bundestag's until 1983.</summary>
    DHondt,

    /// <summary>Highest quotients of members / 1, 3, 5 … Gives the same seats as Schepers' divisor, the Bundestag's since 2009.</summary>
    SainteLague,
}

/// <summary>Bounds within which a key is computed.</summary>
public static class KeyLimits
{
    /// <summary>Most members of one organisation, and the largest block.</summary>
    public const long MostMembers = 1_000_000_000_000;

    /// <summary>Largest total, base, cap and number of votes.</summary>
    public const int MostDelegates = 100_000;

    /// <summary>Most organisations of one key.</summary>
    public const int MostOrganisations = 20_000;
}
