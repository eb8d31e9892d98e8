using System.Net;
using System.Net.Http.Json;

namespace Bkmo.Gateway.Tests;

public sealed class BootstrapTests : IAsyncLifetime
{
    private readonly Platform platform = new();
    private HttpClient first = null!;

    public async Task InitializeAsync()
    {
        await platform.InitializeAsync();
        first = Platform.Client(platform.Public, "let me in");
    }

    public Task DisposeAsync()
    {
        first.Dispose();
        return platform.DisposeAsync();
    }

    [Fact]
    public async Task The_bootstrap_token_invites_and_does_nothing_else()
    {
        Assert.Equal(HttpStatusCode.OK, (await Invite()).StatusCode);
        Assert.Equal("bootstrap", SignInTests.Seen(platform.Identity).Subject);

        foreach (var refused in new[]
        {
            await first.GetAsync("/api/membership/organisations"), await first.GetAsync("/api/identity/invitations"), await first.PostAsync("/api/identity/accounts", null),
        })
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Equal("urn:bkmo:problem:bootstrap-only-invites", (await Platform.Problem(refused)).GetProperty("type").GetString());
        }
        Assert.Equal(0, platform.Membership.Calls);
    }

    [Fact]
    public async Task The_bootstrap_token_is_dead_once_the_office_has_an_account()
    {
        platform.Known.OfficeExists = true;

        await Platform.Until(Invite, answer => answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests, 5);
    }

    [Fact]
    public async Task A_token_written_while_the_gateway_runs_lets_in_and_its_removal_locks_out_within_a_second()
    {
        using var second = Platform.Client(platform.Public, "another");
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.GetAsync("/api/membership/x")).StatusCode);

        platform.Allow("second", "another");
        await Platform.Until(() => second.GetAsync("/api/membership/x"), answer => answer.StatusCode == HttpStatusCode.Forbidden, 1);

        File.Delete(Path.Combine(platform.TokenFolder, "second.sha256"));
        await Platform.Until(() => second.GetAsync("/api/membership/x"), answer => answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests, 1);
    }

    [Fact]
    public async Task A_hash_that_is_damaged_lets_nobody_in_and_hurts_no_other()
    {
        await File.WriteAllTextAsync(Path.Combine(platform.TokenFolder, "broken.sha256"), "not hex");
        await File.WriteAllTextAsync(Path.Combine(platform.TokenFolder, "empty.sha256"), "");
        using var nobody = Platform.Client(platform.Public, null);
        nobody.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer ");

        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsJsonAsync("/api/identity/invitations", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Invite()).StatusCode);
    }

    private Task<HttpResponseMessage> Invite() => first.PostAsJsonAsync("/api/identity/invitations", new { });
}
