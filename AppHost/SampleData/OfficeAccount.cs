using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Bkmo.AppHost.Local.Engine;

namespace Bkmo.AppHost.SampleData;

/// <summary>
/// The office's first account on a machine for trying out: opened as a person would open it, by the invitation in the mail folder, a password and an authenticator. Password,
/// authenticator and session are kept with the platform's other local secrets.
/// </summary>
internal sealed class OfficeAccount(Uri gateway, string mailFolder, KeptValues secrets, TimeProvider time) : IDisposable
{
    /// <summary>What it signs in with.</summary>
    internal const string Email = "office@sample.example";

    private const string PasswordName = "sample-office-password", AuthenticatorName = "sample-office-authenticator", SessionName = "sample-office-session";
    private const int MostTries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly HttpClient http = new() { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>A session's token. An account that is not there yet is opened with the bootstrap token.</summary>
    /// <param name="bootstrapToken">Asked for only when the account must be opened.</param>
    /// <param name="fresh">Whether the session must have begun just now, as critical acts demand.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SampleDataException">There is another account of the office.</exception>
    internal async Task<string> SignInAsync(Func<string> bootstrapToken, bool fresh, CancellationToken cancellation)
    {
        if (!fresh && secrets.Find(SessionName) is { } kept && await WorksAsync(kept, cancellation)) return kept;
        var session = secrets.Find(PasswordName) is null ? null : await OpenSessionAsync(cancellation);
        if (session is null)
        {
            await OpenAccountAsync(bootstrapToken(), cancellation);
            session = await OpenSessionAsync(cancellation) ?? throw new SampleDataException($"{Email} cannot sign in");
        }
        var token = session.Value.GetProperty("token").GetString()!;
        if (session.Value.TryGetProperty("mayOnly", out var only) && only.GetString() is "totp") await SetUpAuthenticatorAsync(token, cancellation);
        secrets.Set(SessionName, token);
        return token;
    }

    public void Dispose() => http.Dispose();

    private async Task<bool> WorksAsync(string token, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Get, "account", token, null, cancellation);
        return answer.IsSuccessStatusCode;
    }

    private async Task<JsonElement?> OpenSessionAsync(CancellationToken cancellation)
    {
        var code = secrets.Find(AuthenticatorName) is { } secret ? AuthenticatorApp.Code(secret, time.GetUtcNow()) : null;
        using var answer = await SendAsync(HttpMethod.Post, "sessions", null, new { Email, Password = secrets.Find(PasswordName), code, Client = "sample data" }, cancellation);
        return answer.StatusCode == HttpStatusCode.Unauthorized ? null : await ReadAsync(answer, cancellation);
    }

    private async Task OpenAccountAsync(string bootstrapToken, CancellationToken cancellation)
    {
        using var invited = await SendAsync(HttpMethod.Post, "invitations", bootstrapToken, new { Email, Roles = new[] { new { Role = "office" } } }, cancellation);
        if (invited.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new SampleDataException("the office has an account of its own, and the sample data are loaded by one that the platform opens itself; use an empty folder (--data or --fresh)");
        await ReadAsync(invited, cancellation);
        var password = secrets.Get(PasswordName, () => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)));
        using var accepted = await SendAsync(HttpMethod.Post, "invitations/accept", null, new { Token = InvitationFor(Email), password }, cancellation);
        await ReadAsync(accepted, cancellation);
    }

    private async Task SetUpAuthenticatorAsync(string token, CancellationToken cancellation)
    {
        using var offered = await SendAsync(HttpMethod.Post, "account/totp", token, null, cancellation);
        var secret = (await ReadAsync(offered, cancellation)).GetProperty("secret").GetString()!;
        secrets.Set(AuthenticatorName, secret);
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

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, object? body, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            using var request = new HttpRequestMessage(method, "/api/identity/" + path);
            if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            if (body is not null) request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
            var answer = await http.SendAsync(request, cancellation);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || tries == MostTries) return answer;
            answer.Dispose();
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.IsSuccessStatusCode) return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        throw new SampleDataException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}");
    }
}
