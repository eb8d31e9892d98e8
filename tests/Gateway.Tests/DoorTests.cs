using System.Net;

namespace Bkmo.Gateway.Tests;

public sealed class DoorTests(Platform platform) : IClassFixture<Platform>
{
    [Theory]
    [InlineData("de", "Unter dieser Adresse gibt es nichts.")]
    [InlineData("en", "There is nothing at this address.")]
    public async Task Nothing_else_is_there_in_either_language(string language, string detail)
    {
        foreach (var path in new[] { "/nowhere", "/api", "/api/nobody/users", "/internal/introspect", "/internal/revocations", "/.well-known/jwks.json", "/internal" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept-Language", language);

            var answer = await platform.Anonymous.SendAsync(request);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal(detail, (await Platform.Problem(answer)).GetProperty("detail").GetString());
        }
    }

    [Theory]
    [InlineData("/api/membership/organisations")]
    [InlineData("/health/live")]
    [InlineData("/docs")]
    [InlineData("/")]
    public async Task The_internal_port_shows_the_keys_and_nothing_else(string path)
    {
        using var office = Platform.Client(platform.Internal.BaseAddress!, Platform.OfficeToken);

        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_method_the_gateway_does_not_know_for_its_own_pages_is_405()
    {
        var answer = await platform.Anonymous.DeleteAsync("/docs");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("GET", answer.Content.Headers.Allow, StringComparer.Ordinal);
        await Platform.Problem(answer);
    }
}
