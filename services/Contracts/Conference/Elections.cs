namespace Bkmo.Contracts.Conference.V1;

/// <summary>
/// An election was closed and those elected have answered: it names only those who accepted, each at the same place of the four lists
/// <c>functions</c>, <c>mandateIds</c>, <c>organisationIds</c> and <c>acceptedAt</c>, in the order of the result.
/// </summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Version">Number of the fact in the election's stream.</param>
/// <param name="At">When it was closed, UTC.</param>
/// <param name="ElectionId">The election.</param>
/// <param name="BodyKind"><c>board</c>, <c>council</c>, <c>committee</c>, <c>election-commission</c>, <c>preparation-group</c>.</param>
/// <param name="BodyId">The committee, by the id of <c>CommitteeFormed</c>; null for the others, of which the kind (and the conference) says which.</param>
/// <param name="TermFrom">First day of the terms of office, Europe/Berlin.</param>
/// <param name="TermUntil">Last day of the terms of office, Europe/Berlin; null: not fixed.</param>
/// <param name="Functions"><c>chair</c>, <c>deputy-chair</c>, <c>treasurer</c>, <c>assessor</c>, <c>member</c>, <c>substitute</c>.</param>
/// <param name="MandateIds">
/// The mandates that the elected stood with, as Membership told of them by <c>MandateGranted</c>; the uuid of zeros for a candidature from before candidatures named mandates.
/// </param>
/// <param name="OrganisationIds">The organisations whose mandates they are, and that they sit for; the uuid of zeros: none.</param>
/// <param name="AcceptedAt">When each of them accepted, UTC.</param>
public sealed record ElectionClosed(
    Guid ConferenceId, long Version, DateTimeOffset At, Guid ElectionId, string BodyKind, Guid? BodyId, DateOnly TermFrom, DateOnly? TermUntil,
    IReadOnlyList<string> Functions, IReadOnlyList<Guid> MandateIds, IReadOnlyList<Guid> OrganisationIds, IReadOnlyList<DateTimeOffset> AcceptedAt) : IContract
{
    /// <inheritdoc />
    public Guid Subject => ElectionId;
}
