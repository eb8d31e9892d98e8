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

    [Fact]
    public async Task Any_internal_token_may_read_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.Authorization = SampleService.Bearer(service.Signer.Sign(SampleService.Someone(), "sample", DateTimeOffset.UtcNow));

        Assert.True((await service.Anonymous.SendAsync(request)).IsSuccessStatusCode);
    }

    private static JsonElement Post(JsonElement document) => document.GetProperty("paths").GetProperty("/things").GetProperty("post");

    private async Task<JsonElement> Document() => await service.Office.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
}
