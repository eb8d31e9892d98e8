using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
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
            IssuerSigningKeys = keys.GetSigningKeys(), ValidIssuer = "bkmo-gateway", ValidAudience = "bkmo-conference", ValidAlgorithms = ["ES256"], TryAllIssuerSigningKeys = false,
        });
        Assert.True(checkedToken.IsValid, checkedToken.Exception?.Message);
        var read = new JsonWebToken(token);
        Assert.Equal("bootstrap", read.Subject);
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

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(409)]
    [InlineData(415)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_bare_error_of_a_service_becomes_a_problem(int status)
    {
        await using var own = new Own(platform, context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        var answer = await platform.Office.GetAsync("/api/conference/conferences");

        Assert.Equal(status, (int)answer.StatusCode);
        await Platform.Problem(answer);
    }

    [Fact]
    public async Task A_services_own_problem_passes_unchanged_with_its_headers()
    {
        await using var own = new Own(platform, context =>
        {
            context.Response.StatusCode = 405;
            context.Response.Headers.Allow = "GET, POST";
            context.Response.ContentType = "application/problem+json";
            return context.Response.WriteAsync("""{"type":"urn:bkmo:problem:own","status":405}""");
        });

        var answer = await platform.Office.DeleteAsync("/api/conference/conferences");

        Assert.Equal(["GET", "POST"], answer.Content.Headers.Allow, StringComparer.Ordinal);
        Assert.Equal("urn:bkmo:problem:own", (await Platform.Problem(answer)).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_one_mebibyte_is_413_even_in_chunks(bool chunked)
    {
        await using var own = new Own(platform, async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            await context.Response.WriteAsync("read");
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/conference/conferences") { Content = new StringContent(new string('x', 1024 * 1024 + 1), Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = chunked;

        var answer = await platform.Office.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await Platform.Problem(answer);
    }

    [Fact]
    public async Task A_body_of_exactly_one_mebibyte_passes()
    {
        await using var own = new Own(platform, async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            await context.Response.WriteAsync("read");
        });

        var answer = await platform.Office.PostAsync("/api/conference/conferences", new StringContent(new string('x', 1024 * 1024)));

        Assert.Equal("read", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("de", "Unter dieser Adresse gibt es nichts.")]
    [InlineData("en", "There is nothing at this address.")]
    public async Task Nothing_else_is_there_in_either_language(string language, string detail)
    {
        foreach (var path in new[] { "/nowhere", "/api", "/api/identity/users", "/.well-known/jwks.json", "/internal" })
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
        using var office = Platform.Client(platform.Internal.BaseAddress!, "let me in");

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

    /// <summary>Lets the conference stub answer in its own way for one test.</summary>
    private sealed class Own : IAsyncDisposable
    {
        private readonly Platform _platform;
        private readonly RequestDelegate _before;

        public Own(Platform platform, RequestDelegate answer)
        {
            (_platform, _before) = (platform, platform.Conference.Answer);
            platform.Conference.Answer = answer;
        }

        public ValueTask DisposeAsync()
        {
            _platform.Conference.Answer = _before;
            return ValueTask.CompletedTask;
        }
    }
}
