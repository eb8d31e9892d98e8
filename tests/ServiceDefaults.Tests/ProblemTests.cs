using System.Net;
using System.Net.Http.Headers;
using System.Text;
using static Bkmo.ServiceDefaults.Tests.SampleService;

namespace Bkmo.ServiceDefaults.Tests;

public sealed class ProblemTests(SampleService service) : IClassFixture<SampleService>
{
    [Theory]
    [InlineData("{\"name\":\"x\"", "malformed-json", null)]
    [InlineData("[1]", "wrong-type", null)]
    [InlineData("{\"name\":\"x\",\"kind\":\"association\",\"seats\":1,\"colour\":\"red\"}", "unknown-field", "colour")]
    [InlineData("{\"name\":\"x\",\"kind\":\"association\",\"seats\":\"1\"}", "wrong-type", "seats")]
    [InlineData("{\"name\":\"x\",\"kind\":1,\"seats\":1}", "wrong-type", "kind")]
    [InlineData("{\"name\":\"x\",\"kind\":\"federal\",\"seats\":1}", "wrong-type", "kind")]
    [InlineData("{\"name\":\"x\",\"kind\":\"association\"}", "missing-field", "seats")]
    [InlineData("{\"name\":null,\"kind\":\"association\",\"seats\":1}", "missing-field", "name")]
    [InlineData("{\"name\":\"x\",\"name\":\"y\",\"kind\":\"association\",\"seats\":1}", "duplicate-field", "name")]
    [InlineData("{\"Name\":\"x\",\"kind\":\"association\",\"seats\":1}", "unknown-field", "Name")]
    [InlineData("{\"name\":\"\\ud800\",\"kind\":\"association\",\"seats\":1}", "wrong-type", "name")]
    [InlineData("{\"name\":\"x\",\"kind\":\"association\",\"seats\":1,\"on\":\"22.11.2026\"}", "wrong-type", "on")]
    [InlineData("{\"name\":\"x\",\"kind\":\"association\",\"seats\":1,\"parts\":[{\"label\":\"a\"},{}]}", "missing-field", "parts[1].label")]
    public async Task A_body_that_cannot_be_read_is_refused_with_the_field_and_the_reason(string body, string code, string? field)
    {
        var answer = await service.Office.PostAsync("/things", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await Problem(answer);
        Assert.Equal("urn:bkmo:problem:" + code, problem.GetProperty("type").GetString());
        if (field is null) Assert.False(problem.TryGetProperty("errors", out _));
        else Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Malformed_json_names_the_line_but_never_the_value()
    {
        var answer = await service.Office.PostAsync("/things", new StringContent("{\n\"name\":\n Mustermann}", Encoding.UTF8, "application/json"));

        var problem = await Problem(answer);
        Assert.Contains("line 3", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Mustermann", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nesting_beyond_the_limit_is_refused()
    {
        var body = "{\"name\":" + new string('[', 40) + new string(']', 40) + "}";

        var answer = await service.Office.PostAsync("/things", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await Problem(answer);
    }

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
    [InlineData("text/plain", null)]
    [InlineData("application/json", "utf-16")]
    public async Task Other_formats_than_json_in_utf8_are_415(string type, string? charset)
    {
        var content = new ByteArrayContent([(byte)'{', (byte)'}']);
        content.Headers.ContentType = new MediaTypeHeaderValue(type, charset);

        var answer = await service.Office.PostAsync("/things", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        await Problem(answer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_one_mebibyte_is_413(bool chunked)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/things")
        {
            Content = new StringContent("{\"name\":\"" + new string('x', 1024 * 1024) + "\"}", Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = chunked;

        var answer = await service.Office.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await Problem(answer);
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
