using System.Text.Json;
using Bkmo.Identity.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Bkmo.Identity.Conventions;

/// <summary>How endpoints answer by the conventions.</summary>
internal static class Answering
{
    /// <summary>Stores everything and answers 201; with an idempotency key, the answer is stored as well.</summary>
    /// <param name="desk">The request's.</param>
    /// <param name="transaction">Ends here.</param>
    /// <param name="location">Address of what was created.</param>
    /// <param name="version">Its version.</param>
    /// <param name="view">What is shown.</param>
    /// <param name="cancellation">The caller has gone.</param>
    /// <param name="holdsSecret">Whether the view holds a token: it is then shown this once and not kept.</param>
    internal static async Task<IResult> Created<TView>(
        this Desk desk, IDbContextTransaction transaction, string location, long version, TView view, CancellationToken cancellation, bool holdsSecret = false)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(view, ServiceJson.Options);
        if (desk.Http.Features.Get<KeyedRequest>() is { } keyed && !await Keep(desk, keyed, location, version, holdsSecret ? null : body, cancellation))
            return Problems.Of(StatusCodes.Status409Conflict, "contended", ConventionTexts.Contended);
        await desk.Commit(transaction, cancellation);
        return new CreatedResult(location, version, body);
    }

    /// <summary>200 with <c>ETag</c>, or 304 for a reader who has this version.</summary>
    internal static IResult Shown<TView>(this Desk desk, long version, TView view)
    {
        desk.Http.Response.Headers.ETag = EntityTags.Of(version);
        var known = HttpMethods.IsGet(desk.Http.Request.Method) && EntityTags.IsKnown(desk.Http.Request, version);
        return known ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Json(view, ServiceJson.Options);
    }

    /// <summary>204 with the new <c>ETag</c>.</summary>
    internal static IResult Changed(this Desk desk, long version)
    {
        desk.Http.Response.Headers.ETag = EntityTags.Of(version);
        return Results.NoContent();
    }

    /// <summary>Why the request's <c>If-Match</c> does not allow to change this version (428, 400, 412); null when it does.</summary>
    internal static IResult? Mismatch(this Desk desk, long version)
    {
        var match = EntityTags.ReadIfMatch(desk.Http.Request);
        return match.Kind switch
        {
            IfMatchKind.Missing => Problems.Of(StatusCodes.Status428PreconditionRequired, "if-match-required", ConventionTexts.IfMatchRequired),
            IfMatchKind.Malformed => Problems.Of(StatusCodes.Status400BadRequest, "malformed-if-match", ConventionTexts.MalformedIfMatch),
            IfMatchKind.Versions when !match.Versions.Contains(version) => Problems.Of(StatusCodes.Status412PreconditionFailed, "stale-version", ConventionTexts.Stale),
            _ => null,
        };
    }

    // One that was kept too long ago does not count any more, and may not have been cleaned away yet.
    private static async Task<bool> Keep(Desk desk, KeyedRequest keyed, string location, long tag, byte[]? body, CancellationToken cancellation)
    {
        var sealedBody = body is null ? null : desk.Http.RequestServices.GetRequiredService<KeptAnswers>().Seal(keyed, body);
        var over = desk.Now - KeptAnswer.Lifetime;
        return await desk.Db.Database.ExecuteSqlAsync($"""
            insert into identity.answers as a (actor, key, request_hash, status, location, tag, body, at)
            values ({keyed.Actor}, {keyed.Key}, {keyed.Hash}, {StatusCodes.Status201Created}, {location}, {tag}, {sealedBody}, {desk.Now})
            on conflict (actor, key) do update set request_hash = excluded.request_hash, status = excluded.status, location = excluded.location, tag = excluded.tag,
                body = excluded.body, at = excluded.at where a.at <= {over}
            """, cancellation) == 1;
    }
}
