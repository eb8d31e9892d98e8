using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;
using static Bkmo.ServiceDefaults.Tests.SampleService;

namespace Bkmo.ServiceDefaults.Tests;

public sealed class TelemetryTests(SampleService service) : IClassFixture<SampleService>
{
    [Fact]
    public async Task A_request_is_traced_by_its_route_without_anything_about_the_person()
    {
        var collected = new Collected();
        using var traces = Collect(collected);
        using var source = new ActivitySource("Bkmo.Test");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/things/who?search=Mustermann");
        request.Headers.Add("User-Agent", "Secret/1.0");
        using var parent = source.StartActivity("parent");

        await service.Office.SendAsync(request);
        parent!.Stop();
        traces.ForceFlush();

        var own = await collected.Of(parent.TraceId, count: 3);
        var server = own.Single(span => span.Kind == ActivityKind.Server);
        Assert.Equal("/things/who", server.GetTagItem("http.route"));
        Assert.Equal(200, server.GetTagItem("http.response.status_code"));
        Assert.Contains(own, span => span.Kind == ActivityKind.Client);
        Assert.All(own, span => Assert.DoesNotContain(span.TagObjects, tag =>
            tag.Value?.ToString() is { } value && (value.Contains("Mustermann", StringComparison.Ordinal) || value.Contains("Secret", StringComparison.Ordinal))));
        Assert.All(own, span => Assert.DoesNotContain(span.TagObjects, tag => tag.Key is "client.address" or "network.peer.address" or "user_agent.original"));
    }

    [Fact]
    public void Texts_that_libraries_attach_are_taken_out_and_the_kind_of_error_stays()
    {
        var collected = new Collected();
        using var traces = Collect(collected);
        using var source = new ActivitySource("Bkmo.Test");
        var span = source.StartActivity("work")!;
        span.SetTag("enduser.id", "Mustermann").SetTag("db.query.text", "select 'Mustermann'").SetTag("url.full", "http://a/b?c=Mustermann").SetTag("kept", 1);
        span.AddException(new InvalidOperationException("Mustermann"));
        span.SetStatus(ActivityStatusCode.Error, "Mustermann");
        span.Stop();

        Assert.DoesNotContain(span.TagObjects, tag => tag.Value?.ToString()?.Contains("Mustermann", StringComparison.Ordinal) == true);
        Assert.Equal("http://a/b", span.GetTagItem("url.full"));
        Assert.Equal(1, span.GetTagItem("kept"));
        Assert.Equal("System.InvalidOperationException", span.GetTagItem("error.type"));
        Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Questions_about_health_are_not_traced(string path)
    {
        var collected = new Collected();
        using var traces = Collect(collected);
        using var source = new ActivitySource("Bkmo.Test");
        using var parent = source.StartActivity("parent");

        await service.Anonymous.GetAsync(path);
        await service.Office.GetAsync("/things/who");
        parent!.Stop();
        traces.ForceFlush();

        var own = await collected.Of(parent.TraceId, count: 4);
        Assert.Single(own, span => span.Kind == ActivityKind.Server);
    }

    [Fact]
    public async Task What_is_exported_over_otlp_holds_no_texts_of_exceptions()
    {
        await using var sink = await OtlpSink.Start();
        await using var app = Build(
            service, _ => { }, ("OTEL_EXPORTER_OTLP_ENDPOINT", sink.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "50"));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = Bearer(service.Signer.Sign(Someone(Roles.Office), "sample", DateTimeOffset.UtcNow));
        using (var source = new ActivitySource("Bkmo.Test"))
        using (var work = source.StartActivity("planted"))
            work?.AddException(new InvalidOperationException("Mustermann"));
        await client.GetAsync("/things/gone?search=Mustermann");

        await app.StopAsync();

        var (traces, logs, metrics) = (sink.Bodies("/v1/traces"), sink.Bodies("/v1/logs"), sink.Bodies("/v1/metrics"));
        Assert.Contains("planted", traces, StringComparison.Ordinal);
        Assert.Contains("/things/gone", traces, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", traces, StringComparison.Ordinal);
        Assert.Contains("Unhandled exception", logs, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
        foreach (var body in new[] { traces, logs, metrics }) Assert.DoesNotContain("Mustermann", body, StringComparison.Ordinal);
    }

    private static TracerProvider Collect(Collected collected) => Telemetry
        .Traces(Sdk.CreateTracerProviderBuilder(), new ServiceName("sample", "1")).AddProcessor(new SimpleActivityExportProcessor(new Keep(collected))).Build();

    private sealed class Collected
    {
        private readonly ConcurrentQueue<Activity> spans = new();

        internal void Add(Activity span) => spans.Enqueue(span);

        // A server's span ends after its answer was read.
        internal async Task<IReadOnlyList<Activity>> Of(ActivityTraceId trace, int count)
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            while (spans.Count(span => span.TraceId == trace) < count) await pace.WaitForNextTickAsync(deadline.Token);
            return [.. spans.Where(span => span.TraceId == trace)];
        }
    }

    private sealed class Keep(Collected collected) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch) collected.Add(span);
            return ExportResult.Success;
        }
    }
}
