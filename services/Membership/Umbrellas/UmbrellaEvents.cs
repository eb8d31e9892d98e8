namespace Bkmo.Membership.Umbrellas;

/// <summary>An organisation came to belong to an umbrella association.</summary>
/// <param name="LinkId">The new link.</param>
/// <param name="OrganisationId">The organisation below.</param>
/// <param name="UmbrellaId">The umbrella above.</param>
/// <param name="From">First day, Europe/Berlin.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("umbrella_joined")]
public sealed record UmbrellaJoined(Guid LinkId, Guid OrganisationId, Guid UmbrellaId, DateOnly From, UserId By, DateTimeOffset At) : IEvent;

/// <summary>An organisation ceased to belong to an umbrella association.</summary>
/// <param name="LinkId">The link.</param>
/// <param name="OrganisationId">The organisation below.</param>
/// <param name="UmbrellaId">The umbrella above.</param>
/// <param name="Until">Last day, Europe/Berlin.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
[StoredAs("umbrella_left")]
public sealed record UmbrellaLeft(Guid LinkId, Guid OrganisationId, Guid UmbrellaId, DateOnly Until, UserId By, DateTimeOffset At) : IEvent;
