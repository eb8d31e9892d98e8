namespace Bkmo.Conference.Counting;

/// <summary>A count with every stage, so that everybody can follow it.</summary>
/// <param name="Title">What the election is called.</param>
/// <param name="Rule">How it was counted.</param>
/// <param name="Seats">How many seats were to be filled.</param>
/// <param name="Quota">What elects a candidate; of Meek's count, whose quota shrinks, the first one. Null under plurality and approval.</param>
/// <param name="ValidBallots">Ballots with a mark for a candidate who stands.</param>
/// <param name="BlankBallots">All the others.</param>
/// <param name="Candidates">Those who stand, in the order of the file.</param>
/// <param name="Withdrawn">Those who withdrew.</param>
/// <param name="Stages">What happened, numbered from 1.</param>
/// <param name="Elected">Who is elected, in the order of election; fewer than <paramref name="Seats"/> when seats stay vacant.</param>
/// <param name="Ties">Every tie that decided something, and how it was decided.</param>
/// <param name="Lot">The lot that was ready for ties.</param>
public sealed record CountResult(
    string Title, CountingRule Rule, int Seats, FixedPoint? Quota, long ValidBallots, long BlankBallots, ValueList<string> Candidates,
    ValueList<string> Withdrawn, ValueList<Stage> Stages, ValueList<string> Elected, ValueList<Tie> Ties, Lot Lot);

/// <summary>One stage of a count.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Action">What was done: <c>first preferences</c>, <c>surplus of …</c>, <c>exclusion of …</c>.</param>
/// <param name="Votes">What each of <see cref="CountResult.Candidates"/> has after the stage, in their order.</param>
/// <param name="NonTransferable">What no candidate has: exhausted ballots and the remainders of divisions. With the votes it makes up the valid ballots.</param>
/// <param name="Quota">What elects at this stage; null where there is no quota.</param>
/// <param name="Elected">Who is elected by this stage, most votes first.</param>
/// <param name="Excluded">Who is excluded in this stage.</param>
public sealed record Stage(
    int Number, string Action, ValueList<FixedPoint> Votes, FixedPoint NonTransferable, FixedPoint? Quota, ValueList<string> Elected, ValueList<string> Excluded);

/// <summary>What a tie was about.</summary>
public enum TiePurpose
{
    /// <summary>Whose surplus is transferred first.</summary>
    Surplus,

    /// <summary>Who is excluded.</summary>
    Exclusion,

    /// <summary>Who is elected.</summary>
    Election,
}

/// <summary>Candidates with equal votes where one had to be chosen.</summary>
/// <param name="Stage">The stage that the choice belongs to.</param>
/// <param name="For">What it was about.</param>
/// <param name="Candidates">Who was tied, in the order of their names.</param>
/// <param name="LookBackStage">The latest earlier stage at which they had unequal votes and that narrowed the choice; null when there was none.</param>
/// <param name="DrawnFrom">Between whom the lot was drawn; empty when looking back was enough.</param>
/// <param name="Chosen">Who was transferred, excluded or elected.</param>
public sealed record Tie(int Stage, TiePurpose For, ValueList<string> Candidates, int? LookBackStage, ValueList<string> DrawnFrom, string Chosen)
{
    /// <summary>Whether the lot decided.</summary>
    public bool ByLot => DrawnFrom.Count > 0;
}
