using System.Text;
using Microsoft.AspNetCore.Http;

namespace Bkmo.ServiceDefaults;

/// <summary><c>Idempotency-Key</c>: a structured-field string (RFC 9651 § 3.3.3), so in double quotes, of 1 to 255 characters.</summary>
public static class IdempotencyKeys
{
    /// <summary>Name of the header.</summary>
    public const string Header = "Idempotency-Key";

    private const int MaxLength = 255;

    /// <summary>Whether the header is well-formed or missing. <paramref name="key"/> is null when it is missing.</summary>
    public static bool TryRead(HttpRequest request, out string? key)
    {
        ArgumentNullException.ThrowIfNull(request);
        key = null;
        var header = request.Headers[Header];
        if (header.Count == 0) return true;
        return header.Count == 1 && TryParse(header[0].AsSpan().Trim(' '), out key);
    }

    private static bool TryParse(ReadOnlySpan<char> text, out string? key)
    {
        key = null;
        if (text.Length < 3 || text[0] != '"' || text[^1] != '"') return false;
        var content = new StringBuilder();
        for (var i = 1; i < text.Length - 1; i++)
        {
            var c = text[i];
            if (c is '"' or < ' ' or > '~') return false;
            if (c == '\\' && (++i >= text.Length - 1 || text[i] is not ('"' or '\\'))) return false;
            content.Append(text[i]);
        }
        if (content.Length > MaxLength) return false;
        key = content.ToString();
        return true;
    }
}
