using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Bkmo.ServiceDefaults;

/// <summary>
/// Builds traces and metrics while the process runs, and sends them over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. Stands in for
/// OpenTelemetry.Extensions.Hosting.
/// </summary>
internal sealed class Telemetry(IConfiguration configuration, ServiceName service, IEnumerable<LoggerProvider> logs) : IHostedService, IDisposable
{
    internal const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Libraries put the text of exceptions into span events, which cannot be changed afterwards; none is exported. The type stays, as error.type.
    private static readonly KeyValuePair<string, string?>[] NoEvents = [new("OTEL_SPAN_EVENT_COUNT_LIMIT", "0")];
    private const int FlushMilliseconds = 3000;
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit", "Yarp.ReverseProxy", "Bkmo.*"];
    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Routing", "System.Net.Http", "System.Runtime",
        "Npgsql", "MassTransit", "Yarp.ReverseProxy", "Bkmo.*",
    ];

    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsExporting(configuration)) return Task.CompletedTask;
        var settings = new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(NoEvents).Build();
        traces = Traces(Sdk.CreateTracerProviderBuilder(), service).ConfigureServices(services => services.AddSingleton<IConfiguration>(settings))
            .AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Describe(service)).AddMeter(Meters)
            .ConfigureServices(services => services.AddSingleton<IConfiguration>(settings)).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            traces?.ForceFlush(FlushMilliseconds);
            metrics?.ForceFlush(FlushMilliseconds);
            foreach (var log in logs) log.ForceFlush(FlushMilliseconds);
        },
        cancellationToken);

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }

    /// <summary>What is traced and what is taken out before anything leaves the process.</summary>
    internal static TracerProviderBuilder Traces(TracerProviderBuilder builder, ServiceName service) => builder
        .SetResourceBuilder(Describe(service))
        .AddSource(Sources)
        .SetSampler(new QuietPaths(new ParentBasedSampler(new AlwaysOnSampler())))
        .AddProcessor(new TraceScrubber());

    /// <summary>Sends the log as well, when there is somewhere to send it to.</summary>
    internal static void ExportLogs(ILoggingBuilder logging, IConfiguration configuration, ServiceName service)
    {
        if (!IsExporting(configuration)) return;
        logging.AddOpenTelemetry(options => options.SetResourceBuilder(Describe(service)).AddProcessor(new LogScrubber()).AddOtlpExporter());
    }

    private static bool IsExporting(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[EndpointSetting]);

    private static ResourceBuilder Describe(ServiceName service) =>
        ResourceBuilder.CreateDefault().AddService(service.Value, "bkmo", serviceInstanceId: service.Instance).AddEnvironmentVariableDetector();
}

/// <summary>The name under which a process reports, and which of its copies it is.</summary>
internal sealed record ServiceName(string Value, string Instance);
