namespace Bkmo.Identity.ServiceAccounts;

/// <summary>One token of a service account. The token itself is known to the partner only.</summary>
internal sealed class ServiceToken
{
    /// <summary>How long the token before may live on, at most.</summary>
    internal static readonly TimeSpan LongestOverlap = TimeSpan.FromHours(24);

    public required Guid Id { get; init; }

    public required byte[] TokenHash { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    internal bool IsAlive(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;
}
