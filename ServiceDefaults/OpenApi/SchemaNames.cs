using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Bkmo.ServiceDefaults;

/// <summary>Names of schemas in the API description.</summary>
internal static class SchemaNames
{
    /// <summary>
    /// As the generator names them, but a type inside another with the outer one's name in front: every slice has a <c>Request</c> of its own, and one name for
    /// all of them would describe all by the first.
    /// </summary>
    internal static string? Of(JsonTypeInfo type) => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null ? null : Of(Nullable.GetUnderlyingType(type.Type) ?? type.Type);

    private static string Of(Type type)
    {
        var name = type.IsArray ? $"ArrayOf{Of(type.GetElementType()!)}" : type.Name;
        if (type.IsGenericType) name = $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Join("And", type.GenericTypeArguments.Select(Of))}";
        return type.DeclaringType is { } outer ? outer.Name + name : name;
    }
}
