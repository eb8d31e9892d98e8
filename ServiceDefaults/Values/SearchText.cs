using System.Globalization;
using System.Text;

namespace Bkmo.ServiceDefaults;

/// <summary>
/// Makes text findable however it is typed: case and Latin diacritics do not matter (<c>Göç</c> = <c>goc</c>), German umlauts also match their
/// spelling with e (<c>ä</c> = <c>ae</c> = <c>a</c>), ß is ss. Letters of other scripts keep their marks; only their case is folded.
/// </summary>
public static class SearchText
{
    /// <summary>Plain Latin letters, other scripts as they are, lower case, words separated by single blanks. Also the order of the directory (DIN 5007-1: ä as a).</summary>
    public static string Fold(string text) => Fold(text, umlautsWithE: false);

    /// <summary>What a directory row is searched in: the folded text in every spelling of its umlauts.</summary>
    public static string Document(params ReadOnlySpan<string?> texts)
    {
        var text = string.Join(' ', texts);
        var plain = Fold(text);
        return string.Join('\n', new[] { plain, Fold(text, umlautsWithE: true), WithoutE(plain) }.Distinct(StringComparer.Ordinal));
    }

    /// <summary>The words of a query, each in the spellings of which one must occur in <see cref="Document"/>.</summary>
    public static IReadOnlyList<(string Plain, string WithE)> Words(string query)
    {
        var plain = Fold(query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var withE = Fold(query, umlautsWithE: true).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. plain.Zip(withE)];
    }

    private static string WithoutE(string folded) => folded
        .Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal);

    private static string Fold(string text, bool umlautsWithE)
    {
        var folded = new StringBuilder(text.Length + 8);
        var afterLatin = false;
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (IsMark(rune) && afterLatin) continue;
            afterLatin = IsLatin(rune);
            if (afterLatin) folded.Append(FoldLatin(rune, umlautsWithE));
            else if (Rune.IsLetterOrDigit(rune) || IsMark(rune)) folded.Append(FoldCase(rune));
            else if (!JoinsWords(rune)) folded.Append(' ');
        }
        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // Migrant*innen, Migrant:innen, Migrant_innen, N'Dar: one word.
    private static bool JoinsWords(Rune rune) => rune.Value is '*' or ':' or '_' or '\'' or '’' or '·' or 0xAD;

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsLatin(Rune rune) => Rune.IsLetter(rune) && rune.Value is
        < 0x02B0 or (>= 0x1E00 and <= 0x1EFF) or (>= 0x2C60 and <= 0x2C7F) or (>= 0xA720 and <= 0xA7FF);

    // ς is σ at the end of a word.
    private static string FoldCase(Rune rune) => rune.Value == 'ς' ? "σ" : Rune.ToLowerInvariant(rune).ToString();

    private static string FoldLatin(Rune rune, bool umlautsWithE) => Rune.ToLowerInvariant(rune).Value switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => umlautsWithE ? "oe" : "o",
        'ð' or 'đ' or 'ɖ' => "d",
        'þ' => "th",
        'ł' => "l",
        'ħ' => "h",
        'ŋ' => "n",
        'ı' => "i",
        'ə' or 'ǝ' => "e",
        'ä' when umlautsWithE => "ae",
        'ö' when umlautsWithE => "oe",
        'ü' when umlautsWithE => "ue",
        _ => BaseLetters(rune),
    };

    private static string BaseLetters(Rune rune)
    {
        var letters = new StringBuilder(1);
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes())
            if (!IsMark(part)) letters.Append(Rune.ToLowerInvariant(part).ToString());
        return letters.ToString();
    }
}
