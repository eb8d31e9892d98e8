using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Bkmo.Gateway;

/// <summary>Which addresses go to which service: <c>/api/{service}/**</c>, unchanged, to all of <c>services:{service}:http:N</c> in turn.</summary>
internal static class ServiceRoutes
{
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(2);

    internal static void AddServiceRoutes(this IServiceCollection services, IConfiguration configuration, GatewaySettings settings)
    {
        services.AddReverseProxy()
            .LoadFromMemory([.. PublicRoutes.Routes, .. GatewaySettings.Services.Select(Route)], [.. GatewaySettings.Services.Select(name => Cluster(name, configuration, settings))])
            .ConfigureHttpClient((_, handler) => handler.ConnectTimeout = Connecting)
            .AddTransforms(Transform);
        var health = services.AddHealthChecks();
        foreach (var name in GatewaySettings.Services)
            health.AddTypeActivatedCheck<ServiceHealth>(name, failureStatus: null, tags: [], args: name);
    }

    /// <summary>Base addresses of a service.</summary>
    internal static IEnumerable<string> Addresses(IConfiguration configuration, string service) =>
        configuration.GetSection($"services:{service}:http").GetChildren().Select(entry => entry.Value).OfType<string>().Where(address => address.Length > 0);

    private static RouteConfig Route(string service) => new()
    {
        RouteId = service,
        ClusterId = service,
        Match = new RouteMatch { Path = $"/api/{service}/{{**rest}}" },
    };

    private static ClusterConfig Cluster(string service, IConfiguration configuration, GatewaySettings settings) => new()
    {
        ClusterId = service,
        LoadBalancingPolicy = LoadBalancingPolicies.RoundRobin,
        Destinations = Addresses(configuration, service).Select((address, index) => (Name: $"{service}-{index}", Address: address))
            .ToDictionary(entry => entry.Name, entry => new DestinationConfig { Address = entry.Address }, StringComparer.Ordinal),
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = settings.Timeout, AllowResponseBuffering = false },
        // Each stream that somebody listens to holds one for as long.
        HttpClient = new HttpClientConfig { MaxConnectionsPerServer = 4_096 },
        HealthCheck = new HealthCheckConfig
        {
            // With nobody known to be well, everybody is tried: a single destination that comes back is used at once.
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true, Interval = settings.ProbeInterval, Timeout = Connecting, Path = "/health/ready", Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
            },
            Passive = new PassiveHealthCheckConfig
            {
                Enabled = true, Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate, ReactivationPeriod = settings.ProbeInterval,
            },
        },
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = "1" },
    };

    private static void Transform(TransformBuilderContext route)
    {
        var service = route.Route.ClusterId!;
        var mint = route.Services.GetRequiredService<TokenMint>();
        // Services do not learn the caller's address, and trust nothing but the token.
        route.UseDefaultForwarders = false;
        var isPublic = PublicRoutes.Is(route.Route);
        route.AddRequestTransform(request =>
        {
            var headers = request.ProxyRequest.Headers;
            headers.Remove("Authorization");
            if (!isPublic) headers.TryAddWithoutValidation("Authorization", mint.Header(request.HttpContext.Actor(), request.HttpContext.SessionId(), service, request.HttpContext.AuthenticatedAt()));
            return ValueTask.CompletedTask;
        });
        route.AddResponseTransform(ForwardProblems.FillEmpty);
    }
}
