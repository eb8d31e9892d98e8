using System.Net;
using System.Net.Http.Headers;
using System.Text;
using static Bkmo.ServiceDefaults.Tests.SampleService;

namespace Bkmo.ServiceDefaults.Tests;

public sealed class BodyTests(SampleService service) : IClassFixture<SampleService>
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

    [Theory]
    [InlineData("{\"name\":\"x\",\"kind\":\"federal\",\"seats\":1}", "kind")]
    [InlineData("{\"name\":\"x\",\"kind\":0,\"seats\":1}", "kind")]
    [InlineData("{\"name\":\"x\",\"kind\":\"association\",\"seats\":1,\"parts\":[{\"label\":\"a\"},{\"label\":\"b\",\"kind\":\"federal\"}]}", "parts[1].kind")]
    public async Task A_value_that_is_none_of_the_names_is_told_the_names(string body, string field)
    {
        var answer = await service.Office.PostAsync("/things", new StringContent(body, Encoding.UTF8, "application/json"));

        var problem = await Problem(answer);
        Assert.Equal("Must be one of: association, umbrella-association.", problem.GetProperty("errors").GetProperty(field)[0].GetString());
        Assert.DoesNotContain("federal", problem.ToString(), StringComparison.Ordinal);
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
}
