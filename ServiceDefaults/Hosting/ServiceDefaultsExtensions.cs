using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Bkmo.ServiceDefaults;

/// <summary>What every process of the platform has in common.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Largest request body: 1 MiB.</summary>
    public const long MaxBodySize = 1024 * 1024;

    /// <summary>Everything a service needs: the host's defaults, internal tokens with deny by default, the API description.</summary>
    /// <param name="builder">The service's builder.</param>
    /// <param name="service">Name of the service, lower case: <c>membership</c>.</param>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder, string service) where TBuilder : IHostApplicationBuilder
    {
        builder.AddHostDefaults(service);
        builder.Services.AddInternalToken(service);
        builder.Services.AddApiDescription(service);
        return builder;
    }

    /// <summary>The defaults without a way to authenticate: for the gateway, which has its own.</summary>
    /// <inheritdoc cref="AddServiceDefaults{TBuilder}(TBuilder, string)" path="/param" />
    public static TBuilder AddHostDefaults<TBuilder>(this TBuilder builder, string service) where TBuilder : IHostApplicationBuilder
    {
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", isEnabled: false);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        services.Configure<KestrelServerOptions>(Limit);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => ServiceJson.Apply(options.SerializerOptions));
        services.AddAuthentication();
        services.AddAuthorization(Access.DenyByDefault);
        services.AddTransient<IStartupFilter, AccessCheck>();
        services.AddHealthChecks();

        var name = new ServiceName(service, $"{Environment.MachineName}:{Environment.ProcessId}");
        services.AddSingleton(name);
        services.AddHostedService<Telemetry>();
        builder.Logging.Log();
        Telemetry.ExportLogs(builder.Logging, builder.Configuration, name);
        return builder;
    }

    /// <summary>Security headers, problem details, body limit, routing, authentication, authorization, in this order. Call it before mapping endpoints.</summary>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<RequestSpan>();
        app.UseMiddleware<SafeHeaders>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<BodyLimit>();
        app.UseRouting();
        app.UseAuthentication();
        app.Use(AuditTrails.RecordDenials);
        app.UseAuthorization();
        app.UseMiddleware<KeyedBodies>();
        return app;
    }

    /// <summary><c>/health/live</c> and <c>/health/ready</c> for anyone, <c>/openapi/v1.json</c> for any internal token.</summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHealth();
        app.MapApiDescription();
        return app;
    }

    private static void Limit(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = 8 * MaxBodySize; // see BodyLimit
        options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        options.Limits.MaxRequestHeaderCount = 64;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        options.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }

    private static void Log(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddConsole(options => options.FormatterName = LineFormatter.FormatterName).AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        // Entity Framework writes the whole exception into its message; what fails is told by whoever asked.
        logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning).AddFilter("Npgsql", LogLevel.Warning)
            .AddFilter("MassTransit", LogLevel.Warning).AddFilter("Yarp", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None)
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        // That the process cannot start is said once, by StartUp; see LineFormatter too.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => level is LogLevel.Warning or LogLevel.Error);
    }
}
