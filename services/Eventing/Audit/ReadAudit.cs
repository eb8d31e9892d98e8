using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bkmo.Eventing;

/// <summary>Auditors and the data protection officer read who did something critical in a service, or was refused anything there.</summary>
public static class ReadAudit
{
    private const string JsonLines = "application/x-ndjson";

    /// <summary>A record.</summary>
    /// <param name="Number">Its place in the chain.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="Actor">Id of an account or a part of the platform; <c>nobody</c> before signing in.</param>
    /// <param name="Action">What was done or tried.</param>
    /// <param name="Object">Id of what it was about.</param>
    /// <param name="Outcome">What came of it; <c>tried</c> stands before a critical act.</param>
    /// <param name="Hash">SHA-256 over the hash of the record before and the fields of this one, in hex.</param>
    internal sealed record View(long Number, DateTimeOffset At, string Actor, string Action, string? Object, string Outcome, string Hash)
    {
        internal static View Of(AuditRecord record) => new(
            record.Number, record.Entry.At, record.Entry.Actor, record.Entry.Act, record.Entry.About, record.Entry.Outcome, Convert.ToHexStringLower(record.Hash));
    }

    /// <summary><c>/api/SERVICE/audit</c> in pages, and <c>/api/SERVICE/audit/export</c> whole, as JSON lines.</summary>
    public static void MapAudit(this IEndpointRouteBuilder routes, string service)
    {
        var route = $"/api/{service}/audit";
        routes.MapGet(route, List).WithMetadata(EndpointKind.Lists).Produces<Page<View>>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403)
            .RequireRoles(Roles.Auditor, Roles.DataProtectionOfficer);
        routes.MapGet(route + "/export", Export).Critical().WithMetadata(EndpointKind.Exports).Produces(StatusCodes.Status200OK, contentType: JsonLines).ProducesProblem(401)
            .RequireRoles(Roles.Auditor, Roles.DataProtectionOfficer);
    }

    private static Task<IResult> List(
        PageRequest page, AuditLog log, DateTimeOffset? from, DateTimeOffset? until, string? actor, string? action, string? outcome, CancellationToken cancellation)
    {
        var filter = new AuditFilter(from?.ToUniversalTime(), until?.ToUniversalTime(), actor, action, outcome);
        return page.Of<long, AuditRecord, View>(
            async (after, limit) => await log.Read(after ?? 0, limit, filter, cancellation).ToListAsync(cancellation), record => record.Number,
            records => Task.FromResult(records.ConvertAll(View.Of)));
    }

    /// <param name="after">Number of the last record that is known already.</param>
    /// <param name="log">The audit.</param>
    /// <param name="cancellation">The caller has gone.</param>
    private static IResult Export(long? after, AuditLog log, CancellationToken cancellation) => Results.Stream(async body =>
    {
        await foreach (var record in log.Read(after ?? 0, limit: null, new AuditFilter(), cancellation))
        {
            await JsonSerializer.SerializeAsync(body, View.Of(record), ServiceJson.Options, cancellation);
            await body.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }, JsonLines);
}
