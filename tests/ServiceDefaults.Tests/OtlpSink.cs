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
    private readonly ConcurrentQueue<(string Path, string Body)> _received = new();
    private readonly WebApplication _app;

    private OtlpSink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/{**path}", Receive);
    }

    internal string Address => _app.Urls.Single();

    internal static async Task<OtlpSink> Start()
    {
        var sink = new OtlpSink();
        await sink._app.StartAsync();
        return sink;
    }

    internal string Bodies(string path) => string.Concat(_received.Where(entry => string.Equals(entry.Path, path, StringComparison.Ordinal)).Select(entry => entry.Body));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Receive(HttpContext context)
    {
        using var body = new MemoryStream();
        await using (var from = context.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body)
            await from.CopyToAsync(body);
        _received.Enqueue((context.Request.Path.Value ?? "", Encoding.UTF8.GetString(body.ToArray())));
    }
}
