using Bkmo.Conference.Counting.Majorities;

namespace Bkmo.Conference.Counting.Elections;

/// <summary>An election (Wahl): seats, who stands, and how it is decided, all of it data.</summary>
/// <param name="Seats">How many seats are to be filled, at least one.</param>
/// <param name="Candidates">Who accepted the candidature.</param>
/// <param name="Rules">How it is decided.</param>
public sealed record ElectionDefinition(int Seats, ValueList<ElectionCandidate> Candidates, ElectionRules Rules)
{
    /// <summary>What makes the definition impossible to count; null when nothing does.</summary>
    public Text? Problem =>
        Seats < 1 ? new("Mindestens ein Sitz ist zu besetzen.", "At least one seat has to be filled.")
        : Rules.Rounds.Count == 0 ? new("Mindestens ein Wahlgang ist nötig.", "At least one round is needed.")
        : Rules.Reserved.Sum(reserved => (long)reserved.Seats) > Seats ? new("Mehr Sitze sind vorbehalten, als es gibt.", "More seats are reserved than there are.")
        : Rules.Reserved.DistinctBy(reserved => reserved.Group).Count() < Rules.Reserved.Count ? new("Eine Gruppe hat zweimal vorbehaltene Sitze.", "A group has reserved seats twice.")
        : Candidates.DistinctBy(candidate => candidate.Id).Count() < Candidates.Count ? new("Eine Kandidatur steht zweimal da.", "A candidate stands twice.")
        : null;

    internal ElectionCandidate Candidate(Guid id) => Candidates.First(candidate => candidate.Id == id);
}

/// <summary>Who stands for election.</summary>
/// <param name="Id">Names the candidature.</param>
/// <param name="Name">As it stands on the ballot.</param>
/// <param name="Group">The group that ceilings and reserved seats count, such as a gender or a region; null for none.</param>
/// <param name="OrganisationId">The organisation; null for none.</param>
public sealed record ElectionCandidate(Guid Id, string Name, string? Group = null, Guid? OrganisationId = null);

/// <summary>How an election is decided.</summary>
/// <param name="Rounds">What is asked for in the first round, the second and so on; seats still open after the last stay vacant.</param>
/// <param name="Ceilings">How many of a group at most.</param>
/// <param name="OnePerOrganisation">Whether an organisation has one seat at most.</param>
/// <param name="Reserved">Seats for a group, filled before all others.</param>
/// <param name="UnfilledReserved">What becomes of a reserved seat that nobody of the group gets.</param>
/// <param name="Ties">How a tie that decides a seat is decided.</param>
/// <param name="Declined">What happens when somebody elected declines.</param>
public sealed record ElectionRules(
    ValueList<RoundRule> Rounds, ValueList<Ceiling> Ceilings, bool OnePerOrganisation, ValueList<ReservedSeats> Reserved, UnfilledReserved UnfilledReserved, TieRule Ties,
    DeclineRule Declined)
{
    /// <summary>Rules with rounds and nothing else: no ceilings, nothing reserved, ties by run-off, a declined seat opens a round.</summary>
    public static ElectionRules Of(params ReadOnlySpan<RoundRule> rounds) =>
        new(ValueList.Create(rounds), [], OnePerOrganisation: false, [], UnfilledReserved.StaysVacant, TieRule.RunOff, DeclineRule.OpensRound);

    /// <summary>One seat: more than half of the votes cast; then so again between the two best; then the most votes between them.</summary>
    public static ElectionRules SingleSeat { get; } = Of(
        new(MajorityBase.VotesCast, Threshold.MoreThanHalf), new(MajorityBase.VotesCast, Threshold.MoreThanHalf, Finalists.TwoBest),
        new(MajorityBase.VotesCast, Threshold.MostVotes, Finalists.TwoBest));

    /// <summary>A list: who is on the threshold of the ballots, in order of votes; the rest stays vacant.</summary>
    public static ElectionRules List(Threshold threshold) => Of(new RoundRule(MajorityBase.VotesCast, threshold));

    /// <summary>Yes, no or abstention for each: more yes than no, then in order of yes.</summary>
    public static ElectionRules YesNo { get; } = Of(new RoundRule(MajorityBase.YesAndNo, Threshold.MoreThanHalf));

    /// <summary>Approval: the most votes.</summary>
    public static ElectionRules Approval { get; } = Of(new RoundRule(MajorityBase.ValidVotes, Threshold.MostVotes));
}

/// <summary>What is asked for in a round.</summary>
/// <param name="Base">Of what the threshold is a fraction; of votes here stands for ballots, and of yes and no for those of each candidate.</param>
/// <param name="Threshold">What has to be reached.</param>
/// <param name="Finalists">Who comes into the round.</param>
public sealed record RoundRule(MajorityBase Base, Threshold Threshold, Finalists Finalists = Finalists.All);

/// <summary>Who comes into a round from the one before.</summary>
public enum Finalists
{
    /// <summary>All who can still be elected.</summary>
    All,

    /// <summary>The two best, and who has as many votes as the second.</summary>
    TwoBest,

    /// <summary>One more than seats are open, and who has as many votes as the last of them.</summary>
    OneMoreThanSeats,
}

/// <summary>How many of a group are elected at most.</summary>
/// <param name="Group">The group.</param>
/// <param name="Most">How many.</param>
public sealed record Ceiling(string Group, int Most);

/// <summary>Seats that only a group can fill.</summary>
/// <param name="Group">The group.</param>
/// <param name="Seats">How many.</param>
public sealed record ReservedSeats(string Group, int Seats);

/// <summary>What becomes of a reserved seat that nobody of the group gets.</summary>
public enum UnfilledReserved
{
    /// <summary>It stays vacant.</summary>
    StaysVacant,

    /// <summary>It becomes open to all.</summary>
    Opens,
}

/// <summary>How a tie that decides a seat is decided.</summary>
public enum TieRule
{
    /// <summary>By a run-off (Stichwahl); when that ties too, by a recorded lot.</summary>
    RunOff,

    /// <summary>By a recorded lot (Los).</summary>
    Lot,
}

/// <summary>What happens to the seat of somebody elected who declines.</summary>
public enum DeclineRule
{
    /// <summary>Another round is held for it.</summary>
    OpensRound,

    /// <summary>It goes to the next in order of votes who reached the threshold.</summary>
    NextInVotes,

    /// <summary>It stays vacant.</summary>
    StaysVacant,
}
