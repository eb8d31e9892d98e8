using System.Net;
using System.Net.Http.Json;

namespace Bkmo.Gateway.Tests;

public sealed class PublicRouteTests : IAsyncLifetime
{
    private readonly Platform platform = new();

    public Task InitializeAsync() => platform.InitializeAsync();

    public Task DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task Whoever_wants_to_get_in_needs_no_token_and_none_is_passed_on()
    {
        foreach (var path in PublicRoutes.Paths)
            foreach (var client in new[] { platform.Anonymous, platform.Office })
            {
                Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync(path, new { })).StatusCode);
                Assert.Equal(path, platform.Identity.SeenPath);
                Assert.Equal(0, platform.Identity.Seen!.Authorization.Count);
            }
    }

    [Fact]
    public async Task Other_methods_and_addresses_beside_them_need_a_token()
    {
        foreach (var path in PublicRoutes.Paths)
            foreach (var request in new[] { new HttpRequestMessage(HttpMethod.Get, path), new(HttpMethod.Put, path), new(HttpMethod.Post, path + "/more") })
                Assert.Equal(HttpStatusCode.Unauthorized, (await platform.Anonymous.SendAsync(request)).StatusCode);
        Assert.Equal(0, platform.Identity.Calls);
    }

    [Fact]
    public async Task Whoever_reads_what_was_released_needs_no_token_and_none_is_passed_on()
    {
        foreach (var path in PublicRoutes.Reads.Select(path => path.Replace("{id}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal).Replace("{pollId}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)))
            foreach (var client in new[] { platform.Anonymous, platform.Office })
            {
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
                Assert.Equal(path, platform.Conference.SeenPath);
                Assert.Equal(0, platform.Conference.Seen!.Authorization.Count);
                Assert.Equal(HttpStatusCode.Unauthorized, (await platform.Anonymous.PostAsJsonAsync(path, new { })).StatusCode);
            }
    }

    [Fact]
    public async Task An_address_that_tries_to_get_in_too_often_is_slowed_down_and_its_signed_in_people_are_not()
    {
        var refused = await Platform.Until(
            () => platform.Anonymous.PostAsJsonAsync("/api/identity/sessions", new { }), answer => answer.StatusCode == HttpStatusCode.TooManyRequests, 10);

        Assert.NotNull(refused.Headers.RetryAfter);
        await Platform.Problem(refused);
        Assert.Equal(HttpStatusCode.OK, (await platform.Office.GetAsync("/api/identity/sessions")).StatusCode);
    }
}
