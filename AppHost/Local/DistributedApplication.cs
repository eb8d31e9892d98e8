namespace Bkmo.AppHost.Local;

/// <summary>The app model, run over local processes.</summary>
public sealed class DistributedApplication;
