namespace Bkmo.Contracts.Membership.V1;

/// <summary>An organisation was admitted (aufgenommen) in one kind of membership. One organisation may be admitted in several kinds, one message each.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Version">Number of the fact in the organisation's stream.</param>
/// <param name="At">When it was decided, UTC.</param>
/// <param name="Name">Full name of the legal person or network.</param>
/// <param name="ShortName">Short name, if it has one.</param>
/// <param name="OrganisationKind"><c>association</c>, <c>umbrella-association</c>, <c>federal-association</c>, <c>state-association</c>, <c>parents-network</c>.</param>
/// <param name="FederalState">ISO 3166-2 code of the Land without <c>DE-</c>, or null.</param>
/// <param name="MembershipKind"><c>voting</c>, <c>network</c>, <c>supporting</c>, <c>partner</c>.</param>
/// <param name="AdmittedOn">First day of the membership, Europe/Berlin.</param>
public sealed record OrganisationAdmitted(
    Guid OrganisationId, long Version, DateTimeOffset At, string Name, string? ShortName, string OrganisationKind, string? FederalState,
    string MembershipKind, DateOnly AdmittedOn) : IContract
{
    /// <inheritdoc />
    public Guid Subject => OrganisationId;
}

/// <summary>A membership of one kind ended.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Version">Number of the fact in the organisation's stream.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="MembershipKind"><c>voting</c>, <c>network</c>, <c>supporting</c>, <c>partner</c>.</param>
/// <param name="EndedOn">Last day of the membership, Europe/Berlin.</param>
/// <param name="Reason"><c>resignation</c>, <c>exclusion</c>, <c>dissolution</c>, <c>merger</c>.</param>
public sealed record MembershipEnded(Guid OrganisationId, long Version, DateTimeOffset At, string MembershipKind, DateOnly EndedOn, string Reason) : IContract
{
    /// <inheritdoc />
    public Guid Subject => OrganisationId;
}
