namespace Bkmo.Eventing;

/// <summary>
/// Something that the passing of time asks for: a deadline that runs out, a right that rests from a day on. Done by one process of the service at a time, again and
/// again; made from a scope of its own each time, so it may ask for read models and the <see cref="Decider"/>. Doing it twice must change nothing the second time.
/// </summary>
public interface IDuty
{
    /// <summary>Does what is due now. A failure is logged, shows in the health of the service and is tried again.</summary>
    Task Do(CancellationToken cancellation);
}

/// <summary>A listed duty.</summary>
/// <param name="Name">Snake case, unique in the service.</param>
/// <param name="Every">Time from one round to the next.</param>
/// <param name="Type">The <see cref="IDuty"/>.</param>
internal sealed record DutyDefinition(string Name, TimeSpan Every, Type Type);
