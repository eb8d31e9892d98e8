using System.Globalization;

namespace Bkmo.Conference.Counting.Majorities;

/// <summary>Of whom enough must be present.</summary>
public enum QuorumBase
{
    /// <summary>All who are entitled to vote.</summary>
    Entitled,

    /// <summary>Those who registered.</summary>
    Registered,

    /// <summary>Those who are, or were at the opening, present.</summary>
    Present,
}

/// <summary>The numbers a quorum is checked with, all in one unit: heads or votes.</summary>
/// <param name="Entitled">All who are entitled to vote.</param>
/// <param name="Registered">Those who registered.</param>
/// <param name="Opening">Those who were present when the meeting was opened.</param>
/// <param name="Present">Those who are present now.</param>
public sealed record Attendance(long Entitled, long Registered, long Opening, long Present);

/// <summary>When a meeting can resolve (Beschlussfähigkeit): a base, a fraction of it, and whether heads or votes are counted.</summary>
/// <param name="Base">Of whom; <see cref="QuorumBase.Present"/> are those at the opening.</param>
/// <param name="Threshold">At least or more than a fraction; not the most votes.</param>
/// <param name="CountedIn">Heads or votes.</param>
public sealed record Quorum(QuorumBase Base, Threshold Threshold, CountedIn CountedIn = CountedIn.Heads)
{
    /// <summary>Whether enough are present, and why. Nobody present is never enough.</summary>
    public QuorumResult Check(Attendance heads, Attendance votes)
    {
        var attendance = CountedIn == CountedIn.Heads ? heads : votes;
        var count = Base switch
        {
            QuorumBase.Registered => attendance.Registered,
            QuorumBase.Present => attendance.Opening,
            _ => attendance.Entitled,
        };
        var needed = Threshold.Needed(count);
        return new(attendance.Present >= needed, needed, attendance.Present, count, Words);
    }

    private Text Words
    {
        get
        {
            var of = Base switch
            {
                QuorumBase.Registered => new("der Angemeldeten", "of those registered"),
                QuorumBase.Present => new("der bei Eröffnung Anwesenden", "of those present at the opening"),
                _ => new Text("der Stimmberechtigten", "of those entitled"),
            };
            var unit = CountedIn == CountedIn.Heads ? new Text("nach Köpfen", "by heads") : new("nach Stimmen", "by votes");
            return new($"{Threshold.Words.De} {of.De}, {unit.De}", $"{Threshold.Words.En} {of.En}, {unit.En}");
        }
    }
}

/// <summary>What a check of the quorum came to.</summary>
/// <param name="IsMet">Whether the meeting can resolve.</param>
/// <param name="Needed">The fewest who make it so.</param>
/// <param name="Present">Those who are present.</param>
/// <param name="Base">The number of which the quorum is a fraction.</param>
/// <param name="Rule">The quorum in words.</param>
public sealed record QuorumResult(bool IsMet, long Needed, long Present, long Base, Text Rule)
{
    /// <summary>"22 of 43 needed, 21 present: no quorum (at least 1/2 of those entitled, by heads)."</summary>
    public Text Explanation => new(
        string.Create(CultureInfo.InvariantCulture, $"{Needed} von {Base} nötig, {Present} anwesend: {(IsMet ? "beschlussfähig" : "nicht beschlussfähig")} ({Rule.De})."),
        string.Create(CultureInfo.InvariantCulture, $"{Needed} of {Base} needed, {Present} present: {(IsMet ? "quorum" : "no quorum")} ({Rule.En})."));
}
