using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.ServiceDefaults;

/// <summary>Keeps a service from starting that has an endpoint nobody decided about, or no way to check tokens.</summary>
internal sealed class AccessCheck : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        if (app.ApplicationServices.GetService<InternalKeys>() is { IsConfigured: false })
            throw new SetupException(
                $"No way to check internal tokens: set services__gateway__internal__0 to the gateway's internal address (or {InternalToken.PublicKeysSetting} to its public keys).");
        var open = app.ApplicationServices.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<AccessRule>() is null).Select(Name).ToList();
        if (open.Count > 0)
            throw new InvalidOperationException($"Nobody decided who may call: {string.Join(", ", open)}. Say RequireRoles(…) or AllowAnyone().");
    };

    private static string Name(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        return $"{string.Join('/', methods)} {endpoint.RoutePattern.RawText}".TrimStart();
    }
}
