using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bkmo.ServiceDefaults.Tests;

/// <summary>Takes whatever is exported over OTLP/HTTP; protobuf keeps texts readable.</summary>
internal sealed class OtlpSink : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Body)> received = new();
    private readonly WebApplication app;

    private OtlpSink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/{**path}", Receive);
    }

    internal string Address => app.Urls.Single();

    internal static async Task<OtlpSink> Start()
    {
        var sink = new OtlpSink();
        await sink.app.StartAsync();
        return sink;
    }

    internal string Bodies(string path) => string.Concat(received.Where(entry => string.Equals(entry.Path, path, StringComparison.Ordinal)).Select(entry => entry.Body));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Receive(HttpContext context)
    {
        using var body = new MemoryStream();
        await using (var from = context.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body)
            await from.CopyToAsync(body);
        received.Enqueue((context.Request.Path.Value ?? "", Encoding.UTF8.GetString(body.ToArray())));
    }
}
