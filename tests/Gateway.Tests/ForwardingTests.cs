using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bkmo.Gateway.Tests;

public sealed class ForwardingTests(Platform platform) : IClassFixture<Platform>
{
    [Fact]
    public async Task A_request_reaches_its_service_with_path_query_and_conditions_unchanged()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/membership/organisations?search=%C3%9Cber&limit=2");
        request.Headers.TryAddWithoutValidation("If-Match", "\"3\"");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", "\"k\"");
        request.Headers.TryAddWithoutValidation("Min-Position", "7");

        var answer = await platform.Office.SendAsync(request);

        Assert.Equal("fine", await answer.Content.ReadAsStringAsync());
        Assert.Equal("/api/membership/organisations?search=%C3%9Cber&limit=2", platform.Membership.SeenPath);
        Assert.Equal("\"3\"", platform.Membership.Seen!.IfMatch);
        Assert.Equal("\"k\"", platform.Membership.Seen["Idempotency-Key"]);
        Assert.Equal("7", platform.Membership.Seen["Min-Position"]);
    }

    [Theory]
    [InlineData("X-User")]
    [InlineData("X-User-Id")]
    [InlineData("x-roles")]
    [InlineData("X_Roles")]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Forwarded-Host")]
    [InlineData("X-Real-IP")]
    [InlineData("X-Original-URL")]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("Forwarded")]
    [InlineData("Cookie")]
    [InlineData("baggage")]
    [InlineData("tracestate")]
    public async Task What_a_caller_claims_about_itself_never_reaches_a_service(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/membership/organisations");
        request.Headers.TryAddWithoutValidation(header, "who=admin");
        request.Headers.TryAddWithoutValidation("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");

        await platform.Office.SendAsync(request);

        Assert.DoesNotContain(platform.Membership.Seen!, seen => seen.Value.ToString().Contains("who=admin", StringComparison.Ordinal));
        Assert.DoesNotContain(platform.Membership.Seen!, seen => seen.Key.StartsWith("x-forwarded", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_callers_token_stays_at_the_gateway_and_a_service_gets_one_it_can_check()
    {
        await platform.Office.GetAsync("/api/conference/conferences");

        var token = platform.Conference.Seen!.Authorization.ToString()["Bearer ".Length..];
        var keys = new JsonWebKeySet(await platform.Internal.GetStringAsync("/.well-known/jwks.json"));
        var checkedToken = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKeys = keys.GetSigningKeys(), ValidIssuer = "bkmo-gateway", ValidAudience = "bkmo-conference",
            ValidAlgorithms = ["ES256"], TryAllIssuerSigningKeys = false,
        });
        Assert.True(checkedToken.IsValid, checkedToken.Exception?.Message);
        var read = new JsonWebToken(token);
        Assert.Equal(Platform.OfficeAccount, read.Subject);
        Assert.Equal($"{IdentityStub.NameBasedSession(Platform.OfficeToken)}", read.Claims.Single(claim => claim.Type is "sid").Value);
        Assert.Equal("office", read.Claims.Single(claim => claim.Type is "roles").Value);
        Assert.Equal(TimeSpan.FromSeconds(60), read.ValidTo - read.IssuedAt);
        Assert.Equal(keys.Keys.Single().KeyId, read.Kid);
    }

    [Fact]
    public async Task A_token_is_signed_once_for_many_requests_but_for_each_service_anew()
    {
        await platform.Office.GetAsync("/api/conference/conferences");
        var first = platform.Conference.Seen!.Authorization.ToString();
        await platform.Office.GetAsync("/api/conference/conferences");
        var second = platform.Conference.Seen!.Authorization.ToString();
        await platform.Office.GetAsync("/api/membership/organisations");

        Assert.Equal(first, second);
        Assert.NotEqual(first, platform.Membership.Seen!.Authorization.ToString(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_callers_trace_goes_on()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/membership/organisations");
        request.Headers.TryAddWithoutValidation("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        await platform.Office.SendAsync(request);

        Assert.Contains("0af7651916cd43dd8448eb211c80319c", platform.Membership.Seen!["traceparent"].ToString(), StringComparison.Ordinal);
    }
}
