namespace Bkmo.Conference.Counting.Lists;

/// <summary>What stands on the ballots of a published list.</summary>
public enum ListRule
{
    /// <summary>Yes, no or abstention.</summary>
    YesNo,

    /// <summary>Some of the options.</summary>
    Choose,

    /// <summary>As many of the options as one likes; counted as those chosen.</summary>
    Approval,

    /// <summary>A number of points for each option.</summary>
    Scores,

    /// <summary>Yes, no or abstention for each option.</summary>
    YesNoEach,
}

/// <summary>A ballot of a published list.</summary>
/// <param name="Answer"><c>yes</c>, <c>no</c>, <c>abstain</c>; null: none.</param>
/// <param name="Marks">Numbers of options from 0, or points, or for each option 0 abstention, 1 yes, 2 no.</param>
/// <param name="IsInvalid">Whether it is invalid.</param>
public sealed record ListedBallot(string? Answer, ValueList<int> Marks, bool IsInvalid)
{
    /// <summary>Whether nothing stands on it.</summary>
    public bool IsBlank => !IsInvalid && Answer is null && Marks.Count == 0;
}

/// <summary>Totals of an option of a list.</summary>
/// <param name="Yes">Votes, points, or yes for it.</param>
/// <param name="No">Votes against it, where they can be cast.</param>
/// <param name="Abstained">Abstentions, where they can be cast.</param>
public sealed record OptionTotals(long Yes, long No, long Abstained);
