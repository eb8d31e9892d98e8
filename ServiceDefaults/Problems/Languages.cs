using Microsoft.AspNetCore.Http;

namespace Bkmo.ServiceDefaults;

/// <summary>Chooses between the platform's two languages.</summary>
public static class Languages
{
    /// <summary>German.</summary>
    public const string German = "de";

    /// <summary>English, when nothing else is asked for.</summary>
    public const string English = "en";

    /// <summary>The language that <c>Accept-Language</c> prefers by its q-values; the earlier one when they weigh the same.</summary>
    public static string Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Headers.AcceptLanguage.Count == 0) return English;
        var (best, weight) = (English, 0d);
        foreach (var wanted in request.GetTypedHeaders().AcceptLanguage)
        {
            var quality = wanted.Quality ?? 1;
            if (quality > weight && Known(wanted.Value.AsSpan()) is { } language) (best, weight) = (language, quality);
        }
        return best;
    }

    private static string? Known(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOf('-');
        var primary = end < 0 ? tag : tag[..end];
        if (primary.Equals(German, StringComparison.OrdinalIgnoreCase)) return German;
        return primary.Equals(English, StringComparison.OrdinalIgnoreCase) || primary is "*" ? English : null;
    }
}
