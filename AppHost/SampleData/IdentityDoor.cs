using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bkmo.AppHost.SampleData;

/// <summary>The way in through the gateway, as people find it: invitations in the mail folder, passwords, authenticators, sessions.</summary>
internal sealed class IdentityDoor(Uri gateway, string mailFolder, TimeProvider time) : IDisposable
{
    private const int MostTries = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly HttpClient http = new() { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Opens the account that the newest invitation of the address is for.</summary>
    internal async Task AcceptAsync(string email, string password, CancellationToken cancellation)
    {
        using var accepted = await SendAsync(HttpMethod.Post, "invitations/accept", null, new { Token = InvitationFor(email), password }, cancellation);
        await ReadAsync(accepted, cancellation);
    }

    /// <summary>A new session; null when address, password or code do not fit.</summary>
    internal async Task<JsonElement?> OpenSessionAsync(string email, string password, string? authenticator, CancellationToken cancellation)
    {
        var code = authenticator is null ? null : AuthenticatorApp.Code(authenticator, time.GetUtcNow());
        using var answer = await SendAsync(HttpMethod.Post, "sessions", null, new { email, password, code, Client = "sample data" }, cancellation);
        return answer.StatusCode == HttpStatusCode.Unauthorized ? null : await ReadAsync(answer, cancellation);
    }

    /// <summary>Sets up an authenticator; <paramref name="keep"/> gets its secret before it is in force.</summary>
    internal async Task SetUpAuthenticatorAsync(string token, Action<string> keep, CancellationToken cancellation)
    {
        using var offered = await SendAsync(HttpMethod.Post, "account/totp", token, null, cancellation);
        var secret = (await ReadAsync(offered, cancellation)).GetProperty("secret").GetString()!;
        keep(secret);
        using var confirmed = await SendAsync(HttpMethod.Post, "account/totp/confirm", token, new { Code = AuthenticatorApp.Code(secret, time.GetUtcNow()) }, cancellation);
        await ReadAsync(confirmed, cancellation);
    }

    /// <summary>The token of the newest invitation in the mail folder.</summary>
    internal string InvitationFor(string email)
    {
        // Mails are named by time.
        var files = Directory.Exists(mailFolder) ? Directory.GetFiles(mailFolder, "*.txt") : [];
        foreach (var file in files.OrderDescending(StringComparer.Ordinal))
        {
            var mail = File.ReadAllText(file);
            if (mail.StartsWith($"To: {email}\n", StringComparison.Ordinal)) return mail[(mail.LastIndexOf('=') + 1)..].Trim();
        }
        throw new SampleDataException($"no invitation was found in {mailFolder}");
    }

    /// <summary>Asks Identity; while it is away, or there were too many of us, again.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, object? body, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            using var request = new HttpRequestMessage(method, "/api/identity/" + path);
            if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            if (body is not null) request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
            var answer = await http.SendAsync(request, cancellation);
            if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests) || tries == MostTries) return answer;
            var asked = answer.Headers.RetryAfter?.Delta;
            answer.Dispose();
            await Task.Delay(asked > Pause ? asked.Value : Pause, time, cancellation);
        }
    }

    /// <summary>The body of a success.</summary>
    /// <exception cref="SampleDataException">It was refused.</exception>
    internal static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.IsSuccessStatusCode) return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        throw new SampleDataException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}");
    }

    public void Dispose() => http.Dispose();
}
