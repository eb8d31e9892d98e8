using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Bkmo.Gateway;

/// <summary>The one door to the platform: knows who asks, vouches for them towards the services, and keeps limits.</summary>
public static class GatewayApp
{
    /// <summary>Builds the gateway. <see cref="SetupException"/> says in one line what is missing.</summary>
    /// <param name="args">Command line.</param>
    /// <param name="configure">Changes the builder before anything is read from it; for tests.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        configure?.Invoke(builder);
        var settings = GatewaySettings.Read(builder.Configuration);
        builder.AddHostDefaults("gateway");
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, settings));
        AddServices(builder, settings);

        var app = builder.Build();
        app.Services.GetRequiredService<SigningKeys>();
        app.UseMiddleware<InternalDoor>();
        app.UseMiddleware<HeaderGuard>();
        app.UseServiceDefaults();
        app.UseMiddleware<RequestRate>();
        Map(app);
        return app;
    }

    /// <summary>Makes the next internal key; running gateways show it within a second and sign with it three seconds later.</summary>
    /// <exception cref="SetupException">The setting or the folder is missing.</exception>
    internal static void RotateKey()
    {
        var settings = GatewaySettings.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        var keys = new KeyFolder(settings.OwnFolder);
        keys.Create(keys.Files() is [.., var newest] ? newest.Number + 1 : 1);
    }

    private static void AddServices(WebApplicationBuilder builder, GatewaySettings settings)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton<DistributedContextPropagator, TraceParentOnly>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<TokenMint>();
        services.AddSingleton<IdentityClient>();
        services.AddSingleton<Introspection>();
        services.AddSingleton<RefusalRecord>();
        services.AddSingleton<OpenStreams>();
        services.AddHostedService<RevocationFollower>();
        services.AddHostedService<StreamWatch>();
        services.AddSingleton<BootstrapTokens>();
        services.AddSingleton<Limits>();
        services.AddSingleton<Patience>();
        services.AddSingleton<MergedDescription>();
        services.AddAuthentication(TokenAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, _ => { });
        // Outside, an address that does not exist is 404 for everyone.
        services.Configure<AuthorizationOptions>(options => options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint).Build());
        services.AddServiceRoutes(builder.Configuration, settings);
        // A service that is away shows in its health check and in one line for each 503, not in a stack trace for each try.
        builder.Logging.AddFilter("Yarp.ReverseProxy.Health", LogLevel.Error).AddFilter("Yarp.ReverseProxy.Forwarder", LogLevel.Error).AddFilter(typeof(TokenAuthentication).FullName, LogLevel.Warning);
    }

    private static void Map(WebApplication app)
    {
        app.MapHealth();
        app.MapDocs();
        app.MapMethods("/openapi/v1.json", [HttpMethods.Get, HttpMethods.Head], (MergedDescription description, CancellationToken cancellation) => description.Answer(cancellation))
            .AllowAnyone();
        app.MapReverseProxy(proxy =>
        {
            proxy.Use(Confinement.Keep);
            proxy.Use(Confinement.Renew);
            proxy.Use(app.Services.GetRequiredService<OpenStreams>().Hold);
            proxy.Use(ForwardProblems.Settle);
            proxy.Use(app.Services.GetRequiredService<Patience>().Hold);
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        }).RequireAnyActor();
    }

    private static void Listen(KestrelServerOptions kestrel, GatewaySettings settings)
    {
        kestrel.Limits.MaxConcurrentConnections = 10_000;
        kestrel.Limits.MaxConcurrentUpgradedConnections = 0;
        kestrel.Listen(IPAddress.Loopback, settings.PublicPort);
        kestrel.Listen(IPAddress.Loopback, settings.InternalPort, options => options.Use(InternalDoor.Mark));
    }
}
