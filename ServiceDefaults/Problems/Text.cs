namespace Bkmo.ServiceDefaults;

/// <summary>A sentence for people in the two languages of the platform. The reader's <c>Accept-Language</c> chooses; English otherwise.</summary>
/// <param name="De">German.</param>
/// <param name="En">English.</param>
public readonly record struct Text(string De, string En)
{
    /// <summary>The sentence in <paramref name="language"/> (<c>de</c> or anything else, which means English).</summary>
    public string In(string language) => string.Equals(language, "de", StringComparison.Ordinal) ? De : En;
}
