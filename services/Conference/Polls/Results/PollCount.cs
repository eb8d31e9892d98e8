using Bkmo.Conference.Counting;
using Bkmo.Conference.Counting.Ballots;
using Bkmo.Conference.Counting.Elections;
using Bkmo.Conference.Counting.Majorities;

namespace Bkmo.Conference.Polls;

/// <summary>What a poll came to. Everything in it follows from the poll's events.</summary>
/// <param name="Tally">Yes, no, abstentions and invalid ones; of options: valid ballots under abstentions are not told apart.</param>
/// <param name="Blank">Blank ballots.</param>
/// <param name="Options">Totals of each option, in their order; empty for yes and no.</param>
/// <param name="Majority">What the majority came to; null where there is no yes and no, or tellers did not count.</param>
/// <param name="Accepted">Whether it is accepted by the count; null where there is no yes and no.</param>
/// <param name="Explanation">The result in a sentence; null where there is no yes and no.</param>
/// <param name="Ranked">The count of ranked ballots.</param>
public sealed record PollResult(
    Tally Tally, long Blank, ValueList<CandidateTotals> Options, MajorityResult? Majority, bool? Accepted, Text? Explanation, CountResult? Ranked);

/// <summary>Counts polls.</summary>
public static class PollCount
{
    /// <summary>All ballots with how many votes each stands for; of a secret poll one each.</summary>
    public static IEnumerable<Portion> BallotsOf(Poll poll) => poll.Ballots is { } opened
        ? opened.Select(ballot => new Portion(1, ballot.Vote))
        : poll.Casts.SelectMany(cast => cast.Portions ?? []);

    /// <summary>The result; null while there is none to be shown.</summary>
    public static PollResult? Of(Poll poll)
    {
        if (!poll.HasResult || poll is not { Plan: { } plan, Roll: { } roll }) return null;
        if (plan.Kind == PollKind.Hands) return poll.Hands is { } hands ? OfHands(hands, plan, roll) : null;
        var ballots = BallotsOf(poll).ToList();
        var blank = Sum(ballots, vote => vote.IsBlank);
        var invalid = Sum(ballots, vote => vote.IsInvalid);
        if (plan.IsYesNo)
        {
            // A blank ballot says as much as an abstention.
            var tally = new Tally(Of(ballots, Answer.Yes), Of(ballots, Answer.No), Of(ballots, Answer.Abstain) + blank, invalid);
            return Decided(tally, blank, plan, roll);
        }
        var all = ballots.Sum(ballot => (long)ballot.Votes);
        var ranked = plan.Method == PollMethod.Ranked && Count.TryRun(Set(plan, ballots), new(CountingRule.Scottish), out var count, out _) ? count : null;
        return new(new(0, 0, all - invalid, invalid), blank, Totals(plan, ballots).ToValueList(), null, null, null, ranked);
    }

    /// <summary>Ranked ballots, or marks without an order, as a ballot file holds them: anybody can count it again.</summary>
    public static BallotSet Set(PollPlan plan, IEnumerable<Portion> ballots) => new(
        plan.TitleDe, plan.Seats ?? 1, [.. plan.Options.Select((option, i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1} {option.De}"))], [],
        [.. ballots.Where(ballot => !ballot.Vote.IsInvalid).Select(ballot => new BallotLine(ballot.Votes, [.. ballot.Vote.Marks], []))], []);

    private static PollResult Decided(Tally tally, long blank, PollPlan plan, Roll roll)
    {
        var result = plan.Majority.ToMajority().Apply(PollTotals.OneEach(tally, roll.Electorate));
        return new(tally, blank, [], result, result.IsAccepted, result.Explanation, null);
    }

    private static PollResult OfHands(HandsTotals hands, PollPlan plan, Roll roll)
    {
        var tally = new Tally(hands.Yes.Count, hands.No.Count, hands.Abstain.Count);
        if (hands.PlainMajority is not { } accepted) return Decided(tally, 0, plan, roll);
        return new(tally, 0, [], null, accepted, accepted
            ? new("Offensichtliche Mehrheit der Ja-Stimmen, nicht ausgezählt: angenommen.", "Plain majority of yes, not counted: accepted.")
            : new("Offensichtliche Mehrheit der Nein-Stimmen, nicht ausgezählt: abgelehnt.", "Plain majority of no, not counted: rejected."), null);
    }

    private static IEnumerable<CandidateTotals> Totals(PollPlan plan, List<Portion> ballots) => plan.Options.Select((option, i) => plan.Method switch
    {
        PollMethod.YesNoEach => new CandidateTotals(
            option.Id, Sum(ballots, vote => MarkAt(vote, i) == 1), Sum(ballots, vote => MarkAt(vote, i) == 2), Sum(ballots, vote => !vote.IsInvalid && MarkAt(vote, i) == 0)),
        PollMethod.Scores => new(option.Id, ballots.Sum(ballot => (long)ballot.Votes * MarkAt(ballot.Vote, i))),
        PollMethod.Ranked => new(option.Id, Sum(ballots, vote => vote.Marks.Count > 0 && vote.Marks[0] == i)),
        _ => new(option.Id, Sum(ballots, vote => vote.Marks.Contains(i))),
    });

    private static int MarkAt(Vote vote, int place) => vote.Marks.Count > place ? vote.Marks[place] : 0;

    private static long Of(List<Portion> ballots, Answer answer) => Sum(ballots, vote => vote.Answer == answer);

    private static long Sum(List<Portion> ballots, Func<Vote, bool> which) => ballots.Where(ballot => which(ballot.Vote)).Sum(ballot => (long)ballot.Votes);
}
