namespace Bkmo.Conference.Counting.Elections;

/// <summary>What a round came to. While <paramref name="Tie"/> is open nothing below it is decided: hold the run-off or draw the lot, add it to the totals, count again.</summary>
/// <param name="Elected">Who is elected by the round, in order of votes.</param>
/// <param name="PassedOver">Who had the votes and was passed over, with the reason.</param>
/// <param name="Tie">The tie that has to be decided first; null when there is none.</param>
/// <param name="Next">The next round; null when a tie is open or the election is over.</param>
/// <param name="Progress">How far the election is after the round.</param>
/// <param name="Vacancies">Seats that stay vacant; 0 until the election is over.</param>
/// <param name="Sentences">The course of the round in sentences, in its order.</param>
public sealed record RoundResult(
    ValueList<ElectedCandidate> Elected, ValueList<PassedOver> PassedOver, OpenTie? Tie, ElectionRound? Next, ElectionProgress Progress, int Vacancies,
    ValueList<Text> Sentences)
{
    /// <summary>Whether every seat is filled or given up.</summary>
    public bool IsOver => Tie is null && Next is null;
}

/// <summary>Somebody elected.</summary>
/// <param name="Candidate">Who.</param>
/// <param name="Votes">The votes of the round.</param>
/// <param name="ByRunOff">Whether a run-off decided between equal votes.</param>
/// <param name="ByLot">Whether the lot did.</param>
public sealed record ElectedCandidate(Guid Candidate, long Votes, bool ByRunOff = false, bool ByLot = false);

/// <summary>Somebody with the votes for a seat who cannot have it.</summary>
/// <param name="Candidate">Who.</param>
/// <param name="Votes">The votes of the round.</param>
/// <param name="Reason">Why.</param>
public sealed record PassedOver(Guid Candidate, long Votes, Text Reason);

/// <summary>Equal votes that decide a seat.</summary>
/// <param name="Candidates">Who is tied.</param>
/// <param name="Seats">How many seats they are tied for.</param>
/// <param name="ByRunOff">Whether a run-off decides; else the lot.</param>
public sealed record OpenTie(ValueList<Guid> Candidates, int Seats, bool ByRunOff);
