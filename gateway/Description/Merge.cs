using System.Text.Json.Nodes;

namespace Bkmo.Gateway;

/// <summary>Puts OpenAPI documents together.</summary>
internal static class Merge
{
    private const string SchemaReference = "#/components/schemas/";

    internal static JsonObject All(IReadOnlyList<(string Service, JsonObject? Document)> documents)
    {
        var merged = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "BKMO.Platform", ["version"] = "1" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["paths"] = new JsonObject(),
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject(),
                ["securitySchemes"] = new JsonObject { ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
            },
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
            ["tags"] = new JsonArray([.. documents.Where(d => d.Document is not null).Select(d => new JsonObject { ["name"] = d.Service })]),
            ["x-unavailable"] = new JsonArray([.. documents.Where(d => d.Document is null).Select(d => JsonValue.Create(d.Service))]),
        };
        var own = OwnNames(documents);
        foreach (var (service, document) in documents)
            if (document is not null) Add(merged, service, (JsonObject)document.DeepClone(), own);
        return merged;
    }

    private static void Add(JsonObject merged, string service, JsonObject document, HashSet<string> own)
    {
        RenameReferences(document, service, own);
        var schemas = (JsonObject)merged["components"]!["schemas"]!;
        foreach (var (name, schema) in Schemas(document)) schemas.TryAdd(Name(name, service, own), schema?.DeepClone());
        var paths = (JsonObject)merged["paths"]!;
        foreach (var (path, item) in document["paths"] as JsonObject ?? [])
        {
            if (item is not JsonObject operations) continue;
            foreach (var (_, operation) in operations)
                if (operation is JsonObject described) Tag(described, service);
            paths.TryAdd(path, operations.DeepClone());
        }
    }

    private static void Tag(JsonObject operation, string service)
    {
        if (!operation.ContainsKey("responses")) return;
        operation["tags"] = new JsonArray(service);
        if (operation["operationId"] is { } id) operation["operationId"] = $"{service}.{id}";
    }

    /// <summary>Names that more than one service uses, unless they all mean the same by it and it needs no other schema.</summary>
    private static HashSet<string> OwnNames(IEnumerable<(string Service, JsonObject? Document)> documents) => documents
        .SelectMany(document => Schemas(document.Document)).GroupBy(schema => schema.Key, StringComparer.Ordinal)
        .Where(group => group.Count() > 1 && !group.All(schema => JsonNode.DeepEquals(schema.Value, group.First().Value) && !HasReference(schema.Value)))
        .Select(group => group.Key).ToHashSet(StringComparer.Ordinal);

    private static bool HasReference(JsonNode? schema) => schema?.ToJsonString().Contains(SchemaReference, StringComparison.Ordinal) == true;

    private static JsonObject Schemas(JsonObject? document) => document?["components"]?["schemas"] as JsonObject ?? [];

    private static string Name(string name, string service, HashSet<string> own) =>
        own.Contains(name) ? $"{char.ToUpperInvariant(service[0])}{service[1..]}{name}" : name;

    private static void RenameReferences(JsonNode? node, string service, HashSet<string> own)
    {
        if (node is JsonArray items)
            foreach (var item in items) RenameReferences(item, service, own);
        if (node is not JsonObject members) return;
        foreach (var (key, value) in members.ToList())
        {
            if (key is "$ref" && value?.GetValue<string>() is { } target && target.StartsWith(SchemaReference, StringComparison.Ordinal))
                members[key] = SchemaReference + Name(target[SchemaReference.Length..], service, own);
            else
                RenameReferences(value, service, own);
        }
    }
}
