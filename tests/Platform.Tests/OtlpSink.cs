using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bkmo.Platform.Tests;

/// <summary>Receives OTLP over HTTP and keeps it: spans taken apart as far as the tests look, everything else as bytes.</summary>
public sealed class OtlpSink : IAsyncDisposable
{
    private readonly ConcurrentQueue<byte[]> bodies = new();
    private readonly ConcurrentQueue<Span> spans = new();
    private WebApplication app = null!;

    public sealed record Span(string Service, string TraceId, string Name);

    public Uri Address => new(app.Urls.Single());

    public IReadOnlyList<Span> Spans => [.. spans];

    public static async Task<OtlpSink> Start()
    {
        var sink = new OtlpSink();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        sink.app = builder.Build();
        sink.app.MapPost("/v1/{signal}", sink.Receive);
        await sink.app.StartAsync();
        return sink;
    }

    /// <summary>Whether the word stands anywhere in what was exported: traces, logs or metrics.</summary>
    public bool Contains(string word)
    {
        var sought = Encoding.UTF8.GetBytes(word);
        return bodies.Any(body => body.AsSpan().IndexOf(sought) >= 0);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Receive(string signal, HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory);
        var body = memory.ToArray();
        bodies.Enqueue(body);
        if (signal == "traces") Read(body);
        context.Response.ContentType = "application/x-protobuf";
    }

    /// <summary>ExportTraceServiceRequest → resource_spans (1) → resource (1), scope_spans (2) → spans (2) → trace_id (1), name (5).</summary>
    private void Read(byte[] request)
    {
        foreach (var resourceSpans in Protobuf.Messages(request, 1))
        {
            var service = Protobuf.Messages(resourceSpans, 1).SelectMany(resource => Protobuf.Messages(resource, 1))
                .Where(attribute => Protobuf.Text(attribute, 1) == "service.name")
                .Select(attribute => Protobuf.Text(Protobuf.Messages(attribute, 2)[0], 1)).FirstOrDefault() ?? "";
            foreach (var span in Protobuf.Messages(resourceSpans, 2).SelectMany(scope => Protobuf.Messages(scope, 2)))
                spans.Enqueue(new Span(service, Convert.ToHexStringLower(Protobuf.Messages(span, 1)[0].Span), Protobuf.Text(span, 5)));
        }
    }
}

/// <summary>Reads length-delimited fields of protobuf messages.</summary>
internal static class Protobuf
{
    internal static string Text(ReadOnlyMemory<byte> message, int field) => Messages(message, field) is [var first, ..] ? Encoding.UTF8.GetString(first.Span) : "";

    internal static IReadOnlyList<ReadOnlyMemory<byte>> Messages(ReadOnlyMemory<byte> message, int field)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        var at = 0;
        while (at < message.Length)
        {
            var key = Varint(message.Span, ref at);
            switch (key & 7)
            {
                case 0: Varint(message.Span, ref at); break;
                case 1: at += 8; break;
                case 5: at += 4; break;
                case 2:
                    var length = (int)Varint(message.Span, ref at);
                    if ((int)(key >> 3) == field) found.Add(message.Slice(at, length));
                    at += length;
                    break;
                default: throw new FormatException("Not protobuf.");
            }
        }
        return found;
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }
}
