namespace Bkmo.Contracts.Identity.V1;

/// <summary>Somebody opened an account by an invitation that named a person: the account is that person's, unless Membership knows better.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Version">Number of the fact in the account's stream.</param>
/// <param name="At">When it was opened, UTC.</param>
/// <param name="PersonId">Opaque id of the person at Membership, as the invitation gave it.</param>
public sealed record AccountOpened(Guid AccountId, long Version, DateTimeOffset At, Guid PersonId) : IContract
{
    /// <inheritdoc />
    public Guid Subject => AccountId;
}

/// <summary>An account of which it was told that it was opened was closed for good: it is nobody's any more.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Version">Number of the fact in the account's stream.</param>
/// <param name="At">When it was noted, UTC.</param>
/// <param name="PersonId">Opaque id of the person whose account it was last.</param>
public sealed record AccountClosed(Guid AccountId, long Version, DateTimeOffset At, Guid PersonId) : IContract
{
    /// <inheritdoc />
    public Guid Subject => AccountId;
}
