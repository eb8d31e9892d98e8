using Bkmo.Conference.Counting.Majorities;

namespace Bkmo.Conference.Counting.Lists;

/// <summary>What a published list comes to.</summary>
/// <param name="Rule">What stands on the ballots.</param>
/// <param name="Cast">Ballots, blank and invalid ones too.</param>
/// <param name="Blank">Blank ballots.</param>
/// <param name="Invalid">Invalid ballots.</param>
/// <param name="Tally">Yes, no and abstentions, blank ballots with them; null where there is no yes and no.</param>
/// <param name="Majority">What the majority came to; null where there is no yes and no.</param>
/// <param name="Options">Totals of each option, in their order.</param>
public sealed record ListCount(
    ListRule Rule, long Cast, long Blank, long Invalid, Tally? Tally, MajorityResult? Majority, ValueList<OptionTotals> Options)
{
    /// <summary>Counts <paramref name="ballots"/>; <paramref name="electorate"/> is what a majority of those present, entitled or of all members is a fraction of.</summary>
    public static ListCount Of(ListRule rule, IReadOnlyList<ListedBallot> ballots, int options, Majority majority, Electorate electorate)
    {
        ArgumentNullException.ThrowIfNull(ballots);
        ArgumentNullException.ThrowIfNull(majority);
        var (blank, invalid) = (ballots.Count(ballot => ballot.IsBlank), ballots.Count(ballot => ballot.IsInvalid));
        // A blank ballot says as much as an abstention.
        var tally = rule == ListRule.YesNo ? new Tally(Answers(ballots, "yes"), Answers(ballots, "no"), Answers(ballots, "abstain") + blank, invalid) : null;
        return new(
            rule, ballots.Count, blank, invalid, tally, tally is null ? null : majority.Apply(PollTotals.OneEach(tally, electorate)),
            Enumerable.Range(0, options).Select(option => Totals(rule, ballots, option)).ToValueList());
    }

    private static OptionTotals Totals(ListRule rule, IReadOnlyList<ListedBallot> ballots, int option) => rule switch
    {
        ListRule.Scores => new(ballots.Sum(ballot => (long)(MarkAt(ballot, option) ?? 0)), 0, 0),
        // Whoever leaves the whole ballot blank abstains of each.
        ListRule.YesNoEach => new(Marked(ballots, option, 1), Marked(ballots, option, 2), Marked(ballots, option, 0) + ballots.Count(ballot => ballot.IsBlank)),
        _ => new(ballots.Count(ballot => ballot.Marks.Contains(option)), 0, 0),
    };

    private static long Marked(IReadOnlyList<ListedBallot> ballots, int option, int mark) => ballots.Count(ballot => MarkAt(ballot, option) == mark);

    private static int? MarkAt(ListedBallot ballot, int option) => option < ballot.Marks.Count ? ballot.Marks[option] : null;

    private static long Answers(IReadOnlyList<ListedBallot> ballots, string answer) => ballots.Count(ballot => ballot.Answer == answer);
}
