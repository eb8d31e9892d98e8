using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenTelemetry;

namespace Bkmo.ServiceDefaults;

/// <summary>
/// The gateway's public keys. Asked for when a token names a key that is not known, at most once per second; a gateway that does not answer leaves the known
/// keys in place.
/// </summary>
internal sealed partial class InternalKeys(IConfiguration configuration, TimeProvider time, ILogger<InternalKeys> log) : IDisposable
{
    internal const string GatewaySetting = "services:gateway:internal:0";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim asking = new(1, 1);
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(2) };
    private readonly string? given = configuration[InternalToken.PublicKeysSetting];
    private readonly string? gateway = configuration[GatewaySetting];
    private FrozenDictionary<string, SecurityKey> keys = FrozenDictionary<string, SecurityKey>.Empty;
    private long? asked;

    internal bool IsConfigured => !string.IsNullOrEmpty(given) || !string.IsNullOrEmpty(gateway);

    internal SecurityKey? Find(string? kid) => kid is not null && keys.TryGetValue(kid, out var key) ? key : null;

    /// <summary>Whether any key is known after making sure that <paramref name="kid"/> was asked for.</summary>
    internal async Task<bool> Know(string? kid, CancellationToken cancellation)
    {
        if (Find(kid) is not null) return true;
        await asking.WaitAsync(cancellation);
        try
        {
            if (Find(kid) is null && MayAsk()) await Ask(cancellation);
            return keys.Count > 0;
        }
        finally
        {
            asking.Release();
        }
    }

    private bool MayAsk() => asked is not { } last || time.GetElapsedTime(last) >= Patience;

    private async Task Ask(CancellationToken cancellation)
    {
        try
        {
            var json = string.IsNullOrEmpty(given) ? await Download(cancellation) : given;
            keys = new JsonWebKeySet(json).GetSigningKeys().Where(key => key.KeyId is not null).ToFrozenDictionary(key => key.KeyId, StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is HttpRequestException or ArgumentException || (exception is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            Unreachable(exception.GetType().Name);
        }
        asked = time.GetTimestamp();
    }

    private async Task<string> Download(CancellationToken cancellation)
    {
        using var untraced = SuppressInstrumentationScope.Begin();
        return await http.GetStringAsync(new Uri(new Uri(gateway!), InternalToken.KeysPath), cancellation);
    }

    public void Dispose()
    {
        http.Dispose();
        asking.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "The gateway's public keys could not be fetched: {Reason}")]
    private partial void Unreachable(string reason);
}
