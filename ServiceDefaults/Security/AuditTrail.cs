using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bkmo.ServiceDefaults;

/// <summary>Where a service keeps who did something critical, or was refused anything: who, what, when, on what, with which outcome; no contents, no addresses, no secrets.</summary>
public interface IAuditTrail
{
    /// <summary>Adds a record; it is durable when the task ends.</summary>
    /// <param name="actor">Id of an account or a part of the platform.</param>
    /// <param name="act">What was done or tried: method and pattern of the address.</param>
    /// <param name="about">Id of what it was about; null when the address names nothing.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="cancellation">Gives up.</param>
    Task Record(string actor, string act, Guid? about, string outcome, CancellationToken cancellation);
}

/// <summary>Describes requests for the audit, and records denials.</summary>
public static partial class AuditTrails
{
    private static readonly object Recorded = new();

    /// <summary>Says that the request's outcome is on record already; it is not recorded a second time.</summary>
    public static void MarkRecorded(this HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Items[Recorded] = true;
    }

    internal static Task Record(this IAuditTrail trail, HttpContext http, string outcome, CancellationToken cancellation)
    {
        http.MarkRecorded();
        return trail.Record(http.Actor().Id.Value, Act(http), About(http), outcome, cancellation);
    }

    /// <summary>Records that a known caller was refused (403), or told that there is no such thing (404), before the answer goes out.</summary>
    internal static Task RecordDenials(HttpContext http, Func<Task> next)
    {
        if (http.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && http.User.Identity is ActorIdentity { Actor.IsPerson: true }
            && http.RequestServices.GetService<IAuditTrail>() is { } trail)
            http.Response.OnStarting(() => Denial(http.Response.StatusCode) is { } outcome && !http.Items.ContainsKey(Recorded)
                ? Insistently(trail, http, outcome)
                : Task.CompletedTask);
        return next();
    }

    // The refusal stands whether or not the database can be written; that it could not is told to the operators.
    private static async Task Insistently(IAuditTrail trail, HttpContext http, string outcome)
    {
        try
        {
            await trail.Record(http, outcome, CancellationToken.None);
        }
        catch (DbException fault)
        {
            Unrecorded(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(AuditTrails)), fault.GetType().Name);
        }
    }

    private static string? Denial(int status) => status switch
    {
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not found",
        _ => null,
    };

    private static string Act(HttpContext http) =>
        $"{http.Request.Method} {Constraint().Replace((http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no address)", "}")}";

    private static Guid? About(HttpContext http) =>
        http.Request.RouteValues.Values.OfType<string>().Select(value => Guid.TryParse(value, out var id) ? id : (Guid?)null).LastOrDefault(id => id is not null);

    [LoggerMessage(LogLevel.Error, "A denial could not be recorded: {Reason}")]
    private static partial void Unrecorded(ILogger log, string reason);

    [GeneratedRegex(":[a-z]+}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constraint();
}
