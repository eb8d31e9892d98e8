using System.Collections.Concurrent;
using System.Net;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bkmo.Gateway.Tests;

public sealed class KeyChangeTests(Platform platform) : IClassFixture<Platform>
{
    [Fact]
    public async Task While_the_internal_key_changes_no_request_carries_a_token_that_a_service_could_not_check()
    {
        var used = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        platform.Membership.Answer = async context =>
        {
            var token = new JsonWebToken(context.Request.Headers.Authorization.ToString()["Bearer ".Length..]);
            var shown = new JsonWebKeySet(await platform.Internal.GetStringAsync(new Uri("/.well-known/jwks.json", UriKind.Relative)));
            context.Response.StatusCode = shown.Keys.Any(key => key.KeyId == token.Kid) ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized;
            used.AddOrUpdate(token.Kid, 1, (_, count) => count + 1);
        };
        using var over = new CancellationTokenSource();
        var reading = Task.WhenAll(Enumerable.Range(0, 4).Select(reader => Task.Run(() => Read(reader, over.Token))));
        await Eventually.True(() => used.Count == 1);

        new KeyFolder(Path.GetDirectoryName(platform.KeyFolder)!).Create(2);
        await Eventually.True(() => used.Count == 2, TimeSpan.FromSeconds(30));
        var changed = used.Values.Sum();
        await Eventually.True(() => used.Values.Sum() > changed + 20, TimeSpan.FromSeconds(30));
        await over.CancelAsync();

        Assert.All((await reading).SelectMany(answers => answers), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    /// <summary>Each request comes with a session of its own, so that a token is minted for it.</summary>
    private async Task<List<HttpStatusCode>> Read(int reader, CancellationToken over)
    {
        var answers = new List<HttpStatusCode>();
        while (!over.IsCancellationRequested)
        {
            var token = $"bkmo_s_{reader}-{answers.Count}";
            platform.Known.Let(token, Guid.CreateVersion7().ToString(), [Roles.Office]);
            using var client = Platform.Client(platform.Public, token);
            answers.Add((await client.GetAsync(new Uri("/api/membership/organisations", UriKind.Relative), CancellationToken.None)).StatusCode);
        }
        return answers;
    }
}
