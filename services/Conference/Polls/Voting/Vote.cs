using System.Text.Json.Serialization;

namespace Bkmo.Conference.Polls;

/// <summary>An answer to what is put to the vote.</summary>
public enum Answer
{
    /// <summary>For it.</summary>
    Yes,

    /// <summary>Against it.</summary>
    No,

    /// <summary>Abstention.</summary>
    Abstain,
}

/// <summary>What stands on a ballot (Stimmzettel). Nothing at all is a blank one.</summary>
/// <param name="Answer">Of yes and no.</param>
/// <param name="Marks">
/// Numbers of options from 0: those chosen; or in order, best first; or for each option its points; or for each option 0 abstention, 1 yes, 2 no.
/// </param>
/// <param name="IsInvalid">Whether it was made invalid.</param>
public sealed record Vote(Answer? Answer, ValueList<int> Marks, bool IsInvalid)
{
    /// <summary>A ballot with nothing on it.</summary>
    public static Vote Blank { get; } = new(null, [], IsInvalid: false);

    /// <summary>An invalid ballot.</summary>
    public static Vote Invalid { get; } = new(null, [], IsInvalid: true);

    /// <summary>Whether nothing stands on it.</summary>
    [JsonIgnore]
    public bool IsBlank => !IsInvalid && Answer is null && Marks.Count == 0;

    /// <summary>A ballot with an answer.</summary>
    public static Vote Of(Answer answer) => new(answer, [], IsInvalid: false);

    /// <summary>A ballot with marks.</summary>
    public static Vote Of(params ReadOnlySpan<int> marks) => new(null, ValueList.Create(marks), IsInvalid: false);

    /// <summary>Whether a ballot of <paramref name="plan"/> can look like this. Who wants an invalid one says so.</summary>
    public bool Fits(PollPlan plan)
    {
        if (IsInvalid) return Answer is null && Marks.Count == 0;
        if (IsBlank) return true;
        if (plan.IsYesNo) return Marks.Count == 0 && Answer is { } answer && (answer != Polls.Answer.Abstain || plan.Method == PollMethod.YesNoAbstain);
        if (Answer is not null) return false;
        var options = plan.Options.Count;
        return plan.Method switch
        {
            PollMethod.Choose => AreOptions(options) && Marks.Count <= plan.Most,
            PollMethod.Approval or PollMethod.Ranked => AreOptions(options),
            PollMethod.Scores => Marks.Count == options && Marks.All(score => score >= 0 && score <= plan.Most),
            PollMethod.YesNoEach => Marks.Count == options && Marks.All(mark => mark is >= 0 and <= 2),
            _ => false,
        };
    }

    private bool AreOptions(int options) => Marks.All(mark => mark >= 0 && mark < options) && Marks.Distinct().Count() == Marks.Count;
}

/// <summary>So many votes of a pool, given alike.</summary>
/// <param name="Votes">How many, at least one.</param>
/// <param name="Vote">What stands on each ballot.</param>
public sealed record Portion(int Votes, Vote Vote);
