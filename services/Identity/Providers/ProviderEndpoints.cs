namespace Bkmo.Identity.Providers;

/// <summary>What the endpoints about the provider have in common.</summary>
internal static class ProviderEndpoints
{
    /// <summary>404 while no provider is trusted, 503 while it does not answer.</summary>
    internal static RouteHandlerBuilder NeedsProvider(this RouteHandlerBuilder endpoint) => endpoint.MayAskProvider().AddEndpointFilter(async (context, next) =>
        context.HttpContext.RequestServices.GetRequiredService<Provider>().Settings is null ? Problems.Of(StatusCodes.Status404NotFound) : await next(context))
        .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>503 while the provider does not answer.</summary>
    internal static RouteHandlerBuilder MayAskProvider(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        try
        {
            return await next(context);
        }
        catch (ProviderUnavailableException fault)
        {
            context.HttpContext.RequestServices.GetRequiredService<ILogger<Provider>>()
                .LogWarning("The OpenID provider is of no use: {Reason} {Cause}", fault.Message, fault.InnerException?.GetType().Name);
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "provider-unavailable", new(
                "Der Anmeldedienst antwortet gerade nicht; bitte gleich erneut versuchen oder anders anmelden.",
                "The sign-in provider does not answer just now; try again in a moment or sign in another way."));
        }
    }).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
