using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Bkmo.Eventing;

/// <summary>A request that carries an idempotency key.</summary>
/// <param name="Actor">Whose key it is.</param>
/// <param name="Key">The key.</param>
/// <param name="Hash">SHA-256 of method, path and body.</param>
internal sealed record KeyedRequest(string Actor, string Key, byte[] Hash)
{
    internal static async Task<KeyedRequest> Of(HttpRequest request, Actor actor, string key)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        request.Body.Position = 0;
        var buffer = new byte[8_192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0) hash.AppendData(buffer, 0, read);
        return new KeyedRequest(actor.Id.Value, key, hash.GetHashAndReset());
    }
}

/// <summary>Keys whose first request is still running in this process. Across processes the store's unique key makes the second wait for the first.</summary>
internal sealed class KeysInFlight
{
    private readonly ConcurrentDictionary<(string, string), byte> running = new();

    internal bool TryBegin(KeyedRequest request) => running.TryAdd((request.Actor, request.Key), 0);

    internal void End(KeyedRequest request) => running.TryRemove((request.Actor, request.Key), out _);
}
