using Bkmo.Conference.Counting.Majorities;

namespace Bkmo.Conference.Counting;

/// <summary>How ballots are counted.</summary>
public enum CountingRule
{
    /// <summary>Scottish Local Government Elections Order 2007, Schedule 1, rules 45 to 52: weighted inclusive Gregory transfers, five decimals cut off.</summary>
    Scottish,

    /// <summary>Meek's method after Algorithm 123 (Hill, Wichmann, Woodall 1987), in nine decimals.</summary>
    Meek,

    /// <summary>Every candidate marked on a ballot gets its vote; the most votes are elected.</summary>
    Approval,

    /// <summary>The first preference of a ballot gets its vote; the most votes are elected.</summary>
    Plurality,

    /// <summary>Every candidate marked gets the ballot's vote; elected is, in order of votes, who reaches the threshold. Other seats stay vacant.</summary>
    Threshold,
}

/// <summary>Of what a threshold is a fraction when ballots are counted.</summary>
public enum ThresholdBase
{
    /// <summary>Ballots with a mark for a candidate who stands.</summary>
    ValidBallots,

    /// <summary>All ballots, the blank ones too.</summary>
    AllBallots,

    /// <summary>A number that is given: of those present, or entitled.</summary>
    Given,
}

/// <summary>What a count needs to know besides the ballots.</summary>
/// <param name="Rule">How to count.</param>
/// <param name="Seats">How many seats, instead of the number in the ballots.</param>
/// <param name="Lot">The lot; null for one that follows from the ballots.</param>
/// <param name="Threshold">What the rule <see cref="CountingRule.Threshold"/> asks for; more than half when null.</param>
/// <param name="Base">Of what the threshold is a fraction.</param>
/// <param name="BaseCount">The number when <paramref name="Base"/> is <see cref="ThresholdBase.Given"/>.</param>
public sealed record CountOptions(
    CountingRule Rule = CountingRule.Scottish, int? Seats = null, Lot? Lot = null, Threshold? Threshold = null,
    ThresholdBase Base = ThresholdBase.ValidBallots, long BaseCount = 0);
