namespace Bkmo.Identity.Conventions;

/// <summary>What kind of endpoint this is: describes it in OpenAPI and switches on the conventions that go with it, as in the services that keep events.</summary>
internal static class EndpointConventions
{
    /// <summary>POST that creates: 201 with <typeparamref name="TView"/>, <c>Location</c> and <c>ETag</c>; takes <c>Idempotency-Key</c>.</summary>
    internal static RouteHandlerBuilder Creates<TView>(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter<IdempotencyFilter>().WithMetadata(EndpointKind.Creates).Produces<TView>(StatusCodes.Status201Created).Refuses(400, 401, 403, 404, 409, 422);

    /// <summary>POST, PUT or DELETE that changes: needs <c>If-Match</c>; 200 with <typeparamref name="TView"/>.</summary>
    internal static RouteHandlerBuilder Changes<TView>(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(EndpointKind.Changes).Produces<TView>().RefusesChange();

    /// <summary>As <see cref="Changes{TView}"/>, with nothing to show: 204.</summary>
    internal static RouteHandlerBuilder Changes(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(EndpointKind.Changes).Produces(StatusCodes.Status204NoContent).RefusesChange();

    /// <summary>GET of one resource: 200 with <typeparamref name="TView"/> and <c>ETag</c>, 304, 404.</summary>
    internal static RouteHandlerBuilder Shows<TView>(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(EndpointKind.Shows).Produces<TView>().Produces(StatusCodes.Status304NotModified).Refuses(401, 403, 404);

    /// <summary>GET of a list, paged.</summary>
    internal static RouteHandlerBuilder Lists<TItem>(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(EndpointKind.Lists).Produces<Eventing.Page<TItem>>().Refuses(400, 401, 403);

    private static RouteHandlerBuilder RefusesChange(this RouteHandlerBuilder endpoint) => endpoint.Refuses(400, 401, 403, 404, 409, 412, 422, 428);

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses) endpoint.ProducesProblem(status);
        return endpoint;
    }
}
