using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Bkmo.Gateway.Tests;

public sealed class AnswerTests(Platform platform) : IClassFixture<Platform>
{
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
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/conference/conferences")
        {
            Content = new StringContent(new string('x', 1024 * 1024 + 1), Encoding.UTF8, "application/json"),
        };
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

    /// <summary>Lets the conference stub answer in its own way for one test.</summary>
    private sealed class Own : IAsyncDisposable
    {
        private readonly Platform platform;
        private readonly RequestDelegate before;

        public Own(Platform platform, RequestDelegate answer)
        {
            (this.platform, before) = (platform, platform.Conference.Answer);
            platform.Conference.Answer = answer;
        }

        public ValueTask DisposeAsync()
        {
            platform.Conference.Answer = before;
            return ValueTask.CompletedTask;
        }
    }
}
