using Bkmo.Conference.Counting.Majorities;
using Bkmo.Conference.Polls;

namespace Bkmo.Conference.Meetings;

/// <summary>A quorum as it is asked for and stored.</summary>
/// <param name="Base">Of whom enough must be present.</param>
/// <param name="Kind">More than, or at least, a fraction.</param>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below the line, at least 1.</param>
/// <param name="CountedIn">Heads or votes.</param>
/// <param name="Checked">When it is checked.</param>
public sealed record QuorumRule(
    QuorumBase Base = QuorumBase.Entitled, ThresholdKind Kind = ThresholdKind.AtLeast, int Numerator = 0, int Denominator = 1, CountedIn CountedIn = CountedIn.Heads,
    QuorumChecked Checked = QuorumChecked.AtOpening)
{
    /// <summary>The quorum as the count knows it.</summary>
    internal Quorum ToQuorum() => new(Base, MajorityRule.ThresholdOf(Kind, Numerator, Denominator), CountedIn);
}

/// <summary>When the quorum is checked.</summary>
public enum QuorumChecked
{
    /// <summary>When the meeting is opened.</summary>
    AtOpening,

    /// <summary>Whenever somebody asks (auf Antrag).</summary>
    OnRequest,

    /// <summary>Before every vote.</summary>
    BeforeEachVote,
}

/// <summary>The rules of a meeting that it can change by resolution.</summary>
/// <param name="Majority">What "majority" means where nothing else is said.</param>
/// <param name="Quorum">When the meeting can resolve.</param>
/// <param name="MandatesPerPerson">How many mandates one person may exercise; 1: votes cannot be transferred (BGB §§ 38, 40).</param>
public sealed record MeetingRules(MajorityRule Majority, QuorumRule Quorum, int MandatesPerPerson)
{
    /// <summary>What holds without a resolution: more yes than no, any number present (BGB § 32), no transfer of votes (BGB § 38).</summary>
    public static MeetingRules Usual { get; } = new(MajorityRule.Simple, new QuorumRule(), 1);
}
