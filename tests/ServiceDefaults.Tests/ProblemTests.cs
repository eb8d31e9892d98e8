using System.Net;
using System.Text;
using static Bkmo.ServiceDefaults.Tests.SampleService;

namespace Bkmo.ServiceDefaults.Tests;

public sealed class ProblemTests(SampleService service) : IClassFixture<SampleService>
{
    [Theory]
    [InlineData("GET", "/nowhere", 404, "not-found")]
    [InlineData("GET", "/things/no-uuid", 404, "not-found")]
    [InlineData("DELETE", "/things", 405, "method-not-allowed")]
    [InlineData("GET", "/board", 403, "forbidden")]
    [InlineData("GET", "/things/full", 409, "thing-full")]
    [InlineData("GET", "/things/busy", 429, "too-many-requests")]
    [InlineData("GET", "/things/gone", 500, "internal-error")]
    [InlineData("GET", "/things/database", 503, "unavailable")]
    [InlineData("GET", "/things/late", 504, "timed-out")]
    [InlineData("GET", "/things?size=x", 400, "bad-parameter")]
    [InlineData("GET", "/things", 400, "bad-parameter")]
    [InlineData("POST", "/things", 400, "missing-body")]
    public async Task Everything_that_goes_wrong_is_a_problem(string method, string path, int status, string code)
    {
        var answer = await service.Office.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, (int)answer.StatusCode);
        var problem = await Problem(answer);
        Assert.Equal("urn:bkmo:problem:" + code, problem.GetProperty("type").GetString());
        Assert.Equal(path.Split('?')[0], problem.GetProperty("instance").GetString());
        Assert.Matches("^[0-9a-f]{32}$", problem.GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task A_method_that_is_not_there_names_those_that_are()
    {
        var answer = await service.Office.DeleteAsync("/things");

        Assert.Equal(["GET", "POST"], answer.Content.Headers.Allow.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Being_busy_or_away_says_when_to_come_back()
    {
        Assert.NotNull((await service.Office.GetAsync("/things/busy")).Headers.RetryAfter);
        Assert.NotNull((await service.Office.GetAsync("/things/database")).Headers.RetryAfter);
    }

    [Fact]
    public async Task An_unhandled_exception_is_logged_once_and_tells_the_caller_nothing()
    {
        var before = service.Log.Lines.Count(line => line.StartsWith("Error", StringComparison.Ordinal));

        var answer = await service.Office.GetAsync("/things/gone?secret=1");

        var body = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Mustermann", body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", body, StringComparison.Ordinal);
        Assert.Equal(before + 1, service.Log.Lines.Count(line => line.StartsWith("Error", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(null, "en", "No place left.")]
    [InlineData("de", "de", "Kein Platz mehr.")]
    [InlineData("de-AT", "de", "Kein Platz mehr.")]
    [InlineData("en;q=0.5, de;q=0.9", "de", "Kein Platz mehr.")]
    [InlineData("tr, de;q=0.3, en;q=0.2", "de", "Kein Platz mehr.")]
    [InlineData("de;q=0, *", "en", "No place left.")]
    [InlineData("ar", "en", "No place left.")]
    public async Task A_problem_speaks_the_language_that_is_asked_for(string? asked, string language, string detail)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/things/full");
        if (asked is not null) request.Headers.Add("Accept-Language", asked);

        var answer = await service.Office.SendAsync(request);

        Assert.Equal([language], answer.Content.Headers.ContentLanguage);
        Assert.Equal(detail, (await Problem(answer)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Refused_values_come_back_all_at_once()
    {
        var answer = await service.Office.PostAsync(
            "/things/checked", new StringContent("{\"name\":\"  \",\"kind\":\"umbrella-association\",\"seats\":0}", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await Problem(answer);
        Assert.Equal("urn:bkmo:problem:invalid-values", problem.GetProperty("type").GetString());
        Assert.Equal(["name", "seats"], problem.GetProperty("errors").EnumerateObject().Select(field => field.Name), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Answers_are_neither_stored_nor_sniffed_and_do_not_name_the_server()
    {
        var answer = await service.Office.GetAsync("/things/who");

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"), StringComparer.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }
}
