namespace Bkmo.Membership.Organisations;

/// <summary>How a body comes to a decision.</summary>
public enum ResolutionForm
{
    /// <summary>Sitzung.</summary>
    Meeting,

    /// <summary>Umlaufbeschluss.</summary>
    CircularVote,
}

/// <summary>That a body decided (Beschluss).</summary>
/// <param name="Body">The body, for instance the board; not a person.</param>
/// <param name="Form">In a meeting or by circular vote.</param>
/// <param name="On">Day of the meeting, or on which the vote closed; Europe/Berlin.</param>
public sealed record Resolution(string Body, ResolutionForm Form, DateOnly On);

/// <summary>How a body decided, as it is sent.</summary>
/// <param name="Form">In a meeting or by circular vote.</param>
/// <param name="On">Day of the meeting, or on which the vote closed; never in the future.</param>
/// <param name="Body">The body, 2 to 120 characters; <c>board</c> when left out.</param>
public sealed record ResolutionRequest(ResolutionForm Form, DateOnly On, string Body = "board")
{
    internal Resolution Of(Check check, DateOnly today)
    {
        check.PastDay(On, today, "resolution.on");
        check.That(Enum.IsDefined(Form), "resolution.form", new("Möglich sind: meeting, circular-vote.", "Must be one of: meeting, circular-vote."));
        return new(check.Text(Body, "resolution.body", 2, 120), Form, On);
    }
}
