namespace Bkmo.Contracts.Conference.V1;

/// <summary>
/// The attendance of a conference was closed. The first number of each list is the first organisation's, and so on; who came for no organisation is counted in the totals
/// only.
/// </summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Version">Number of the fact in the conference's stream.</param>
/// <param name="At">When it was closed, UTC.</param>
/// <param name="TotalExpected">How many people had a place.</param>
/// <param name="TotalAttended">How many of them were there.</param>
/// <param name="Organisations">Organisations for which anybody had a place or spoke, or that submitted a motion.</param>
/// <param name="Expected">How many people of each had a place.</param>
/// <param name="Attended">How many people of each were there.</param>
/// <param name="Spoke">How often each was called to speak, undone calls left out; null in messages from before this was told.</param>
/// <param name="Motions">How many motions each submitted, a common one counted for each; null in messages from before this was told.</param>
public sealed record AttendanceClosed(
    Guid ConferenceId, long Version, DateTimeOffset At, int TotalExpected, int TotalAttended, IReadOnlyList<Guid> Organisations, IReadOnlyList<int> Expected,
    IReadOnlyList<int> Attended, IReadOnlyList<int>? Spoke = null, IReadOnlyList<int>? Motions = null) : IContract
{
    /// <inheritdoc />
    public Guid Subject => ConferenceId;
}
