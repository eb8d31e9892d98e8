using System.Text.RegularExpressions;
using Bkmo.Gateway;
using Bkmo.Identity;
using Bkmo.Identity.Rights;
using Bkmo.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace Bkmo.Architecture.Tests;

public sealed partial class IdentityTests
{
    private static readonly IReadOnlyList<string> Open = [.. PublicRoutes.Paths.Select(path => "POST " + path).Order(StringComparer.Ordinal)];

    private static readonly IReadOnlyList<RouteEndpoint> Endpoints = Assemble();

    [Fact]
    public void Identity_uses_what_services_use_and_the_packages_for_accounts()
    {
        var identity = Repository.Named("Identity");
        Assert.Equal(["Contracts", "Eventing", "ServiceDefaults"], identity.References.Order(StringComparer.Ordinal));
        Assert.Equal(["Microsoft.AspNetCore.Identity.EntityFrameworkCore", "Npgsql.EntityFrameworkCore.PostgreSQL"], identity.Packages);
    }

    [Fact]
    public void Only_what_the_gateway_lets_in_without_a_token_is_open() =>
        Assert.Equal(Open, Endpoints.Where(e => Rules(e).Any(rule => rule.Anyone)).Select(Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_other_endpoint_says_who_may_call_it() =>
        Rule.Holds("ForOffice(), ForOneself() or RequireService(…) is missing.",
            Endpoints.Where(e => !Open.Contains(Name(e), StringComparer.Ordinal) && (Rules(e).Count == 0 || Rules(e).Any(rule => rule.Roles.Count == 0 && rule.Only is null)))
                .Select(Name));

    [Fact]
    public void What_is_below_internal_is_for_the_gateway_and_nothing_else_is() =>
        Rule.Holds("The gateway asks below /internal/, people below /api/identity/.",
            Endpoints.Where(e => Rules(e).Any(rule => rule.Only is "service:gateway") != e.RoutePattern.RawText!.StartsWith("/internal/", StringComparison.Ordinal)
                || !(e.RoutePattern.RawText.StartsWith("/internal/", StringComparison.Ordinal) || e.RoutePattern.RawText.StartsWith("/api/identity/", StringComparison.Ordinal)))
                .Select(Name));

    [Fact]
    public void The_permission_matrix_says_what_the_endpoints_do()
    {
        var endpoints = Service.All.SelectMany(service => service.Endpoints).Concat(Endpoints.Where(e => !e.RoutePattern.RawText!.StartsWith("/internal/", StringComparison.Ordinal)))
            .ToDictionary(Name, Rules, StringComparer.Ordinal);
        var rows = Permissions.All.SelectMany(row => row.Endpoints.Select(endpoint => (Endpoint: endpoint, Row: row))).ToList();
        Rule.Holds("An endpoint is in no row of Permissions.", endpoints.Keys.Except(rows.Select(row => row.Endpoint), StringComparer.Ordinal));
        Rule.Holds("Permissions has a row for no endpoint, or two for one.", rows.GroupBy(row => row.Endpoint, StringComparer.Ordinal)
            .Where(group => group.Count() > 1 || !endpoints.ContainsKey(group.Key)).Select(group => group.Key));
        Rule.Holds("Permissions and the endpoint name other roles.", rows.Where(row => endpoints.TryGetValue(row.Endpoint, out var rules) && !Agree(row.Row, rules)).Select(row => row.Endpoint));
    }

    // Where a role counts in its own scope only, the door is open to others, who are told that there is nothing.
    private static bool Agree(Permission row, IReadOnlyList<AccessRule> rules)
    {
        var roles = rules.SelectMany(rule => rule.Roles).ToHashSet(StringComparer.Ordinal);
        return row.InOwnScope ? roles.IsSupersetOf(row.Roles) : roles.SetEquals(row.Roles) && rules.Any(rule => rule.Anyone) == row.Only is "anyone";
    }

    private static IReadOnlyList<AccessRule> Rules(RouteEndpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<AccessRule>();

    private static string Name(RouteEndpoint endpoint) =>
        $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} {Constraint().Replace(endpoint.RoutePattern.RawText!, "}")}";

    private static List<RouteEndpoint> Assemble()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:identity-db", "Host=127.0.0.1;Port=1"), new("ConnectionStrings:rabbitmq", "amqp://127.0.0.1:1")]);
        builder.AddServiceDefaults("identity");
        builder.AddIdentity();
        var app = builder.Build();
        app.MapIdentity();
        return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
    }

    [GeneratedRegex(":[a-z]+}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constraint();
}
