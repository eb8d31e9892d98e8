namespace Bkmo.Contracts.Conference.V1;

/// <summary>
/// The attendance of a conference was closed. The first of <paramref name="Expected"/> and of <paramref name="Attended"/> is the first organisation's, and so on; who came
/// for no organisation is counted in the totals only.
/// </summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Version">Number of the fact in the conference's stream.</param>
/// <param name="At">When it was closed, UTC.</param>
/// <param name="TotalExpected">How many people had a place.</param>
/// <param name="TotalAttended">How many of them were there.</param>
/// <param name="Organisations">Organisations for which anybody had a place.</param>
/// <param name="Expected">How many people of each had a place.</param>
/// <param name="Attended">How many people of each were there.</param>
public sealed record AttendanceClosed(
    Guid ConferenceId, long Version, DateTimeOffset At, int TotalExpected, int TotalAttended, IReadOnlyList<Guid> Organisations, IReadOnlyList<int> Expected,
    IReadOnlyList<int> Attended) : IForPartners
{
    /// <inheritdoc />
    public Guid Subject => ConferenceId;
}
