namespace Bkmo.Identity.Introspection;

/// <summary>Puts on record whom the gateway turned away itself.</summary>
internal static class RecordRefusal
{
    /// <summary>A refusal.</summary>
    /// <param name="Act">Method and service.</param>
    /// <param name="Outcome">Why.</param>
    /// <param name="Actor">Id of the account; left out when the token is nobody's.</param>
    internal sealed record Request(string Act, string Outcome, string? Actor = null);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/internal/refusals", Handle).Produces(StatusCodes.Status204NoContent).RequireService("gateway").ExcludeFromDescription();

    private static async Task<IResult> Handle(Request request, IAuditTrail trail, CancellationToken cancellation)
    {
        await trail.Record(request.Actor ?? "nobody", request.Act, null, request.Outcome, cancellation);
        return Results.NoContent();
    }
}
