using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Bkmo.ServiceDefaults;

/// <summary>Fills in what types and metadata know and the generator does not ask for.</summary>
internal static class Describing
{
    private const string ProblemName = "Problem";
    private const string ProblemJson = "application/problem+json";
    private static readonly Dictionary<string, OpenApiMediaType> Empty = [];

    /// <summary>What the endpoint does and who may call it.</summary>
    internal static Task Operation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<MethodInfo>().FirstOrDefault() is { } handler) operation.Summary ??= XmlDocs.OfSlice(handler);
        DescribedConventions.Add(operation, [.. metadata.OfType<EndpointKind>()], HttpMethods.IsPost(context.Description.HttpMethod ?? ""));
        var roles = metadata.OfType<AccessRule>().Where(rule => rule.Roles.Count > 0).Select(rule => string.Join(", ", rule.Roles)).ToList();
        if (roles.Count == 0) return Task.CompletedTask;
        operation.Description = $"{operation.Description} Roles: {string.Join(" and one of ", roles)}.".TrimStart();
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
        operation.Extensions["x-roles"] =
            new JsonNodeExtension(new JsonArray([.. metadata.OfType<AccessRule>().SelectMany(rule => rule.Roles).Select(role => JsonValue.Create(role))]));
        return Task.CompletedTask;
    }

    /// <summary>What types and properties mean; enums are strings.</summary>
    internal static Task Schema(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (context.JsonPropertyInfo is { AttributeProvider: PropertyInfo property }) schema.Description ??= XmlDocs.Of(property);
        else schema.Description ??= XmlDocs.Of(context.JsonTypeInfo.Type);
        if (schema.Enum is { Count: > 0 }) schema.Type ??= JsonSchemaType.String;
        return Task.CompletedTask;
    }

    /// <summary>Title, token, tag, and the shape of every refusal.</summary>
    internal static async Task Document(OpenApiDocument document, OpenApiDocumentTransformerContext context, string service, CancellationToken cancellation)
    {
        const string scheme = "bearer";
        document.Info = new OpenApiInfo { Title = $"BKMO {service}", Version = "1" };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = scheme };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, document)] = [] }];
        document.Tags = new HashSet<OpenApiTag> { new() { Name = service } };
        document.AddComponent(ProblemName, await context.GetOrCreateSchemaAsync(typeof(Problem), cancellationToken: cancellation));
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations ?? []).Select(entry => entry.Value))
        {
            operation.Tags = new HashSet<OpenApiTagReference> { new(service, document) };
            operation.Responses ??= [];
            foreach (var refused in operation.Responses.Values.SelectMany(response => response.Content ?? Empty).Where(content => content.Key is ProblemJson))
                if (refused.Value is OpenApiMediaType content) content.Schema = new OpenApiSchemaReference(ProblemName, document);
            operation.Responses.TryAdd("default", Refused(document));
        }
        document.Components.Schemas?.Remove(nameof(ProblemDetails));
    }

    private static OpenApiResponse Refused(OpenApiDocument document) => new()
    {
        Description = "Refused or failed: problem details in German or English.",
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [ProblemJson] = new() { Schema = new OpenApiSchemaReference(ProblemName, document) },
        },
    };
}
