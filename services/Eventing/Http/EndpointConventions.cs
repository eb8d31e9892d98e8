using Microsoft.AspNetCore.Builder;

namespace Bkmo.Eventing;

/// <summary>What kind of endpoint this is: describes it in OpenAPI (answers, headers, problems) and switches on the conventions that go with it.</summary>
public static class EndpointConventions
{
    /// <summary>POST that creates: 201 with <typeparamref name="TView"/>, <c>Location</c>, <c>ETag</c>, <c>Event-Position</c>; takes <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder Creates<TView>(this RouteHandlerBuilder endpoint) => throw new NotSupportedException();

    /// <summary>POST, PUT or DELETE that changes: needs <c>If-Match</c>; 200 with <typeparamref name="TView"/>.</summary>
    public static RouteHandlerBuilder Changes<TView>(this RouteHandlerBuilder endpoint) => throw new NotSupportedException();

    /// <summary>GET of one resource: 200 with <typeparamref name="TView"/> and <c>ETag</c>, 404.</summary>
    public static RouteHandlerBuilder Shows<TView>(this RouteHandlerBuilder endpoint) => throw new NotSupportedException();

    /// <summary>GET that answers from the read model of <typeparamref name="TRow"/>: honours <c>Min-Position</c>; 200 with <typeparamref name="TView"/>.</summary>
    public static RouteHandlerBuilder Queries<TRow, TView>(this RouteHandlerBuilder endpoint) where TRow : class => throw new NotSupportedException();

    /// <summary>GET of a list from the read model of <typeparamref name="TRow"/>: as <see cref="Queries{TRow, TView}"/>, paged.</summary>
    public static RouteHandlerBuilder Lists<TRow, TItem>(this RouteHandlerBuilder endpoint) where TRow : class => throw new NotSupportedException();
}
