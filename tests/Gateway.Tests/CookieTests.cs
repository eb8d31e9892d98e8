using System.Net;
using Bkmo.ServiceDefaults;

namespace Bkmo.Gateway.Tests;

public sealed class CookieTests : IAsyncLifetime
{
    private readonly Platform platform = new();

    public Task InitializeAsync() => platform.InitializeAsync();

    public Task DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_browser_reads_by_its_cookie_which_stays_at_the_gateway()
    {
        var answer = await Send(HttpMethod.Get, Platform.OfficeToken, proof: null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Platform.OfficeAccount, SignInTests.Seen(platform.Membership).Subject);
        Assert.Equal(0, platform.Membership.Seen!.Cookie.Count);
    }

    [Fact]
    public async Task A_change_that_another_site_made_the_browser_send_is_refused()
    {
        foreach (var proof in new[] { null, "", "guessed", SessionCookie.ProofOf("bkmo_s_of somebody else") })
        {
            var answer = await Send(HttpMethod.Post, Platform.OfficeToken, proof);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal("urn:bkmo:problem:anti-forgery", (await Platform.Problem(answer)).GetProperty("type").GetString());
        }
        Assert.Equal(0, platform.Membership.Calls);
        Assert.Equal(Enumerable.Repeat(new Refused(Platform.OfficeAccount, "POST /api/membership", "anti-forgery"), 4), platform.Known.Refusals);
    }

    [Fact]
    public async Task Whoever_is_refused_again_and_again_is_too_many_and_fills_no_record()
    {
        var narrow = new Platform().With("Gateway:RequestsPerSecond", "10");
        await narrow.InitializeAsync();
        try
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Send(HttpMethod.Post, Platform.OfficeToken, proof: null, narrow)));
            Assert.Contains(HttpStatusCode.TooManyRequests, answers.Select(answer => answer.StatusCode));
            Assert.Equal(answers.Count(answer => answer.StatusCode is HttpStatusCode.Forbidden), narrow.Known.Refusals.Count);
        }
        finally
        {
            await narrow.DisposeAsync();
        }
    }

    [Fact]
    public async Task Whoever_shows_an_unknown_token_is_on_record_and_whoever_shows_none_is_not()
    {
        await platform.Anonymous.GetAsync("/api/membership/organisations");
        Assert.Empty(platform.Known.Refusals);
        await Send(HttpMethod.Get, "bkmo_s_wrong", proof: null);
        Assert.Equal(new Refused(null, "GET /api/membership", "unknown token"), Assert.Single(platform.Known.Refusals));
    }

    [Fact]
    public async Task A_change_with_the_proof_of_the_own_session_is_made()
    {
        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Post, Platform.OfficeToken, SessionCookie.ProofOf(Platform.OfficeToken))).StatusCode);
        Assert.DoesNotContain(platform.Membership.Seen!, header => header.Key.Equals(SessionCookie.ProofHeader, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_cookie_of_no_session_is_as_good_as_none()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(HttpMethod.Get, "bkmo_s_wrong", proof: null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(HttpMethod.Get, "let me in too", proof: null)).StatusCode);
    }

    private Task<HttpResponseMessage> Send(HttpMethod method, string cookie, string? proof, Platform? at = null)
    {
        var request = new HttpRequestMessage(method, "/api/membership/organisations");
        request.Headers.TryAddWithoutValidation("Cookie", $"theme=dark; {SessionCookie.Name}={cookie}");
        if (proof is not null) request.Headers.TryAddWithoutValidation(SessionCookie.ProofHeader, proof);
        return (at ?? platform).Anonymous.SendAsync(request);
    }
}
