namespace Bkmo.Contracts.Conference.V1;

/// <summary>
/// The members of the federation are to be invited to a conference now, or told of a change of its agenda. The first of <c>forResolution</c> is the first
/// subject's, and so on.
/// </summary>
/// <param name="ConferenceId">The conference.</param>
/// <param name="Version">Number of the fact in the conference's stream.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Number">1: the invitation; 2 and above: a change of the agenda.</param>
/// <param name="Edition">Number of the edition, 1 …</param>
/// <param name="Name">Name of the conference.</param>
/// <param name="StartsOn">First day, Europe/Berlin.</param>
/// <param name="EndsOn">Last day, Europe/Berlin.</param>
/// <param name="Venue">Where; null: not known yet.</param>
/// <param name="Mode"><c>in-person</c>, <c>hybrid</c>, <c>virtual</c>.</param>
/// <param name="Subjects">Every subject of the agenda, in order, as it is now.</param>
/// <param name="ForResolution">Whether a resolution is to be taken on it.</param>
/// <param name="ElectronicRights">How members exercise their rights electronically; null where they do not.</param>
public sealed record MembersInvited(
    Guid ConferenceId, long Version, DateTimeOffset At, int Number, int Edition, string Name, DateOnly StartsOn, DateOnly EndsOn, string? Venue, string Mode,
    IReadOnlyList<string> Subjects, IReadOnlyList<bool> ForResolution, string? ElectronicRights) : IContract
{
    /// <inheritdoc />
    public Guid Subject => ConferenceId;
}
