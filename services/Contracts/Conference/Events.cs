namespace Bkmo.Contracts.Conference.V1;

/// <summary>A conference was convened (einberufen).</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Version">Number of the fact in the conference's stream.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Edition">Number of the edition, 1 …</param>
/// <param name="Name">Name of the conference.</param>
/// <param name="StartsOn">First day, Europe/Berlin; null while only the season is known.</param>
/// <param name="EndsOn">Last day, Europe/Berlin; null while only the season is known.</param>
public sealed record ConferenceConvened(
    Guid ConferenceId, long Version, DateTimeOffset At, int Edition, string Name, DateOnly? StartsOn, DateOnly? EndsOn) : IContract
{
    /// <inheritdoc />
    public Guid Subject => ConferenceId;
}

/// <summary>A conference formed a standing committee (Ausschuss).</summary>
/// <param name="ConferenceId">The conference that formed it.</param>
/// <param name="Version">Number of the fact in the conference's stream.</param>
/// <param name="At">When, UTC.</param>
/// <param name="CommitteeId">The new committee.</param>
/// <param name="NameDe">German name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="ConferenceName">Name of the conference.</param>
/// <param name="Members">Organisations that send members.</param>
public sealed record CommitteeFormed(
    Guid ConferenceId, long Version, DateTimeOffset At, Guid CommitteeId, string NameDe, string NameEn, string ConferenceName,
    IReadOnlyList<Guid> Members) : IContract
{
    /// <inheritdoc />
    public Guid Subject => ConferenceId;
}

/// <summary>A version of a conference's programme was released; everybody can read it.</summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Version">Number of the fact in the stream of the conference's programme.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Number">Number of the version, 1 …</param>
/// <param name="ChangedSessionIds">Sessions that are new, different or cancelled since the version before.</param>
/// <param name="Path">Address of the version at the gateway; the newest one is always there.</param>
public sealed record ScheduleReleased(
    Guid ConferenceId, long Version, DateTimeOffset At, int Number, IReadOnlyList<Guid> ChangedSessionIds, string Path) : IForPartners
{
    /// <inheritdoc />
    public Guid Subject => ConferenceId;
}
