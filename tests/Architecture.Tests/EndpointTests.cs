using Bkmo.Gateway;
using Bkmo.ServiceDefaults;
using Microsoft.AspNetCore.Routing;

namespace Bkmo.Architecture.Tests;

public sealed class EndpointTests
{
    private static IEnumerable<(Service Service, RouteEndpoint Endpoint)> Endpoints => Service.All.SelectMany(service => service.Endpoints.Select(endpoint => (service, endpoint)));

    [Fact]
    public void Every_service_is_examined() =>
        Assert.Equal(
            Repository.Services.Select(project => project.Name.ToLowerInvariant()).Order(StringComparer.Ordinal),
            Service.All.Select(service => service.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_endpoint_says_who_may_call_it() =>
        Rule.Holds("RequireRoles(…) is missing, or lets in callers without a token.",
            Endpoints
                .Where(e => !IsReleased(e.Endpoint) && e.Endpoint.Metadata.GetOrderedMetadata<AccessRule>() is var rules
                    && (rules.Count == 0 || rules.Any(rule => rule.Anyone || rule.Roles.Count == 0))).Select(Name));

    [Fact]
    public void What_the_gateway_lets_everybody_read_is_open_in_its_service_and_nothing_else_is() =>
        Assert.Equal(
            PublicRoutes.Reads.Order(StringComparer.Ordinal),
            Endpoints.Where(e => e.Endpoint.Metadata.GetOrderedMetadata<AccessRule>().Any(rule => rule.Anyone)).Select(e => Address(e.Endpoint)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_endpoint_says_what_it_does() =>
        Rule.Holds("Creates, Changes, Shows, Queries or Lists is missing or does not go with the method: the HTTP conventions hang on it.",
            Endpoints.Where(e => !Fits(e.Endpoint)).Select(Name));

    [Fact]
    public void Every_endpoint_lies_below_its_service() =>
        Rule.Holds("The gateway sends /api/{service}/… to the service.",
            Endpoints.Where(e => e.Endpoint.RoutePattern.RawText?.StartsWith($"/api/{e.Service.Name}/", StringComparison.Ordinal) is not true).Select(Name));

    [Fact]
    public void No_two_endpoints_share_method_and_path() =>
        Rule.Holds("Two endpoints answer the same request.",
            Endpoints.Select(Name).GroupBy(name => name, StringComparer.Ordinal)
                .Where(group => group.Count() > 1).Select(group => group.Key));

    private static bool IsReleased(RouteEndpoint endpoint) => Methods(endpoint) is ["GET"] && PublicRoutes.Reads.Contains(Address(endpoint), StringComparer.Ordinal);

    private static string Address(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.Replace(":guid}", "}", StringComparison.Ordinal);

    private static bool Fits(RouteEndpoint endpoint) =>
        endpoint.Metadata.OfType<EndpointKind>().ToList() is [var kind]
        && Methods(endpoint) is [var method]
        && (method is "GET") == (kind is EndpointKind.Shows or EndpointKind.Queries or EndpointKind.Lists or EndpointKind.Exports or EndpointKind.Streams);

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    private static string Name((Service Service, RouteEndpoint Endpoint) e) => $"{string.Join('/', Methods(e.Endpoint))} {e.Endpoint.RoutePattern.RawText}";
}
