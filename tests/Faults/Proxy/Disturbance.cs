namespace Bkmo.Faults.Proxy;

/// <summary>What a proxy does to what it carries.</summary>
/// <param name="Latency">How much later everything arrives, in each direction.</param>
/// <param name="BlackHole">Nothing arrives, and nobody is told.</param>
/// <param name="BytesPerSecond">How much a direction carries; null for no limit.</param>
/// <param name="CutAfter">A connection is reset after so many further bytes from the client, in the middle of whatever they are; null for never.</param>
internal sealed record Disturbance(TimeSpan Latency = default, bool BlackHole = false, int? BytesPerSecond = null, int? CutAfter = null)
{
    /// <summary>Everything is let through.</summary>
    internal static Disturbance None { get; } = new();
}
