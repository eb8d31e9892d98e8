using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Bkmo.ServiceDefaults;

/// <summary>The service's OpenAPI 3.1 description at <c>/openapi/v1.json</c>.</summary>
internal static class ApiDescription
{
    private const string Scheme = "bearer";

    internal static void AddApiDescription(this IServiceCollection services, string service) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document, service);
            return Task.CompletedTask;
        });
    });

    internal static void MapApiDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json").RequireAnyActor();

    private static void Describe(OpenApiDocument document, string service)
    {
        document.Info = new OpenApiInfo { Title = $"BKMO {service}", Version = "1" };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Scheme };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
    }
}
