using System.Net;
using System.Net.Http.Json;

namespace Bkmo.Gateway.Tests;

public sealed class ProxyTests
{
    [Fact]
    public async Task Behind_a_proxy_that_is_named_each_caller_has_a_limit_of_its_own()
    {
        var platform = new Platform().With("Gateway:Proxies", "127.0.0.1");
        await platform.InitializeAsync();
        await Platform.Until(() => TryToGetIn(platform, "198.51.100.1, 203.0.113.7"), answer => answer.StatusCode == HttpStatusCode.TooManyRequests, 10);

        Assert.Equal(HttpStatusCode.OK, (await TryToGetIn(platform, "203.0.113.7, 203.0.113.8")).StatusCode);
        await platform.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_else_is_believed_where_they_come_from()
    {
        var platform = new Platform();
        await platform.InitializeAsync();
        var number = 0;

        await Platform.Until(() => TryToGetIn(platform, $"203.0.113.{++number % 250}"), answer => answer.StatusCode == HttpStatusCode.TooManyRequests, 10);
        await platform.DisposeAsync();
    }

    [Fact]
    public async Task Answers_are_for_nobodys_frame_and_bring_nothing_that_runs()
    {
        var platform = new Platform();
        await platform.InitializeAsync();

        foreach (var path in new[] { "/api/membership/organisations", "/nowhere", "/health/live", "/docs" })
        {
            var answer = await platform.Office.GetAsync(path);
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
        }
        await platform.DisposeAsync();
    }

    private static Task<HttpResponseMessage> TryToGetIn(Platform platform, string forwardedFor)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/identity/sessions") { Content = JsonContent.Create(new { }) };
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwardedFor);
        return platform.Anonymous.SendAsync(request);
    }
}
