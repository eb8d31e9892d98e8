namespace Bkmo.Gateway;

/// <summary>A request that the gateway refused itself.</summary>
/// <param name="Actor">Id of the account; null when the token is nobody's.</param>
/// <param name="Act">Method and service; no address, which may hold anything.</param>
/// <param name="Outcome">Why: the code of the refusal.</param>
internal sealed record Refused(string? Actor, string Act, string Outcome);

/// <summary>
/// Puts on record whom the gateway turned away before any service heard of it: unknown tokens, changes without their proof, callers who may do something else only.
/// Identity keeps the record. The refusal stands whether or not it could be recorded; that it could not is told to the operators.
/// </summary>
internal sealed partial class RefusalRecord(IdentityClient identity, ILogger<RefusalRecord> log)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Durable when the task ends, unless Identity is away.</summary>
    /// <param name="http">The request.</param>
    /// <param name="caller">Whose token it is; null when it is nobody's.</param>
    /// <param name="outcome">Code of the refusal.</param>
    internal async Task Keep(HttpContext http, Caller? caller, string outcome)
    {
        using var patience = new CancellationTokenSource(Longest);
        try
        {
            await identity.Record(new(caller?.Actor.Id.Value, $"{http.Request.Method} {ServiceOf(http.Request.Path)}", outcome), patience.Token);
        }
        catch (Exception fault) when (fault is IdentityAwayException or OperationCanceledException)
        {
            Unrecorded(log, fault.GetType().Name);
        }
    }

    private static string ServiceOf(PathString path) =>
        GatewaySettings.Services.FirstOrDefault(service => path.StartsWithSegments($"/api/{service}", StringComparison.OrdinalIgnoreCase)) is { } service ? $"/api/{service}" : "/";

    [LoggerMessage(LogLevel.Error, "A refusal could not be recorded: {Reason}")]
    private static partial void Unrecorded(ILogger log, string reason);
}
