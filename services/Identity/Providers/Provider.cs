using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Bkmo.Identity.Providers;

/// <summary>The provider does not answer, or not as it should; nobody was refused.</summary>
internal sealed class ProviderUnavailableException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Calls the trusted provider, at its own addresses only, without following it anywhere.</summary>
internal sealed class Provider : IDocumentRetriever, IDisposable
{
    private const int LargestAnswer = 256 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient http;
    private readonly ConfigurationManager<OpenIdConnectConfiguration>? descriptions;

    public Provider(IConfiguration settings)
    {
        Settings = ProviderSettings.Read(settings);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        http = new(handler) { Timeout = Patience, MaxResponseContentBufferSize = LargestAnswer };
        if (Settings is { } told)
            descriptions = new($"{told.IssuerName.TrimEnd('/')}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), this);
    }

    /// <summary>Null when no provider is trusted.</summary>
    internal ProviderSettings? Settings { get; }

    /// <summary>What the provider says of itself, remembered for hours; asked anew after <see cref="Forget"/>, but not more often than every five minutes.</summary>
    internal async Task<OpenIdConnectConfiguration> Describe(CancellationToken cancellation)
    {
        try
        {
            var description = await descriptions!.GetConfigurationAsync(cancellation);
            return description.Issuer == Settings!.IssuerName ? description : throw new ProviderUnavailableException("The provider is another one.");
        }
        catch (Exception fault) when (fault is InvalidOperationException or HttpRequestException or IOException or ArgumentException)
        {
            throw new ProviderUnavailableException("The provider does not describe itself.", fault);
        }
    }

    /// <summary>A key is not known: the provider may have changed its keys.</summary>
    internal void Forget() => descriptions!.RequestRefresh();

    /// <summary>The ID token for a code; null when the provider does not take the code.</summary>
    internal async Task<string?> Redeem(string code, string verifier, CancellationToken cancellation)
    {
        var description = await Describe(cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, Checked(description.TokenEndpoint));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = Settings!.ReturnTo.AbsoluteUri, ["code_verifier"] = verifier,
        };
        Authenticate(request, fields, description);
        request.Content = new FormUrlEncodedContent(fields);
        using var answer = await Send(request, cancellation);
        if ((int)answer.StatusCode is >= 400 and < 500) return null;
        var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
        return answer.IsSuccessStatusCode ? IdToken(body) : throw new ProviderUnavailableException("The provider gives no token.");
    }

    /// <summary>Reads a document of the provider's.</summary>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Checked(address));
        using var answer = await Send(request, cancel);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(cancel) : throw new IOException("The provider does not show a document.");
    }

    /// <summary>An address that the provider names, if it may be called or shown.</summary>
    internal Uri Checked(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var fine) && Settings!.MayCall(fine)
        ? fine
        : throw new ProviderUnavailableException("The provider names an address that is not its own; see Oidc__Hosts.");

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await http.SendAsync(request, cancellation);
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ProviderUnavailableException("The provider cannot be reached.", fault);
        }
    }

    // RFC 6749 § 2.3.1: both parts are encoded as in a form.
    private void Authenticate(HttpRequestMessage request, Dictionary<string, string> fields, OpenIdConnectConfiguration description)
    {
        var ways = description.TokenEndpointAuthMethodsSupported;
        if (ways.Count == 0 || ways.Contains("client_secret_basic", StringComparer.Ordinal))
        {
            var pair = $"{Uri.EscapeDataString(Settings!.ClientId)}:{Uri.EscapeDataString(Settings.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else (fields["client_id"], fields["client_secret"]) = (Settings!.ClientId, Settings.ClientSecret);
    }

    private static string? IdToken(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("id_token", out var token) ? token.GetString() : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new ProviderUnavailableException("The provider's answer cannot be read.", fault);
        }
    }
}
