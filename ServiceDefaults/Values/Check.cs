using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bkmo.ServiceDefaults;

/// <summary>
/// Collects what is wrong with the values of a request and hands them back cleaned: trimmed, composed (NFC), line ends as LF. Every problem is reported at
/// once. Use: <c>var check = new Check(); var name = check.Text(request.Name, "name", 1, 200); if (check.Refusal is { } refusal) return Problems.Of(refusal);</c>
/// </summary>
public sealed partial class Check
{
    private readonly Dictionary<string, Text> errors = new(StringComparer.Ordinal);

    /// <summary>The refusal for everything found so far; null when nothing is wrong.</summary>
    public InvalidValues? Refusal => errors.Count == 0 ? null : new InvalidValues(new Dictionary<string, Text>(errors, StringComparer.Ordinal));

    /// <summary>One line of text with <paramref name="min"/> to <paramref name="max"/> characters (Unicode code points) after cleaning.</summary>
    public string Text(string? value, string field, int min, int max) => Clean(value, field, min, max, lines: false);

    /// <summary>As <see cref="Text"/>, but nothing or only blanks is fine and comes back as null.</summary>
    public string? OptionalText(string? value, string field, int max) => string.IsNullOrWhiteSpace(value) ? null : Clean(value, field, 1, max, lines: false);

    /// <summary>Text of several lines; line feeds and tabs are kept.</summary>
    public string Lines(string? value, string field, int min, int max) => Clean(value, field, min, max, lines: true);

    /// <summary>As <see cref="Lines"/>, but nothing or only blanks is fine and comes back as null.</summary>
    public string? OptionalLines(string? value, string field, int max) => string.IsNullOrWhiteSpace(value) ? null : Clean(value, field, 1, max, lines: true);

    /// <summary>A number within bounds, both included.</summary>
    public int Range(int value, string field, int min, int max)
    {
        That(value >= min && value <= max, field, new(
            string.Create(CultureInfo.InvariantCulture, $"Erlaubt ist {min} bis {max}."), string.Create(CultureInfo.InvariantCulture, $"Allowed is {min} to {max}.")));
        return value;
    }

    /// <summary>A language tag such as <c>de</c>, <c>tr</c>, <c>zh-Hant</c>, <c>pt-BR</c> (BCP 47: language, script, region), in its usual case.</summary>
    public string Language(string? value, string field)
    {
        var tag = LanguageTag().Match(value?.Trim() ?? "");
        if (!That(tag.Success, field, new("Erwartet wird ein Sprachkürzel wie „de“ oder „tr“.", "Expected is a language tag such as de or tr."))) return "";
        var script = tag.Groups["script"].Value;
        return tag.Groups["language"].Value.ToLowerInvariant()
            + (script.Length == 0 ? "" : script[..2].ToUpperInvariant() + script[2..].ToLowerInvariant())
            + tag.Groups["region"].Value.ToUpperInvariant();
    }

    /// <summary>An absolute http or https address; null stays null.</summary>
    public Uri? WebAddress(string? value, string field)
    {
        if (OptionalText(value, field, 2000) is not { Length: > 0 } text) return null;
        var fine = Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0;
        return That(fine, field, new("Erwartet wird eine Adresse mit http oder https.", "Expected is an http or https address.")) ? address : null;
    }

    /// <summary>Notes <paramref name="message"/> for <paramref name="field"/> unless <paramref name="fine"/>; the first message for a field stays.</summary>
    /// <returns><paramref name="fine"/>.</returns>
    public bool That(bool fine, string field, Text message)
    {
        if (!fine) errors.TryAdd(field, message);
        return fine;
    }

    private string Clean(string? value, string field, int min, int max, bool lines)
    {
        var text = (value ?? "").Trim();
        if (!That(IsWellFormed(text), field, new("Der Text enthält unvollständige Zeichen.", "The text contains incomplete characters."))) return "";
        text = text.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC);
        That(!HasForbidden(text, lines), field, lines
            ? new("Steuerzeichen sind nicht erlaubt.", "Control characters are not allowed.")
            : new("Steuerzeichen und Zeilenumbrüche sind nicht erlaubt.", "Control characters and line breaks are not allowed."));
        var length = text.EnumerateRunes().Count();
        That(length >= min && length <= max, field, new(
            string.Create(CultureInfo.InvariantCulture, $"Erlaubt sind {min} bis {max} Zeichen."),
            string.Create(CultureInfo.InvariantCulture, $"Allowed are {min} to {max} characters.")));
        return text;
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }
        return true;
    }

    // PostgreSQL's text refuses U+0000; the other controls have no meaning in what people write.
    private static bool HasForbidden(string text, bool lines) => text.Any(c => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Control => !lines || c is not ('\n' or '\t'),
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => !lines,
        _ => false,
    });

    [GeneratedRegex("^(?<language>[A-Za-z]{2,3})(?<script>-[A-Za-z]{4})?(?<region>-[A-Za-z]{2})?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex LanguageTag();
}
