using Microsoft.AspNetCore.Http;

namespace Bkmo.ServiceDefaults;

/// <summary>Requests that send a file as their body: how large it may be, and its bytes.</summary>
public static class Uploads
{
    /// <summary>The largest file: 20 MiB.</summary>
    public const long MaxSize = 20 * 1024 * 1024;

    /// <summary>Ends of the addresses that take files; everything else takes <see cref="ServiceDefaultsExtensions.MaxBodySize"/>.</summary>
    private static readonly string[] Places = ["/documents", "/imports", "/imports/preview", "/dues/statements"];

    /// <summary>The largest body of a request to its address, in bytes. The gateway and the services agree on it.</summary>
    public static long MaxBody(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return HttpMethods.IsPost(request.Method) && Places.Any(end => request.Path.Value?.EndsWith(end, StringComparison.Ordinal) is true)
            ? MaxSize
            : ServiceDefaultsExtensions.MaxBodySize;
    }

    /// <summary>The whole body.</summary>
    public static async Task<byte[]> Read(HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Body.CanSeek) request.Body.Position = 0; // read once before, for the idempotency key
        using var bytes = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, MaxSize));
        await request.Body.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
