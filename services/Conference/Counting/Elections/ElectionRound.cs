using Bkmo.Conference.Counting.Majorities;

namespace Bkmo.Conference.Counting.Elections;

/// <summary>How far an election is, between two rounds.</summary>
/// <param name="Elected">Who has a seat, in the order of election.</param>
/// <param name="Gone">Who declined or withdrew.</param>
/// <param name="Vacant">Seats given up for vacant.</param>
public sealed record ElectionProgress(ValueList<Guid> Elected, ValueList<Guid> Gone, int Vacant)
{
    /// <summary>Before the first round.</summary>
    public static ElectionProgress None { get; } = new([], [], 0);
}

/// <summary>A round that is to be held (Wahlgang).</summary>
/// <param name="Number">From 1, anew for the seats reserved for each group and for the open ones.</param>
/// <param name="Seats">How many seats it fills.</param>
/// <param name="ReservedFor">The group for which the seats are reserved; null for open seats.</param>
/// <param name="Standing">Who can be voted for.</param>
public sealed record ElectionRound(int Number, int Seats, string? ReservedFor, ValueList<Guid> Standing);

/// <summary>What was cast in a round, and what decided its ties.</summary>
/// <param name="Cast">Ballots cast, blank and invalid ones too.</param>
/// <param name="Invalid">Ballots that were invalid.</param>
/// <param name="Votes">The votes of each who stood; who is missing has none.</param>
/// <param name="Entitled">The electorate; null unless a threshold asks for it.</param>
/// <param name="RunOff">Votes of the run-offs between those tied; empty before there was one.</param>
/// <param name="Lot">Those tied in the order of the recorded lot, the winner first; empty before it was drawn.</param>
public sealed record RoundTotals(
    long Cast, long Invalid, ValueList<CandidateTotals> Votes, Electorate? Entitled, ValueList<CandidateTotals> RunOff, ValueList<Guid> Lot)
{
    /// <summary>Totals of a round before anything was done about ties.</summary>
    public static RoundTotals Of(long cast, long invalid, params ReadOnlySpan<CandidateTotals> votes) => new(cast, invalid, ValueList.Create(votes), null, [], []);

    internal CandidateTotals VotesOf(Guid candidate) => Votes.FirstOrDefault(votes => votes.Candidate == candidate) ?? new(candidate, 0);

    internal long BaseOf(MajorityBase of, Guid candidate) => of switch
    {
        MajorityBase.YesAndNo => VotesOf(candidate).Yes + VotesOf(candidate).No,
        MajorityBase.ValidVotes => Cast - Invalid,
        MajorityBase.EntitledHeads => Entitled?.Entitled ?? 0,
        MajorityBase.EntitledPresent => Entitled?.Present ?? 0,
        MajorityBase.AllMembers => Entitled?.Members ?? 0,
        _ => Cast,
    };
}

/// <summary>The votes of a candidate in a round.</summary>
/// <param name="Candidate">Who.</param>
/// <param name="Yes">Votes for the candidate.</param>
/// <param name="No">Votes against, where they can be cast.</param>
/// <param name="Abstained">Abstentions, where they can be cast.</param>
public sealed record CandidateTotals(Guid Candidate, long Yes, long No = 0, long Abstained = 0);
