using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace Bkmo.Identity.Tests;

/// <summary>What a provider, or somebody between, may get wrong.</summary>
public sealed class LyingProviderTests : ProviderSpecs
{
    private LyingProvider provider = null!;

    public override async Task InitializeAsync()
    {
        provider = await LyingProvider.StartNew();
        Trust(provider.Issuer);
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await provider.DisposeAsync();
    }

    protected override Task<(string Code, string State)> Visit(Uri address, string user)
    {
        var query = QueryHelpers.ParseQuery(address.Query);
        var now = Identity.Time.GetUtcNow();
        foreach (var (name, value) in new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = provider.Issuer, ["aud"] = "bkmo", ["sub"] = user, ["nonce"] = query["nonce"].ToString(), ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(), ["auth_time"] = now.ToUnixTimeSeconds(), ["amr"] = new[] { "mfa" },
        }) provider.Claims[name] = value;
        return Task.FromResult(("code", query["state"].ToString()));
    }

    [Theory]
    [InlineData("iss", "https://evil.example")]
    [InlineData("aud", "somebody else")]
    [InlineData("nonce", "another")]
    [InlineData("azp", "somebody else")]
    [InlineData("exp", "1")]
    [InlineData("nbf", "99999999999")]
    [InlineData("sub", "")]
    public async Task A_token_that_says_something_else_is_refused(string claim, string value)
    {
        Assert.Equal(HttpStatusCode.Created, (await LinkAs(Office, "office")).StatusCode);
        Assert.Null((await Opened(await SignInAs("office"))).MayOnly);
        var (address, handle) = await Begin(Identity.Nobody, Route);
        var (code, state) = await Visit(address, "office");
        provider.Claims[claim] = long.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : value;
        Assert.Equal("sign-in-refused", await (await Finish(code, state, handle)).ProblemAsync(401));
    }

    [Theory]
    [InlineData("tampered")]
    [InlineData("unsigned")]
    [InlineData("no token")]
    public async Task A_token_that_is_not_signed_by_the_provider_is_refused(string how)
    {
        Assert.Equal(HttpStatusCode.Created, (await LinkAs(Office, "office")).StatusCode);
        provider.Tamper = token => token.Split('.') is [var header, var body, var signature] && how is "tampered"
            ? $"{header}.{body}.{(signature[0] == 'A' ? 'B' : 'A')}{signature[1..]}"
            : how is "unsigned" ? $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{token.Split('.')[1]}." : "no token";
        Assert.Equal("sign-in-refused", await (await SignInAs("office")).ProblemAsync(401));
    }

    [Fact]
    public async Task A_provider_that_sends_us_elsewhere_is_not_followed()
    {
        provider.Answers = () => Results.Redirect(provider.Issuer + "/elsewhere");
        Assert.Equal("provider-unavailable", await (await SignInAs("office")).ProblemAsync(503));
        provider.Answers = () => Results.StatusCode(500);
        Assert.Equal("provider-unavailable", await (await SignInAs("office")).ProblemAsync(503));
        provider.Answers = () => Results.StatusCode(400);
        Assert.Equal("sign-in-refused", await (await SignInAs("office")).ProblemAsync(401));
        Assert.Equal(0, provider.Elsewhere);
    }

    [Theory]
    [InlineData("issuer", "https://evil.example")]
    [InlineData("jwks_uri", "http://127.0.0.1:9/keys")]
    [InlineData("jwks_uri", "http://169.254.169.254/latest/meta-data")]
    [InlineData("authorization_endpoint", "https://evil.example/auth")]
    public async Task A_provider_that_is_another_or_names_others_is_of_no_use(string what, string address)
    {
        provider.Says[what] = address;
        Assert.Equal("provider-unavailable", await (await Identity.Nobody.PostAsync(Route, null)).ProblemAsync(503));
    }

    [Fact]
    public async Task A_token_endpoint_elsewhere_is_not_called()
    {
        provider.Says["token_endpoint"] = "http://127.0.0.1:9/token";
        Assert.Equal("provider-unavailable", await (await SignInAs("office")).ProblemAsync(503));
    }

    [Fact]
    public async Task Factors_that_were_shown_long_ago_open_no_critical_acts()
    {
        Assert.Equal(HttpStatusCode.Created, (await LinkAs(Office, "office")).StatusCode);
        foreach (var shown in new long?[] { Identity.Time.GetUtcNow().AddHours(-1).ToUnixTimeSeconds(), null })
        {
            var (address, handle) = await Begin(Identity.Nobody, Route);
            var (code, state) = await Visit(address, "office");
            if (shown is { } at) provider.Claims["auth_time"] = at;
            else provider.Claims.Remove("auth_time");
            var (token, _) = await Opened(await Finish(code, state, handle));
            Assert.Equal("step-up-required", await (await Invite(Identity.With(token), "x@bkmo.example", Roles.Board)).ProblemAsync(403));
        }
    }

    [Fact]
    public async Task Linking_needs_the_demanded_second_factor_first()
    {
        await Invite(Office.Client, "linked@bkmo.example", Roles.Board);
        await Accept(await Identity.MailedTo("linked@bkmo.example"));
        var person = new Person(Guid.Empty, "linked@bkmo.example", "", Identity.With(await Token("linked@bkmo.example")));
        Assert.Equal("second-factor-required", await (await person.Client.PostAsync(Links + "/options", null)).ProblemAsync(403));
        await WithTotp(person);
        Assert.Equal(HttpStatusCode.Created, (await LinkAs(person, "linked")).StatusCode);
        Assert.Null((await Opened(await SignInAs("linked"))).MayOnly);
    }

    [Fact]
    public async Task A_password_adds_no_second_factor_where_the_provider_is_the_way_in()
    {
        await Invite(Office.Client, "mailbox@bkmo.example", Roles.Board);
        Assert.Equal(HttpStatusCode.Created, (await AcceptAs(await Identity.MailedTo("mailbox@bkmo.example"), "owner")).StatusCode);
        // Whoever reads the mailbox sets a password.
        Identity.Time.Advance(TimeSpan.FromSeconds(1));
        await Identity.Nobody.PostAsJsonAsync("/api/identity/password-resets", new { email = "mailbox@bkmo.example" });
        await Eventually.True(() => Identity.MailsTo("mailbox@bkmo.example") == 2);
        var link = await Identity.MailedTo("mailbox@bkmo.example");
        Assert.Equal(HttpStatusCode.NoContent, (await Identity.Nobody.PostAsJsonAsync("/api/identity/password-resets/accept", new { token = link, password = Password })).StatusCode);

        using var thief = Identity.With(await Token("mailbox@bkmo.example"));
        Assert.Equal("second-factor-required", await (await thief.PostAsync("/api/identity/account/totp", null)).ProblemAsync(403));
        Assert.Equal("second-factor-required", await (await thief.PostAsync("/api/identity/account/passkeys/options", null)).ProblemAsync(403));
    }
}
