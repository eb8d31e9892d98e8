using System.Net.Http.Json;
using System.Text.Json;

namespace Bkmo.ServiceDefaults.Tests;

public sealed class DescriptionTests(SampleService service) : IClassFixture<SampleService>
{
    [Fact]
    public async Task The_description_is_openapi_3_1_and_knows_token_and_problems()
    {
        var document = await Document();

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString());
        var refused = Post(document).GetProperty("responses").GetProperty("default").GetProperty("content").GetProperty("application/problem+json");
        Assert.Equal("#/components/schemas/Problem", refused.GetProperty("schema").GetProperty("$ref").GetString());
        Assert.True(document.GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("properties").TryGetProperty("traceId", out _));
    }

    [Fact]
    public async Task Enums_are_described_as_they_are_written()
    {
        var kind = (await Document()).GetProperty("components").GetProperty("schemas").GetProperty("ThingKind");

        Assert.Equal("string", kind.GetProperty("type").GetString());
        Assert.Equal(["association", "umbrella-association"], kind.GetProperty("enum").EnumerateArray().Select(value => value.GetString()), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Summaries_in_the_code_and_roles_become_descriptions()
    {
        var document = await Document();

        Assert.Equal("One endpoint for each thing that can happen.", Post(document).GetProperty("summary").GetString());
        Assert.Equal("Roles: office.", Post(document).GetProperty("description").GetString());
        var thing = document.GetProperty("components").GetProperty("schemas").GetProperty("NewThing");
        Assert.Equal("What a body must say.", thing.GetProperty("description").GetString());
        Assert.Equal("At least one.", thing.GetProperty("properties").GetProperty("seats").GetProperty("description").GetString());
        Assert.Equal(["name", "kind", "seats"], thing.GetProperty("required").EnumerateArray().Select(value => value.GetString()), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("/things/opened", "OpenThingRequest", "key")]
    [InlineData("/things/closed", "CloseThingRequest", "reason")]
    public async Task Requests_of_different_slices_are_described_each_by_its_own(string path, string name, string member)
    {
        var document = await Document();

        var body = Of(document, path, "post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Assert.Equal("#/components/schemas/" + name, body.GetProperty("$ref").GetString());
        Assert.Equal([member], document.GetProperty("components").GetProperty("schemas").GetProperty(name).GetProperty("properties").EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData("/things/opened", "post", "Idempotency-Key", "Location, ETag, Event-Position")]
    [InlineData("/things/closed", "post", "If-Match (required), Idempotency-Key", "ETag, Event-Position")]
    [InlineData("/things/listed", "get", "kind, Min-Position, limit, cursor", "Link")]
    public async Task The_conventions_of_an_endpoint_are_described(string path, string method, string asked, string answered)
    {
        var operation = Of(await Document(), path, method);

        Assert.Equal(asked, string.Join(", ", operation.GetProperty("parameters").EnumerateArray().Select(Named)));
        Assert.Equal(answered, string.Join(", ", operation.GetProperty("responses").GetProperty("200").GetProperty("headers").EnumerateObject().Select(h => h.Name)));
    }

    [Fact]
    public async Task Every_refusal_is_described_as_it_is_written()
    {
        var document = await Document();

        var refused = Of(document, "/things/closed", "post").GetProperty("responses").GetProperty("409").GetProperty("content").GetProperty("application/problem+json");
        Assert.Equal("#/components/schemas/Problem", refused.GetProperty("schema").GetProperty("$ref").GetString());
        Assert.False(document.GetProperty("components").GetProperty("schemas").TryGetProperty("ProblemDetails", out _));
    }

    [Fact]
    public async Task Any_internal_token_may_read_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.Authorization = SampleService.Bearer(service.Signer.Sign(SampleService.Someone(), "sample", DateTimeOffset.UtcNow));

        Assert.True((await service.Anonymous.SendAsync(request)).IsSuccessStatusCode);
    }

    private static JsonElement Post(JsonElement document) => Of(document, "/things", "post");

    private static JsonElement Of(JsonElement document, string path, string method) => document.GetProperty("paths").GetProperty(path).GetProperty(method);

    private static string Named(JsonElement parameter) =>
        parameter.GetProperty("name").GetString() + (parameter.TryGetProperty("required", out var required) && required.GetBoolean() ? " (required)" : "");

    private async Task<JsonElement> Document() => await service.Office.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
}
