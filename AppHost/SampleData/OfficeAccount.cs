using System.Buffers.Text;
using System.Net;
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

    private const string SessionName = "sample-office-session";
    private readonly IdentityDoor door = new(gateway, mailFolder, time);

    /// <summary>The way in, for other accounts.</summary>
    internal IdentityDoor Door => door;

    /// <summary>A session's token. An account that is not there yet is opened with the bootstrap token.</summary>
    /// <param name="bootstrapToken">Asked for only when the account must be opened.</param>
    /// <param name="fresh">Whether the session must have begun just now, as critical acts demand.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SampleDataException">There is another account of the office.</exception>
    internal async Task<string> SignInAsync(Func<string> bootstrapToken, bool fresh, CancellationToken cancellation)
    {
        if (!fresh && secrets.Find(SessionName) is { } kept && await WorksAsync(kept, cancellation)) return kept;
        var token = await new SampleAccount(door, secrets, "office", Email).SignInAsync(() => InviteAsync(bootstrapToken(), cancellation), cancellation);
        secrets.Set(SessionName, token);
        return token;
    }

    /// <summary>The token of the newest invitation in the mail folder.</summary>
    internal string InvitationFor(string email) => door.InvitationFor(email);

    public void Dispose() => door.Dispose();

    private async Task<bool> WorksAsync(string token, CancellationToken cancellation)
    {
        using var answer = await door.SendAsync(HttpMethod.Get, "account", token, null, cancellation);
        return answer.IsSuccessStatusCode;
    }

    private async Task InviteAsync(string bootstrapToken, CancellationToken cancellation)
    {
        using var invited = await door.SendAsync(HttpMethod.Post, "invitations", bootstrapToken, new { Email, Roles = new[] { new { Role = "office" } } }, cancellation);
        if (invited.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new SampleDataException("the office has an account of its own, and the sample data are loaded by one that the platform opens itself; use an empty folder (--data or --fresh)");
        await IdentityDoor.ReadAsync(invited, cancellation);
    }
}

/// <summary>An account for trying out, with a password and, where its role demands one, an authenticator; both are kept with the platform's other local secrets.</summary>
internal sealed class SampleAccount(IdentityDoor door, KeptValues secrets, string name, string email)
{
    private readonly string passwordName = $"sample-{name}-password", authenticatorName = $"sample-{name}-authenticator";

    /// <summary>A new session's token. An account that is not there yet is invited and opened.</summary>
    internal async Task<string> SignInAsync(Func<Task> invite, CancellationToken cancellation)
    {
        var session = secrets.Find(passwordName) is null ? null : await OpenSessionAsync(cancellation);
        if (session is null)
        {
            await invite();
            var password = secrets.Get(passwordName, () => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)));
            await door.AcceptAsync(email, password, cancellation);
            session = await OpenSessionAsync(cancellation) ?? throw new SampleDataException($"{email} cannot sign in");
        }
        var token = session.Value.GetProperty("token").GetString()!;
        if (session.Value.TryGetProperty("mayOnly", out var only) && only.GetString() is "totp")
            await door.SetUpAuthenticatorAsync(token, secret => secrets.Set(authenticatorName, secret), cancellation);
        return token;
    }

    private Task<JsonElement?> OpenSessionAsync(CancellationToken cancellation) =>
        door.OpenSessionAsync(email, secrets.Find(passwordName)!, secrets.Find(authenticatorName), cancellation);
}
