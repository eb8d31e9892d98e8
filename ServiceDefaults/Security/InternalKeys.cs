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

    private readonly SemaphoreSlim _asking = new(1, 1);
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(2) };
    private readonly string? _given = configuration[InternalToken.PublicKeysSetting];
    private readonly string? _gateway = configuration[GatewaySetting];
    private FrozenDictionary<string, SecurityKey> _keys = FrozenDictionary<string, SecurityKey>.Empty;
    private long? _asked;

    internal bool IsConfigured => !string.IsNullOrEmpty(_given) || !string.IsNullOrEmpty(_gateway);

    internal SecurityKey? Find(string? kid) => kid is not null && _keys.TryGetValue(kid, out var key) ? key : null;

    /// <summary>Whether any key is known after making sure that <paramref name="kid"/> was asked for.</summary>
    internal async Task<bool> Know(string? kid, CancellationToken cancellation)
    {
        if (Find(kid) is not null) return true;
        await _asking.WaitAsync(cancellation);
        try
        {
            if (Find(kid) is null && MayAsk()) await Ask(cancellation);
            return _keys.Count > 0;
        }
        finally
        {
            _asking.Release();
        }
    }

    private bool MayAsk() => _asked is not { } asked || time.GetElapsedTime(asked) >= Patience;

    private async Task Ask(CancellationToken cancellation)
    {
        try
        {
            var json = string.IsNullOrEmpty(_given) ? await Download(cancellation) : _given;
            _keys = new JsonWebKeySet(json).GetSigningKeys().Where(key => key.KeyId is not null).ToFrozenDictionary(key => key.KeyId, StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is HttpRequestException or ArgumentException || (exception is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            Unreachable(exception.GetType().Name);
        }
        _asked = time.GetTimestamp();
    }

    private async Task<string> Download(CancellationToken cancellation)
    {
        using var untraced = SuppressInstrumentationScope.Begin();
        return await _http.GetStringAsync(new Uri(new Uri(_gateway!), InternalToken.KeysPath), cancellation);
    }

    public void Dispose()
    {
        _http.Dispose();
        _asking.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "The gateway's public keys could not be fetched: {Reason}")]
    private partial void Unreachable(string reason);
}
