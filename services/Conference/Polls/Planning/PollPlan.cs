using System.Text.Json.Serialization;

namespace Bkmo.Conference.Polls;

/// <summary>How votes are given.</summary>
public enum PollKind
{
    /// <summary>Handzeichen: tellers enter totals.</summary>
    Hands,

    /// <summary>Namentlich: every vote is recorded with who gave it.</summary>
    Named,

    /// <summary>Geheim: who voted is recorded, and apart from that the ballots.</summary>
    Secret,
}

/// <summary>What stands on a ballot.</summary>
public enum PollMethod
{
    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>Yes, no or abstention.</summary>
    YesNoAbstain,

    /// <summary>Up to so many of the options.</summary>
    Choose,

    /// <summary>As many of the options as one likes.</summary>
    Approval,

    /// <summary>A number of points for each option.</summary>
    Scores,

    /// <summary>The options in an order, best first.</summary>
    Ranked,

    /// <summary>Yes, no or abstention for each option.</summary>
    YesNoEach,
}

/// <summary>How many votes there are.</summary>
public enum Weights
{
    /// <summary>Each organisation has the votes of its delegate key, which its delegates cast in portions (Stimmbündel).</summary>
    ByKey,

    /// <summary>Each delegate has one vote (Abstimmung nach Köpfen).</summary>
    OneEach,
}

/// <summary>Who of the entitled may vote.</summary>
public enum PresenceRule
{
    /// <summary>Whoever is present when the poll is opened.</summary>
    PresentAtOpening,

    /// <summary>All who are entitled, wherever they are.</summary>
    Anywhere,
}

/// <summary>Something that can be chosen.</summary>
/// <param name="Id">The option; of a candidate the candidature.</param>
/// <param name="De">German text.</param>
/// <param name="En">English text.</param>
public sealed record PollOption(Guid Id, string De, string En);

/// <summary>What is put to the vote (Abstimmung), and how it is decided. Cannot be changed after the opening.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="TitleDe">German title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Kind">How votes are given.</param>
/// <param name="Method">What stands on a ballot.</param>
/// <param name="Options">What can be chosen; empty for yes and no.</param>
/// <param name="Most">How many options a ballot chooses at most, or the highest score; 0 where neither applies.</param>
/// <param name="Majority">What accepts it.</param>
/// <param name="Weights">How many votes there are.</param>
/// <param name="Presence">Who of the entitled may vote.</param>
/// <param name="OwnMatter">Organisations that do not vote, for it is their own matter (BGB § 34).</param>
/// <param name="IsMotion">Whether it is a motion, whose outcome is a resolution.</param>
/// <param name="AgendaItemId">The item of the agenda.</param>
/// <param name="ElectionId">The election whose round it is.</param>
/// <param name="Seats">How many seats the round fills; null for other polls, and for rounds from before it was recorded.</param>
/// <param name="SubmittedBy">Organisations that submitted the motion; null: the board did, or nobody was named.</param>
/// <param name="Internal">Whether its item is internal: then only those who see that item see the poll, and nobody outside is told.</param>
public sealed record PollPlan(
    Guid ConferenceId, string TitleDe, string TitleEn, PollKind Kind, PollMethod Method, ValueList<PollOption> Options, int Most, MajorityRule Majority, Weights Weights,
    PresenceRule Presence, ValueList<Guid> OwnMatter, bool IsMotion, Guid? AgendaItemId, Guid? ElectionId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Seats = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ValueList<Guid>? SubmittedBy = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Internal = false)
{
    /// <summary>Whether the assembly resolves by it: a motion, or a round of an election. What it resolves stands on the agenda.</summary>
    [JsonIgnore]
    public bool Resolves => IsMotion || ElectionId is not null;

    /// <summary>Whether it is decided by yes and no.</summary>
    [JsonIgnore]
    public bool IsYesNo => Method is PollMethod.YesNo or PollMethod.YesNoAbstain;
}
