using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Bkmo.ServiceDefaults;

/// <summary>The service's OpenAPI 3.1 description at <c>/openapi/v1.json</c>, for any internal token.</summary>
internal static class ApiDescription
{
    internal static void AddApiDescription(this IServiceCollection services, string service) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = SchemaNames.Of;
        options.AddOperationTransformer(Describing.Operation);
        options.AddSchemaTransformer(Describing.Schema);
        options.AddDocumentTransformer((document, context, cancellation) => Describing.Document(document, context, service, cancellation));
    });

    internal static void MapApiDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json").RequireAnyActor();
}
