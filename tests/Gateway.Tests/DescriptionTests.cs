using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bkmo.Gateway.Tests;

public sealed class DescriptionTests : IAsyncLifetime
{
    private readonly Platform platform = new();

    public Task InitializeAsync() => platform.InitializeAsync();

    public Task DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task The_descriptions_of_all_services_become_one_and_missing_ones_are_named()
    {
        platform.Membership.Description = Document("/api/membership/organisations", "object", """{"$ref":"#/components/schemas/View"}""");
        platform.Conference.Description = Document("/api/conference/conferences", "string", """{"$ref":"#/components/schemas/View"}""");

        var merged = await platform.Anonymous.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        Assert.Equal(["/api/membership/organisations", "/api/conference/conferences"], Names(merged.GetProperty("paths")), StringComparer.Ordinal);
        var schemas = merged.GetProperty("components").GetProperty("schemas");
        Assert.Equal(["ConferencePage", "ConferenceView", "MembershipPage", "MembershipView", "Problem"], Names(schemas).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal("string", schemas.GetProperty("ConferenceView").GetProperty("type").GetString());
        Assert.Equal("#/components/schemas/ConferenceView", schemas.GetProperty("ConferencePage").GetProperty("items").GetProperty("$ref").GetString());
        var operation = merged.GetProperty("paths").GetProperty("/api/conference/conferences").GetProperty("get");
        Assert.Equal("conference", operation.GetProperty("tags")[0].GetString());
        Assert.Contains("#/components/schemas/ConferencePage", operation.ToString(), StringComparison.Ordinal);
        Assert.Equal(["advocacy", "counselling"], merged.GetProperty("x-unavailable").EnumerateArray().Select(name => name.GetString()), StringComparer.Ordinal);
        Assert.StartsWith("3.1", merged.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Bearer ey", platform.Membership.Seen!.Authorization.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_describes_itself_badly_is_left_out()
    {
        platform.Membership.Description = "<html>";

        var merged = await platform.Anonymous.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        Assert.Contains("membership", merged.GetProperty("x-unavailable").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/docs", "text/html")]
    [InlineData("/docs/page.js", "text/javascript")]
    [InlineData("/docs/page.css", "text/css")]
    [InlineData("/docs/page.svg", "image/svg+xml")]
    public async Task The_page_is_there_for_everyone_and_loads_nothing_from_elsewhere(string path, string type)
    {
        var answer = await platform.Anonymous.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.NotEmpty(text);
        Assert.DoesNotContain("https://", text, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_door_leads_to_the_page()
    {
        var answer = await platform.Anonymous.GetAsync("/");

        Assert.Equal("/docs", answer.Headers.Location!.OriginalString);
    }

    private static string Document(string path, string type, string items) => $$"""
        {"openapi":"3.1.1","paths":{"{{path}}":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"} } } } } } } },
         "components":{"schemas":{"Page":{"type":"array","items":{{items}} },"View":{"type":"{{type}}"},"Problem":{"type":"object"} } } }
        """;

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);
}
