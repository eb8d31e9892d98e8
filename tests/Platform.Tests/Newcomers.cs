using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Bkmo.AppHost.SampleData;
using Bkmo.Testing;

namespace Bkmo.Platform.Tests;

/// <summary>Somebody signed in.</summary>
/// <param name="Role">The role that came with the invitation.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Client">Shows the session's token.</param>
public sealed record Newcomer(string Role, Guid AccountId, HttpClient Client);

/// <summary>People who come in by the invitations that the sample data print, as their readers would: password, sign-in, authenticator where the role demands it.</summary>
public static partial class Newcomers
{
    private const string Password = "vier lange Wörter hier";

    /// <summary>One of each role.</summary>
    public static async Task<IReadOnlyList<Newcomer>> All(RunningPlatform platform)
    {
        var people = new List<Newcomer>();
        foreach (Match line in Invitation().Matches(platform.Output))
            people.Add(await Come(platform, line.Groups["role"].Value, line.Groups["token"].Value, line.Groups["email"].Value));
        return people;
    }

    /// <summary>Somebody whom the office invites now, by a mail.</summary>
    public static async Task<Newcomer> Invited(RunningPlatform platform, HttpClient office, string role, string email)
    {
        await Content(await office.PostAsJsonAsync("/api/identity/invitations", new { email, roles = new[] { new { role } } }));
        var mail = Directory.GetFiles(Path.Combine(platform.Folder, "mail")).Select(File.ReadAllText).Single(text => text.StartsWith($"To: {email}\n", StringComparison.Ordinal));
        return await Come(platform, role, mail[(mail.LastIndexOf('=') + 1)..].Trim(), email);
    }

    /// <summary>Opens the account of an invitation and signs in to it.</summary>
    public static async Task<Newcomer> Come(RunningPlatform platform, string role, string invitation, string email)
    {
        var client = new HttpClient { BaseAddress = platform.Gateway };
        var accepted = await Content(await client.PostAsJsonAsync("/api/identity/invitations/accept", new { token = invitation, password = Password }));
        var session = await Content(await client.PostAsJsonAsync("/api/identity/sessions", new { email, password = Password }));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
        if (session.TryGetProperty("mayOnly", out var only) && only.GetString() is "totp")
        {
            var secret = (await Content(await client.PostAsync(new Uri("/api/identity/account/totp", UriKind.Relative), null))).GetProperty("secret").GetString()!;
            await Content(await client.PostAsJsonAsync("/api/identity/account/totp/confirm", new { code = AuthenticatorApp.Code(secret, TimeProvider.System.GetUtcNow()) }));
        }
        return new Newcomer(role, accepted.GetProperty("accountId").GetGuid(), client);
    }

    private static async Task<System.Text.Json.JsonElement> Content(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, $"{answer.RequestMessage!.RequestUri} {await answer.Content.ReadAsStringAsync()}");
        return await answer.JsonAsync();
    }

    [GeneratedRegex(@"^  (?<role>[a-z-]+) +\S+#invitation=(?<token>\S+) +(?<email>\S+@sample\.example)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Invitation();
}
