namespace Bkmo.Contracts;

/// <summary>
/// A published fact: ids and facts, no personal data, additive change only. The namespace carries the version
/// (<c>Bkmo.Contracts.Membership.V1</c>), and with it the message's URN.
/// </summary>
public interface IContract
{
    /// <summary>The thing it is about; messages with one subject arrive in the order of <see cref="Version"/>.</summary>
    Guid Subject { get; }

    /// <summary>The number of the fact in its stream at the source, ascending per <see cref="Subject"/>.</summary>
    long Version { get; }

    /// <summary>When it happened, UTC.</summary>
    DateTimeOffset At { get; }
}
