using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Conference.Tests.Api;

/// <summary>Another process of Conference beside the one of the fixture: same database, broker and keys; what it logs and exports is kept, and it can be told to die.</summary>
internal sealed class SecondCopy : IAsyncDisposable
{
    private readonly ConferenceService service;
    private readonly ProgramProcess process;
    private readonly string orders = TestFolder.New("fail-points");
    private readonly HttpClient client;

    private SecondCopy(ConferenceService service, Sink sink)
    {
        this.service = service;
        var address = $"http://127.0.0.1:{Free()}";
        client = new HttpClient { BaseAddress = new Uri(address) };
        var environment = new Dictionary<string, string>
        {
            [Eventing.FailPoints.Variable] = orders, ["OTEL_SERVICE_NAME"] = "copy", ["OTEL_EXPORTER_OTLP_ENDPOINT"] = sink.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100", ["OTEL_BLRP_SCHEDULE_DELAY"] = "100", ["Logging__LogLevel__Default"] = "Debug",
        };
        process = new ProgramProcess(environment, Path.Combine(AppContext.BaseDirectory, "Bkmo.Conference.dll"), [$"--urls={address}", .. service.Arguments]);
    }

    internal string Log => string.Join('\n', [.. process.Lines, .. process.Errors]);

    internal static async Task<SecondCopy> Start(ConferenceService service, Sink sink)
    {
        var copy = new SecondCopy(service, sink);
        await Eventually.True(async () =>
        {
            try
            {
                return (await copy.client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, TimeSpan.FromSeconds(60), () => copy.Log);
        return copy;
    }

    /// <summary>The process dies when it passes the point.</summary>
    internal void DieAt(string point) => File.WriteAllText(Path.Combine(orders, $"copy.{point}"), "kill");

    internal Task<int> Exit() => process.ExitAsync(TimeSpan.FromSeconds(30));

    internal async Task<HttpResponseMessage> Send(Actor actor, string path, object? body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Authorization = service.Vouch(actor);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (body is not null) request.Content = JsonContent.Create(body);
        return await client.SendAsync(request);
    }

    internal Task<HttpResponseMessage> Cast(Seat seat, string poll) =>
        Send(Plenary.Of(seat), poll + "/casts", new { mandateId = seat.Mandate, portions = new[] { new { votes = 1, marks = new[] { 0 } } } }, "\"v\"");

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await process.DisposeAsync();
    }

    internal static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Keeps everything that is exported over OTLP/HTTP.</summary>
internal sealed class Sink : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<byte[]> bodies = new();

    internal Sink()
    {
        Address = $"http://127.0.0.1:{SecondCopy.Free().ToString(CultureInfo.InvariantCulture)}";
        listener.Prefixes.Add(Address + "/");
        listener.Start();
        _ = Receive();
    }

    internal string Address { get; }

    internal byte[] Everything => [.. bodies.SelectMany(body => body)];

    internal bool Holds(string word) => Everything.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;

    public void Dispose() => listener.Close();

    private async Task Receive()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await using (var from = context.Request.Headers["Content-Encoding"] == "gzip" ? new GZipStream(context.Request.InputStream, CompressionMode.Decompress) : context.Request.InputStream)
                    await from.CopyToAsync(body);
                bodies.Enqueue(body.ToArray());
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
