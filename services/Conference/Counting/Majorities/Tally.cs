namespace Bkmo.Conference.Counting.Majorities;

/// <summary>The totals of a vote, all in one unit: heads or votes.</summary>
/// <param name="Yes">For it.</param>
/// <param name="No">Against it.</param>
/// <param name="Abstained">Abstentions.</param>
/// <param name="Invalid">Cast and invalid.</param>
public sealed record Tally(long Yes, long No, long Abstained = 0, long Invalid = 0)
{
    /// <summary>Yes, no and abstentions.</summary>
    public long Valid => Yes + No + Abstained;

    /// <summary>Everything that was cast.</summary>
    public long Cast => Valid + Invalid;
}

/// <summary>Who may vote, in the unit of the tally it stands beside.</summary>
/// <param name="Entitled">All who are entitled to vote.</param>
/// <param name="Present">Those of them who are present.</param>
/// <param name="Members">All members, those too whose vote rests.</param>
public sealed record Electorate(long Entitled, long Present, long Members);

/// <summary>A vote counted twice: by heads (each organisation or delegate once) and by votes (with the weights of the delegate key).</summary>
/// <param name="Heads">Counted by heads.</param>
/// <param name="Votes">Counted by votes.</param>
/// <param name="HeadsEntitled">The electorate by heads.</param>
/// <param name="VotesEntitled">The electorate by votes.</param>
public sealed record PollTotals(Tally Heads, Tally Votes, Electorate HeadsEntitled, Electorate VotesEntitled)
{
    /// <summary>A vote in which every head has one vote.</summary>
    public static PollTotals OneEach(Tally tally, Electorate electorate) => new(tally, tally, electorate, electorate);
}
