using System.Globalization;
using System.Text;

namespace Bkmo.ServiceDefaults;

/// <summary>Names and titles as they are searched and sorted: lower case, without diacritics, so that <c>burgerrechte</c> finds <c>Bürgerrechte</c>.</summary>
public static class SearchText
{
    /// <summary>The folded <paramref name="parts"/> with a blank between them; without those that are null or empty.</summary>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var folded = new StringBuilder();
        foreach (var part in parts)
        {
            if (string.IsNullOrEmpty(part)) continue;
            if (folded.Length > 0) folded.Append(' ');
            foreach (var c in part.Normalize(NormalizationForm.FormD))
                if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(char.ToLowerInvariant(c));
        }
        return folded.Replace("ß", "ss").Replace("ı", "i").ToString();
    }
}
