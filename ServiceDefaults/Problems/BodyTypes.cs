using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Bkmo.ServiceDefaults;

/// <summary>What type a request's body has at the place that an error names.</summary>
internal static partial class BodyTypes
{
    /// <summary>The type at <paramref name="path"/> (<c>$.parts[1].kind</c>) of the body that the endpoint takes, without its nullability; null when it cannot be told.</summary>
    internal static Type? At(string? path, Endpoint? endpoint)
    {
        var type = endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        foreach (var step in Steps().EnumerateMatches(path ?? ""))
        {
            if (type is null) return null;
            type = Inside(ServiceJson.Options.GetTypeInfo(type), path.AsSpan(step.Index, step.Length));
        }
        return type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
    }

    private static Type? Inside(JsonTypeInfo info, ReadOnlySpan<char> step)
    {
        if (info.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary) return info.ElementType;
        var name = step.TrimStart('.').ToString();
        return info.Properties.FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.Ordinal))?.PropertyType;
    }

    // Names with other characters are written in brackets and quotes; ours have none.
    [GeneratedRegex(@"\.[A-Za-z0-9_-]+|\[[^\]]+\]", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Steps();
}
