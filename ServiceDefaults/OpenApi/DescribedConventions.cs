using System.Text.Json;
using Microsoft.OpenApi;

namespace Bkmo.ServiceDefaults;

/// <summary>The headers and parameters that go with the kind of an endpoint, in its description.</summary>
internal static class DescribedConventions
{
    internal static void Add(OpenApiOperation operation, IReadOnlyCollection<EndpointKind> kinds, bool isPost)
    {
        operation.Parameters ??= [];
        // Bound without regard to case, and written as everything else.
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(parameter => parameter.In is ParameterLocation.Query))
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? "");
        foreach (var parameter in kinds.SelectMany(kind => Asked(kind, isPost))) operation.Parameters.Add(parameter);
        foreach (var (status, response) in operation.Responses ?? [])
            if (status[0] is '2' && response is OpenApiResponse answer)
                foreach (var (name, text) in kinds.SelectMany(Answered)) Header(answer, name, text);
    }

    private static IEnumerable<OpenApiParameter> Asked(EndpointKind kind, bool isPost)
    {
        if (kind is EndpointKind.Changes) yield return Header("If-Match", "ETag of the version that was seen, or *.", required: true);
        if (kind is EndpointKind.Creates || (kind is EndpointKind.Changes && isPost))
            yield return Header(IdempotencyKeys.Header, "A string in double quotes; the same request with the same key gets the first answer again.");
        if (kind is EndpointKind.Shows) yield return Header("If-None-Match", "ETag that is known already: 304 while nothing has changed.");
        if (kind is EndpointKind.Queries or EndpointKind.Lists)
            yield return Header(PlatformHeaders.MinPosition, "Event-Position that the answer must show; waits up to two seconds, else 503.");
        if (kind is not EndpointKind.Lists) yield break;
        yield return Query("limit", JsonSchemaType.Integer, "Items on a page, 1 to 200; 50 unless told.");
        yield return Query("cursor", JsonSchemaType.String, "Where the next page begins, from next of the page before.");
    }

    private static IEnumerable<(string Name, string Text)> Answered(EndpointKind kind)
    {
        if (kind is EndpointKind.Creates) yield return ("Location", "Address of what was created.");
        if (kind is EndpointKind.Creates or EndpointKind.Changes or EndpointKind.Shows) yield return ("ETag", "Version of the resource.");
        if (kind is EndpointKind.Creates or EndpointKind.Changes) yield return (PlatformHeaders.EventPosition, "Position of the last event, for Min-Position.");
        if (kind is EndpointKind.Lists) yield return ("Link", "The next page: rel=\"next\".");
    }

    private static void Header(OpenApiResponse answer, string name, string text)
    {
        answer.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        answer.Headers[name] = new OpenApiHeader { Description = text, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }

    private static OpenApiParameter Header(string name, string text, bool required = false) =>
        new() { Name = name, In = ParameterLocation.Header, Required = required, Description = text, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiParameter Query(string name, JsonSchemaType type, string text) =>
        new() { Name = name, In = ParameterLocation.Query, Description = text, Schema = new OpenApiSchema { Type = type } };
}
