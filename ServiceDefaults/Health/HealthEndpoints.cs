using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bkmo.ServiceDefaults;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: every registered check; degraded still takes requests (200), unhealthy does not (503).
/// </summary>
internal static class HealthEndpoints
{
    internal static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write }).AllowAnyone();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write }).AllowAnyone();
    }

    private static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(
            new Report(report.Status, report.Entries.ToDictionary(entry => entry.Key, entry => Describe(entry.Value), StringComparer.Ordinal)),
            ServiceJson.Options, "application/json", context.RequestAborted);
    }

    // The text of an exception may hold addresses and names; it stays in the log.
    private static Entry Describe(HealthReportEntry entry) => new(entry.Status, entry.Exception is null ? entry.Description : null);

    private sealed record Report(HealthStatus Status, IReadOnlyDictionary<string, Entry> Checks);

    private sealed record Entry(HealthStatus Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Description);
}
