namespace Bkmo.ServiceDefaults.Tests;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Türkische Gemeinde", "turkische gemeinde")]
    [InlineData("Straße GROẞ", "strasse gross")]
    [InlineData("İstanbul ve Iğdır", "istanbul ve igdir")]
    [InlineData("Göç çalışma", "goc calisma")]
    [InlineData("Związek Łódź", "zwiazek lodz")]
    [InlineData("Đại Việt người", "dai viet nguoi")]
    [InlineData("Ísland Þór Guðrún", "island thor gudrun")]
    [InlineData("Smørrebrød Æon Œuvre", "smorrebrod aeon oeuvre")]
    [InlineData("Azərbaycan", "azerbaycan")]
    [InlineData("Migrant*innen Migrant:innen Migrant_innen", "migrantinnen migrantinnen migrantinnen")]
    [InlineData("Deutsch-Türkische  (NRW) / e.V.", "deutsch turkische nrw e v")]
    public void Latin_letters_lose_case_and_diacritics(string text, string folded) => Assert.Equal(folded, SearchText.Fold(text));

    [Theory]
    [InlineData("مُنَظَّمة", "مُنَظَّمة")]
    [InlineData("Союз Йошкар", "союз йошкар")]
    [InlineData("Ένωση Ελλήνων ΟΔΟΣ", "ένωση ελλήνων οδοσ")]
    [InlineData("हिन्दी", "हिन्दी")]
    public void Other_scripts_keep_their_letters_and_marks(string text, string folded) => Assert.Equal(folded, SearchText.Fold(text));

    [Fact]
    public void It_does_not_matter_whether_diacritics_are_composed() => Assert.Equal(SearchText.Fold("Gu\u0308l"), SearchText.Fold("Gül"));

    [Theory]
    [InlineData("Müller", "müller")]
    [InlineData("Müller", "mueller")]
    [InlineData("Müller", "muller")]
    [InlineData("Mueller", "Müller")]
    [InlineData("Mueller", "Muller")]
    [InlineData("Neue deutsche Organisationen", "neue")]
    [InlineData("Bauer und Feuer", "euer")]
    [InlineData("Aktionsbündnis muslimischer Frauen", "buendnis")]
    [InlineData("Türkische Gemeinde", "GEMEINDE turk")]
    [InlineData("Weiß", "weiss")]
    [InlineData("Smørrebrød", "smoerrebroed")]
    public void A_name_is_found_in_every_usual_spelling(string name, string query) => Assert.True(Finds(name, query));

    [Theory]
    [InlineData("Müller", "moller")]
    [InlineData("Türkische Gemeinde", "gemeinde polnisch")]
    [InlineData("Neuland", "neue")]
    public void What_is_not_in_the_name_is_not_found(string name, string query) => Assert.False(Finds(name, query));

    [Theory]
    [InlineData("")]
    [InlineData(" * ")]
    public void A_query_without_letters_has_no_words(string query) => Assert.Empty(SearchText.Words(query));

    [Fact]
    public void The_short_name_is_searched_too() => Assert.True(
        SearchText.Words("tgd").All(word => SearchText.Document("Türkische Gemeinde", "TGD").Contains(word.Plain, StringComparison.Ordinal)));

    private static bool Finds(string name, string query)
    {
        var document = SearchText.Document(name, null);
        return SearchText.Words(query).All(word =>
            document.Contains(word.Plain, StringComparison.Ordinal) || document.Contains(word.WithE, StringComparison.Ordinal));
    }
}
