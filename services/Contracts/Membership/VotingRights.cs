namespace Bkmo.Contracts.Membership.V1;

/// <summary>The voting rights of an organisation rest (ruhen), because dues are unpaid or its voting membership rests. Its membership and its other rights go on.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Version">Number of the fact in the organisation's stream.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="From">First day on which they rest, Europe/Berlin.</param>
public sealed record VotingRightsSuspended(Guid OrganisationId, long Version, DateTimeOffset At, DateOnly From) : IContract
{
    /// <inheritdoc />
    public Guid Subject => OrganisationId;
}

/// <summary>The voting rights of an organisation do not rest any more.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Version">Number of the fact in the organisation's stream.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="On">First day on which they do not rest, Europe/Berlin.</param>
public sealed record VotingRightsRestored(Guid OrganisationId, long Version, DateTimeOffset At, DateOnly On) : IContract
{
    /// <inheritdoc />
    public Guid Subject => OrganisationId;
}
