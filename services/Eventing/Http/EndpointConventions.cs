using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Eventing;

/// <summary>What kind of endpoint this is: describes it in OpenAPI (answers, headers, problems) and switches on the conventions that go with it.</summary>
public static class EndpointConventions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>POST that creates: 201 with <typeparamref name="TView"/>, <c>Location</c>, <c>ETag</c>, <c>Event-Position</c>; takes <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder Creates<TView>(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter<IdempotencyFilter>().WithMetadata(EndpointKind.Creates).Produces<TView>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 404, 409, 413, 415, 422, 429, 503);

    /// <summary>POST, PUT or DELETE that changes: needs <c>If-Match</c>; 200 with <typeparamref name="TView"/>.</summary>
    public static RouteHandlerBuilder Changes<TView>(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter<IdempotencyFilter>().WithMetadata(EndpointKind.Changes).Produces<TView>()
            .Refuses(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503);

    /// <summary>GET of one resource: 200 with <typeparamref name="TView"/> and <c>ETag</c>, 404.</summary>
    public static RouteHandlerBuilder Shows<TView>(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(EndpointKind.Shows).Produces<TView>().Produces(StatusCodes.Status304NotModified).Refuses(401, 403, 404, 429, 503);

    /// <summary>GET of a file: 200 with its bytes, 404.</summary>
    public static RouteHandlerBuilder ShowsFile(this RouteHandlerBuilder endpoint, params string[] mediaTypes) =>
        endpoint.WithMetadata(EndpointKind.Shows).Produces(StatusCodes.Status200OK, contentType: mediaTypes[0], additionalContentTypes: mediaTypes[1..])
            .Refuses(401, 403, 404, 429, 503);

    /// <summary>GET that answers from the read model of <typeparamref name="TRow"/>: honours <c>Min-Position</c>; 200 with <typeparamref name="TView"/>.</summary>
    public static RouteHandlerBuilder Queries<TRow, TView>(this RouteHandlerBuilder endpoint) where TRow : class =>
        endpoint.WithMetadata(EndpointKind.Queries).AwaitsPosition<TRow>().Produces<TView>().Refuses(400, 401, 403, 429, 503);

    /// <summary>GET of a list from the read model of <typeparamref name="TRow"/>: as <see cref="Queries{TRow, TView}"/>, paged.</summary>
    public static RouteHandlerBuilder Lists<TRow, TItem>(this RouteHandlerBuilder endpoint) where TRow : class =>
        endpoint.WithMetadata(EndpointKind.Lists).AwaitsPosition<TRow>().Produces<Page<TItem>>().Refuses(400, 401, 403, 429, 503);

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses) endpoint.ProducesProblem(status);
        return endpoint;
    }

    /// <summary>For a GET that also reads the read model of <typeparamref name="TRow"/>: <c>Min-Position</c> waits for it too.</summary>
    public static RouteHandlerBuilder AwaitsPosition<TRow>(this RouteHandlerBuilder endpoint) where TRow : class =>
        endpoint.AddEndpointFilter(async (context, next) =>
        {
            var request = context.HttpContext.Request;
            var header = request.Headers[PlatformHeaders.MinPosition];
            if (header.Count == 0) return await next(context);
            if (!long.TryParse(header.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var position))
                return Problems.Of(StatusCodes.Status400BadRequest, "malformed-min-position", ConventionTexts.MalformedPosition);
            var progress = context.HttpContext.RequestServices.GetRequiredService<ReadModelProgress>();
            return await progress.WaitFor(typeof(TRow), position, Patience, context.HttpContext.RequestAborted)
                ? await next(context)
                : Problems.Of(StatusCodes.Status503ServiceUnavailable, "not-yet-visible", ConventionTexts.NotYetVisible);
        });
}
