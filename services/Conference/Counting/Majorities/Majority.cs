using System.Globalization;

namespace Bkmo.Conference.Counting.Majorities;

/// <summary>Of what a majority is a fraction.</summary>
public enum MajorityBase
{
    /// <summary>Yes and no; abstentions are not votes cast. The law of associations means this when it says nothing else (BGB § 32(1), § 33(1)).</summary>
    YesAndNo,

    /// <summary>All votes cast: abstentions and invalid ones count against.</summary>
    VotesCast,

    /// <summary>Valid votes: abstentions count against, invalid ones not.</summary>
    ValidVotes,

    /// <summary>The heads of all who are entitled, present or not.</summary>
    EntitledHeads,

    /// <summary>All who are entitled and present.</summary>
    EntitledPresent,

    /// <summary>All members (BGB § 33(1), second sentence: the purpose changes with the consent of all).</summary>
    AllMembers,
}

/// <summary>What is counted.</summary>
public enum CountedIn
{
    /// <summary>Votes, with their weights.</summary>
    Votes,

    /// <summary>Heads, each once.</summary>
    Heads,
}

/// <summary>When a motion is accepted: a base and a threshold, and whether heads or votes are counted.</summary>
/// <param name="Base">Of what the threshold is a fraction.</param>
/// <param name="Threshold">What has to be reached. <see cref="ThresholdKind.MostVotes"/> means more yes than no.</param>
/// <param name="CountedIn">Heads or votes; <see cref="MajorityBase.EntitledHeads"/> always counts heads.</param>
public sealed record Majority(MajorityBase Base, Threshold Threshold, CountedIn CountedIn = CountedIn.Votes)
{
    /// <summary>More yes than no; abstentions not counted (BGB § 32(1)).</summary>
    public static Majority Simple { get; } = new(MajorityBase.YesAndNo, Threshold.MoreThanHalf);

    /// <summary>At least three quarters of yes and no, as for statutes (BGB § 33(1)).</summary>
    public static Majority ForStatutes { get; } = new(MajorityBase.YesAndNo, Threshold.AtLeast(3, 4));

    /// <summary>All members agree, as for the purpose of the association (BGB § 33(1)).</summary>
    public static Majority ForPurpose { get; } = new(MajorityBase.AllMembers, Threshold.AtLeast(1, 1), CountedIn.Heads);

    /// <summary>Whether the totals accept the motion, and why. Nothing is accepted without a yes.</summary>
    public MajorityResult Apply(PollTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        var heads = CountedIn == CountedIn.Heads || Base == MajorityBase.EntitledHeads;
        var tally = heads ? totals.Heads : totals.Votes;
        var count = BaseOf(tally, heads ? totals.HeadsEntitled : totals.VotesEntitled);
        var needed = Threshold.Kind == ThresholdKind.MostVotes ? tally.No + 1 : Threshold.Needed(count);
        return new(tally.Yes >= needed, needed, tally.Yes, count, Words(heads));
    }

    private long BaseOf(Tally tally, Electorate electorate) => Base switch
    {
        MajorityBase.VotesCast => tally.Cast,
        MajorityBase.ValidVotes => tally.Valid,
        MajorityBase.EntitledHeads => electorate.Entitled,
        MajorityBase.EntitledPresent => electorate.Present,
        MajorityBase.AllMembers => electorate.Members,
        _ => tally.Yes + tally.No,
    };

    private Text Words(bool heads)
    {
        if (Threshold.Kind == ThresholdKind.MostVotes) return new("mehr Ja als Nein", "more yes than no");
        var of = Base switch
        {
            MajorityBase.VotesCast => new("der abgegebenen Stimmen", "of the votes cast"),
            MajorityBase.ValidVotes => new("der gültigen Stimmen", "of the valid votes"),
            MajorityBase.EntitledHeads => new("aller Stimmberechtigten", "of all entitled"),
            MajorityBase.EntitledPresent => new("der anwesenden Stimmberechtigten", "of the entitled who are present"),
            MajorityBase.AllMembers => new("aller Mitglieder", "of all members"),
            _ => new Text("der Ja- und Nein-Stimmen", "of the yes and no votes"),
        };
        var (threshold, unit) = (Threshold.Words, heads ? new Text(", nach Köpfen", ", by heads") : new("", ""));
        return new($"{threshold.De} {of.De}{unit.De}", $"{threshold.En} {of.En}{unit.En}");
    }
}

/// <summary>What a majority came to.</summary>
/// <param name="IsAccepted">Whether the motion is accepted.</param>
/// <param name="Needed">The fewest yes that accept it.</param>
/// <param name="Reached">The yes there are.</param>
/// <param name="Base">The number of which the threshold is a fraction.</param>
/// <param name="Rule">The majority in words.</param>
public sealed record MajorityResult(bool IsAccepted, long Needed, long Reached, long Base, Text Rule)
{
    /// <summary>"6 of 9 needed, 6 reached: accepted (at least 2/3 of the yes and no votes)."</summary>
    public Text Explanation => new(
        string.Create(CultureInfo.InvariantCulture, $"{Needed} von {Base} nötig, {Reached} erreicht: {(IsAccepted ? "angenommen" : "abgelehnt")} ({Rule.De})."),
        string.Create(CultureInfo.InvariantCulture, $"{Needed} of {Base} needed, {Reached} reached: {(IsAccepted ? "accepted" : "rejected")} ({Rule.En})."));
}
