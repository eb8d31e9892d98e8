namespace Bkmo.Faults.Running;

/// <summary>What an experiment runs on. Experiments of one setting share a platform.</summary>
/// <param name="Proxies">Whether servers of the laboratory's own stand behind proxies, instead of AppHost's servers.</param>
/// <param name="TwoOf">A service that runs twice; null for none.</param>
internal sealed record Setting(bool Proxies = false, string? TwoOf = null)
{
    /// <summary>AppHost's own servers, one process a service.</summary>
    internal static Setting Plain { get; } = new();
}
