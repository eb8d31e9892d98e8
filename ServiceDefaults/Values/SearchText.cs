using System.Globalization;
using System.Text;

namespace Bkmo.ServiceDefaults;

/// <summary>Names and titles as they are searched and sorted: lower case, without diacritics, so that <c>burgerrechte</c> finds <c>Bürgerrechte</c>.</summary>
public static class SearchText
{
    /// <summary>The folded text; words separated by single blanks.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 8);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(char.ToLowerInvariant(c));
        var plain = folded.Replace("ß", "ss").Replace("ı", "i").ToString();
        return string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
