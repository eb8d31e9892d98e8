using System.Text.Json.Serialization;

namespace Bkmo.Conference.Polls;

/// <summary>What tellers saw of one answer.</summary>
public enum HandsSeen
{
    /// <summary>They counted.</summary>
    Counted,

    /// <summary>They saw plainly that it was the most (Mehrheit).</summary>
    Majority,

    /// <summary>They did not count it.</summary>
    NotCounted,
}

/// <summary>The hands for one answer.</summary>
/// <param name="Seen">What tellers saw.</param>
/// <param name="Count">How many votes; 0 unless they counted.</param>
public sealed record HandsValue(HandsSeen Seen, long Count = 0);

/// <summary>A show of hands as tellers entered it.</summary>
/// <param name="Yes">For it.</param>
/// <param name="No">Against it.</param>
/// <param name="Abstain">Abstentions.</param>
public sealed record HandsTotals(HandsValue Yes, HandsValue No, HandsValue Abstain)
{
    /// <summary>Whether yes and no were counted, as every rule but "more yes than no" asks.</summary>
    [JsonIgnore]
    public bool AreCounted => Yes.Seen == HandsSeen.Counted && No.Seen == HandsSeen.Counted;

    /// <summary>What one answer's plain majority says; null when neither or both had it.</summary>
    [JsonIgnore]
    public bool? PlainMajority => (Yes.Seen == HandsSeen.Majority, No.Seen == HandsSeen.Majority) switch
    {
        (true, false) => true,
        (false, true) => false,
        _ => null,
    };
}
