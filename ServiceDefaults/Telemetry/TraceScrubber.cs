using System.Diagnostics;
using OpenTelemetry;

namespace Bkmo.ServiceDefaults;

/// <summary>Takes out of a span what could tell about a person, before it is exported.</summary>
internal sealed class TraceScrubber : BaseProcessor<Activity>
{
    private static readonly string[] Removed =
    [
        "url.query", "client.address", "client.port", "user_agent.original", "network.peer.address", "network.peer.port", "http.client_ip", "http.user_agent",
        "http.target", "net.sock.peer.addr", "net.peer.ip", "db.statement", "db.query.text", "messaging.message.body", "exception.message", "exception.stacktrace",
    ];

    private const string ErrorType = "error.type";
    private static readonly string[] Addresses = ["url.full", "http.url"];

    public override void OnEnd(Activity data)
    {
        foreach (var name in Removed) data.SetTag(name, null);
        foreach (var name in Addresses)
            if (data.GetTagItem(name) is string address && address.IndexOf('?', StringComparison.Ordinal) is var query and >= 0) data.SetTag(name, address[..query]);
        foreach (var tag in data.TagObjects.Where(tag => IsPersonal(tag.Key)).ToList()) data.SetTag(tag.Key, null);
        if (data.StatusDescription is not null) data.SetStatus(data.Status);
        if (data.GetTagItem(ErrorType) is null && ExceptionType(data) is { } type) data.SetTag(ErrorType, type);
    }

    private static bool IsPersonal(string tag) =>
        tag.StartsWith("enduser.", StringComparison.Ordinal) || tag.StartsWith("user.", StringComparison.Ordinal)
        || tag.StartsWith("http.request.header.", StringComparison.Ordinal) || tag.StartsWith("db.query.parameter", StringComparison.Ordinal);

    private static object? ExceptionType(Activity data)
    {
        foreach (ref readonly var happened in data.EnumerateEvents())
            foreach (ref readonly var tag in happened.EnumerateTagObjects())
                if (tag.Key is "exception.type") return tag.Value;
        return null;
    }
}
