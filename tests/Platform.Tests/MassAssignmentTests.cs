using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bkmo.Platform.Tests;

/// <summary>Every property that any request or answer of the platform knows is sent everywhere: what an operation does not take is refused by its name.</summary>
public sealed class MassAssignmentTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private const int MostRefusalsShown = 20;

    [Fact]
    public async Task No_operation_takes_a_property_that_is_not_its_own()
    {
        var document = await fixture.Get("/openapi/v1.json");
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var known = schemas.EnumerateObject().Where(schema => schema.Value.TryGetProperty("properties", out _))
            .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject().Select(property => property.Name)).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(known.Count > 80, $"only {known.Count} properties are described");
        var operations = Operations(document).ToList();
        Assert.True(operations.Count > 30, $"only {operations.Count} operations take a body");

        var taken = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(operations, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (operation, _) =>
        {
            var (method, path, schema) = operation;
            var own = Resolve(schemas, schema);
            var names = own.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(property => property.Name).ToHashSet(StringComparer.Ordinal) : [];
            foreach (var foreign in known.Where(name => !names.Contains(name)))
                if (await Refused(method, path, Body(schemas, own), foreign) is { } answer) taken.Enqueue($"{method} {path} {foreign}: {answer}");
        });
        Assert.True(taken.IsEmpty, string.Join('\n', taken.Take(MostRefusalsShown)));
    }

    private async Task<string?> Refused(string method, string path, JsonObject body, string foreign)
    {
        body[foreign] = "x";
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), Addresses.Fill(path))
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await fixture.Office.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        // Not for the office at all: said before the body is looked at.
        if (answer.StatusCode is HttpStatusCode.Forbidden) return null;
        return answer.StatusCode is HttpStatusCode.BadRequest && text.Contains("unknown-field", StringComparison.Ordinal) && text.Contains($"\"{foreign}\"", StringComparison.Ordinal)
            ? null
            : $"{(int)answer.StatusCode} {text}";
    }

    private static IEnumerable<(string Method, string Path, JsonElement Schema)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Value.TryGetProperty("requestBody", out _)
        let content = operation.Value.GetProperty("requestBody").GetProperty("content")
        where content.TryGetProperty("application/json", out _) && !IsPublic(path.Name)
        select (operation.Name.ToUpperInvariant(), path.Name, content.GetProperty("application/json").GetProperty("schema"));

    /// <summary>Ways in are limited to a few tries; Identity's own tests send them unknown fields.</summary>
    private static bool IsPublic(string path) => path.StartsWith("/api/identity/sessions", StringComparison.Ordinal) || path.StartsWith("/api/identity/password-resets", StringComparison.Ordinal)
        || path.EndsWith("/invitations/accept", StringComparison.Ordinal);

    private static JsonElement Resolve(JsonElement schemas, JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? schemas.GetProperty(reference.GetString()!.Split('/')[^1]) : schema;

    /// <summary>Nothing but what is demanded, so that nothing else is missing first.</summary>
    private static JsonObject Body(JsonElement schemas, JsonElement schema)
    {
        var body = new JsonObject();
        if (!schema.TryGetProperty("required", out var required)) return body;
        foreach (var name in required.EnumerateArray().Select(property => property.GetString()!))
            body[name] = Value(schemas, Resolve(schemas, schema.GetProperty("properties").GetProperty(name)));
        return body;
    }

    private static JsonNode? Value(JsonElement schemas, JsonElement schema)
    {
        if (schema.TryGetProperty("enum", out var names)) return JsonNode.Parse(names[0].GetRawText());
        foreach (var several in new[] { "oneOf", "anyOf" })
            if (schema.TryGetProperty(several, out var forms)) return Value(schemas, Resolve(schemas, forms[0]));
        var format = schema.TryGetProperty("format", out var f) ? f.GetString() : null;
        return TypeOf(schema) switch
        {
            "integer" or "number" => 1,
            "boolean" => true,
            "array" => new JsonArray(),
            "object" => Body(schemas, schema),
            _ => format switch { "uuid" => Guid.CreateVersion7().ToString(), "date" => "2030-05-01", "date-time" => "2030-05-01T12:00:00Z", _ => "x" },
        };
    }

    private static string? TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? schema.TryGetProperty("properties", out _) ? "object" : null
        : type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()).First(t => t is not "null" and not "string" || type.GetArrayLength() == 1 || t is "string") : type.GetString();
}
