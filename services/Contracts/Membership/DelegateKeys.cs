namespace Bkmo.Contracts.Membership.V1;

/// <summary>
/// A delegate key (Delegiertenschlüssel) was signed off: from now on its numbers hold for what it was made for. The first of <c>numbers</c> is the first
/// organisation's, and so on.
/// </summary>
/// <param name="KeyId">The key.</param>
/// <param name="Version">Number of the fact in the key's stream.</param>
/// <param name="At">When it was signed off, UTC.</param>
/// <param name="KeyDate">The day whose facts it rests on, Europe/Berlin.</param>
/// <param name="Purpose">What it is made for, for instance <c>conference/10</c>.</param>
/// <param name="Total">Delegates, or votes, of all organisations together.</param>
/// <param name="Organisations">Organisations with voting membership on the key date.</param>
/// <param name="Numbers">Delegates of each, or votes where the rule is flat.</param>
/// <param name="Supersedes">The key that it takes the place of; null when there is none.</param>
/// <param name="Counts">What <c>numbers</c> count: <c>delegates</c>, or <c>votes</c> where the rule is flat; null in messages from before this was told.</param>
public sealed record DelegateKeySignedOff(
    Guid KeyId, long Version, DateTimeOffset At, DateOnly KeyDate, string Purpose, long Total, IReadOnlyList<Guid> Organisations, IReadOnlyList<long> Numbers,
    Guid? Supersedes, string? Counts = null) : IContract
{
    /// <inheritdoc />
    public Guid Subject => KeyId;
}
