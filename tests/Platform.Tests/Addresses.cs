using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bkmo.Platform.Tests;

/// <summary>Addresses of the description with something in their places.</summary>
internal static partial class Addresses
{
    /// <summary>Nothing has these ids.</summary>
    internal static string Fill(string path) => Place().Replace(path, place => place.Value switch
    {
        "{kind}" or "{name}" => "network",
        "{number}" => "1",
        "{year}" => "2031",
        _ => $"{Guid.CreateVersion7()}",
    });

    /// <summary>The content type that each operation takes, for instance <c>POST /api/membership/dues/statements</c>: XML.</summary>
    internal static Dictionary<string, string> ContentTypes(JsonElement document) => (
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Value.TryGetProperty("requestBody", out _)
        select ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value.GetProperty("requestBody").GetProperty("content").EnumerateObject().First().Name))
        .ToDictionary(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Place();
}
