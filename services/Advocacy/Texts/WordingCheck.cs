namespace Bkmo.Advocacy.Texts;

/// <summary>Checks the values that drafting and revising have in common.</summary>
internal static class WordingCheck
{
    private const int MostLanguages = 24;
    private const int LongestBody = 200_000;

    internal static Wording Of(
        Check check, string titleDe, string? titleEn, string? leadingLanguage, IReadOnlyDictionary<string, string>? body, Guid? committeeId) => new(
            check.Text(titleDe, "titleDe", 3, 300),
            check.OptionalText(titleEn, "titleEn", 300),
            leadingLanguage is null ? "de" : check.Language(leadingLanguage, "leadingLanguage"),
            Body(check, body ?? new Dictionary<string, string>(StringComparer.Ordinal)),
            committeeId);

    private static ValueList<Translation> Body(Check check, IReadOnlyDictionary<string, string> body)
    {
        check.That(body.Count <= MostLanguages, "body", new($"Erlaubt sind höchstens {MostLanguages} Sprachen.", $"Allowed are at most {MostLanguages} languages."));
        var byLanguage = new SortedDictionary<string, Translation>(StringComparer.Ordinal);
        foreach (var (tag, markdown) in body.Take(MostLanguages))
        {
            var field = $"body.{tag}";
            var language = check.Language(tag, field);
            var translation = new Translation(language, check.Lines(markdown, field, 1, LongestBody));
            check.That(byLanguage.TryAdd(language, translation), field, new("Diese Sprache steht zweimal da.", "This language is there twice."));
        }
        return byLanguage.Values.ToValueList();
    }
}
