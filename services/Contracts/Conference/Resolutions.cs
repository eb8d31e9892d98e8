namespace Bkmo.Contracts.Conference.V1;

/// <summary>The assembly accepted a motion: a resolution (Beschluss). Votes are counted with the weights of the delegate key, or by heads where the rule says so.</summary>
/// <param name="PollId">The poll that decided it.</param>
/// <param name="Version">Number of the fact in the poll's stream.</param>
/// <param name="At">When the chair stated it, UTC.</param>
/// <param name="ConferenceId">The conference.</param>
/// <param name="AgendaItemId">The item of the agenda, or null.</param>
/// <param name="TitleDe">German title of the motion.</param>
/// <param name="TitleEn">English title of the motion.</param>
/// <param name="Yes">Votes for it; null when tellers saw a plain majority and did not count.</param>
/// <param name="No">Votes against it; null as before.</param>
/// <param name="Abstained">Abstentions; null as before.</param>
/// <param name="Needed">The fewest yes that accepted it; null as before.</param>
public sealed record ResolutionAdopted(
    Guid PollId, long Version, DateTimeOffset At, Guid ConferenceId, Guid? AgendaItemId, string TitleDe, string TitleEn, long? Yes, long? No, long? Abstained,
    long? Needed) : IForPartners
{
    /// <inheritdoc />
    public Guid Subject => PollId;
}

/// <summary>The assembly rejected a motion.</summary>
/// <param name="PollId">The poll that decided it.</param>
/// <param name="Version">Number of the fact in the poll's stream.</param>
/// <param name="At">When the chair stated it, UTC.</param>
/// <param name="ConferenceId">The conference.</param>
/// <param name="AgendaItemId">The item of the agenda, or null.</param>
/// <param name="TitleDe">German title of the motion.</param>
/// <param name="TitleEn">English title of the motion.</param>
/// <param name="Yes">Votes for it; null when tellers saw a plain majority and did not count.</param>
/// <param name="No">Votes against it; null as before.</param>
/// <param name="Abstained">Abstentions; null as before.</param>
/// <param name="Needed">The fewest yes that would have accepted it; null as before.</param>
public sealed record MotionRejected(
    Guid PollId, long Version, DateTimeOffset At, Guid ConferenceId, Guid? AgendaItemId, string TitleDe, string TitleEn, long? Yes, long? No, long? Abstained,
    long? Needed) : IForPartners
{
    /// <inheritdoc />
    public Guid Subject => PollId;
}
