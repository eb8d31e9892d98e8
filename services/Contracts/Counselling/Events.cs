namespace Bkmo.Contracts.Counselling.V1;

/// <summary>A counselling centre (Beratungsstelle) opened. Besides released statistics the only thing that Counselling ever tells.</summary>
/// <param name="CentreId">The centre.</param>
/// <param name="Version">Number of the fact in the centre's stream.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Name">Name of the centre.</param>
/// <param name="OrganisationId">The organisation that runs it.</param>
/// <param name="Place">Municipality it works in.</param>
/// <param name="Languages">Languages of counselling, BCP 47.</param>
public sealed record CentreOpened(
    Guid CentreId, long Version, DateTimeOffset At, string Name, Guid OrganisationId, string Place, IReadOnlyList<string> Languages) : IForPartners
{
    /// <inheritdoc />
    public Guid Subject => CentreId;
}
