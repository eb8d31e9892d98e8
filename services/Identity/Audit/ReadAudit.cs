using System.Text.Json;
using Bkmo.Identity.Accounts;
using Bkmo.Identity.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Bkmo.Identity.Audit;

/// <summary>Auditors and the data protection officer read who did what, or was refused it.</summary>
internal static class ReadAudit
{
    private const string Route = "/api/identity/audit", JsonLines = "application/x-ndjson";

    /// <summary>A record.</summary>
    /// <param name="Number">Its place in the chain.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="Actor">Id of an account or a part of the platform; <c>nobody</c> before signing in.</param>
    /// <param name="Action">What was done or tried.</param>
    /// <param name="Object">Id of what it was about.</param>
    /// <param name="Outcome">What came of it.</param>
    /// <param name="Hash">SHA-256 over the hash of the record before and the fields of this one, in hex.</param>
    internal sealed record View(long Number, DateTimeOffset At, string Actor, string Action, string? Object, string Outcome, string Hash)
    {
        internal static View Of(AuditRecord record) => new(
            record.Number, record.Entry.At, record.Entry.Actor, record.Entry.Act, record.Entry.Object, record.Entry.Outcome, Convert.ToHexStringLower(record.Hash));
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, List).ForRoles(Roles.Auditor, Roles.DataProtectionOfficer).Lists<View>();
        routes.MapGet(Route + "/export", Export).Produces(StatusCodes.Status200OK, contentType: JsonLines)
            .ForRoles(Roles.Auditor, Roles.DataProtectionOfficer).Critical();
    }

    private static async Task<IResult> List(
        PageRequest page, Desk desk, AuditChain chain, DateTimeOffset? from, DateTimeOffset? until, string? actor, string? action, string? outcome, CancellationToken cancellation)
    {
        await desk.Db.Database.OpenConnectionAsync(cancellation);
        var filter = new AuditFilter(from?.ToUniversalTime(), until?.ToUniversalTime(), actor, action, outcome);
        return await page.Of<long, AuditRecord, View>(
            async (after, limit) => await chain.Read(desk.Db.Database.GetDbConnection(), after ?? 0, limit, filter, cancellation).ToListAsync(cancellation),
            record => record.Number, records => Task.FromResult(records.ConvertAll(View.Of)));
    }

    /// <param name="after">Number of the last record that is known already.</param>
    /// <param name="desk">The request's.</param>
    /// <param name="chain">The audit.</param>
    /// <param name="cancellation">The caller has gone.</param>
    private static async Task<IResult> Export(long? after, Desk desk, AuditChain chain, CancellationToken cancellation)
    {
        await using (var transaction = await desk.Begin(cancellation))
        {
            desk.Note("export audit");
            await desk.Commit(transaction, cancellation);
        }
        await desk.Db.Database.OpenConnectionAsync(cancellation);
        return Results.Stream(async body =>
        {
            await foreach (var record in chain.Read(desk.Db.Database.GetDbConnection(), after ?? 0, limit: null, new AuditFilter(), cancellation))
            {
                await JsonSerializer.SerializeAsync(body, View.Of(record), ServiceJson.Options, cancellation);
                await body.WriteAsync("\n"u8.ToArray(), cancellation);
            }
        }, JsonLines);
    }
}
