using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Bkmo.Identity.Conventions;

/// <summary>A request that carries an idempotency key. No request with a password takes one: a fast hash of it would be kept.</summary>
/// <param name="Actor">Whose key it is.</param>
/// <param name="Key">The key.</param>
/// <param name="Hash">SHA-256 of method, path and body.</param>
internal sealed record KeyedRequest(string Actor, string Key, byte[] Hash)
{
    internal static async Task<KeyedRequest> Of(HttpRequest request, string actor, string key)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        request.Body.Position = 0;
        hash.AppendData(await SHA256.HashDataAsync(request.Body, request.HttpContext.RequestAborted));
        return new(actor, key, hash.GetHashAndReset());
    }
}

/// <summary>Keys whose first request is still running in this process. Across processes the table's key lets only one of two commit.</summary>
internal sealed class KeysInFlight
{
    private readonly ConcurrentDictionary<(string, string), byte> running = new();

    internal bool TryBegin(KeyedRequest request) => running.TryAdd((request.Actor, request.Key), 0);

    internal void End(KeyedRequest request) => running.TryRemove((request.Actor, request.Key), out _);
}
