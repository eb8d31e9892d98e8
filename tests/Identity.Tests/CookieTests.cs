using System.Net;
using System.Net.Http.Json;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

public sealed class CookieTests : IdentitySpecs
{
    [Fact]
    public async Task A_browser_that_wants_it_so_gets_its_session_as_a_cookie_that_no_script_reads()
    {
        await New("board@bkmo.example", Roles.OrganisationRepresentative, Guid.CreateVersion7());
        var opened = await SignInByBrowser("board@bkmo.example");

        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        var cookies = opened.Headers.GetValues("Set-Cookie").ToList();
        var session = Assert.Single(cookies, cookie => cookie.StartsWith(SessionCookie.Name + "=", StringComparison.Ordinal));
        var proof = Assert.Single(cookies, cookie => cookie.StartsWith(SessionCookie.ProofName + "=", StringComparison.Ordinal));
        foreach (var attribute in new[] { "; path=/", "; secure", "; samesite=lax", "; expires=" })
            Assert.All([session, proof], cookie => Assert.Contains(attribute, cookie, StringComparison.Ordinal));
        Assert.Contains("; httponly", session, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", session, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(SessionCookie.ProofOf(Value(session)), Value(proof));
        Assert.False((await opened.JsonAsync()).TryGetProperty("token", out var token) && token.GetString() is not null);
        Assert.Equal(HttpStatusCode.OK, (await Identity.With(Value(session)).GetAsync("/api/identity/account")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_takes_the_cookies_back()
    {
        await New("board@bkmo.example", Roles.OrganisationRepresentative, Guid.CreateVersion7());
        var opened = await SignInByBrowser("board@bkmo.example");
        using var client = Identity.With(Value(opened.Headers.GetValues("Set-Cookie").First()));

        var ended = await client.DeleteAsync(new Uri(opened.Headers.Location!.ToString(), UriKind.Relative));

        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(2, ended.Headers.GetValues("Set-Cookie").Count(cookie => cookie.Contains("=; expires=Thu, 01 Jan 1970", StringComparison.Ordinal)));
    }

    private Task<HttpResponseMessage> SignInByBrowser(string email)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/identity/sessions") { Content = JsonContent.Create(new { email, password = Password }) };
        request.Headers.Add("Session-Transport", "cookie");
        return Identity.Nobody.SendAsync(request);
    }

    private static string Value(string cookie) => cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..cookie.IndexOf(';', StringComparison.Ordinal)];
}
