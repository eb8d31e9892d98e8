namespace Bkmo.ServiceDefaults.Tests;

public sealed class CheckTests
{
    [Theory]
    [InlineData("  Verein  ", "Verein")]
    [InlineData("Bu\u0308ro", "Büro")]
    [InlineData("جمعية", "جمعية")]
    [InlineData("👩‍👩‍👧", "👩‍👩‍👧")]
    public void Text_comes_back_trimmed_and_composed(string given, string cleaned)
    {
        var check = new Check();

        Assert.Equal(cleaned, check.Text(given, "name", 1, 10));
        Assert.Null(check.Refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("elf Zeichen")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u001bb")]
    public void Text_of_wrong_length_or_with_controls_is_refused(string? given)
    {
        var check = new Check();

        check.Text(given, "name", 1, 10);

        Assert.Equal(["name"], check.Refusal!.Fields.Keys, StringComparer.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        foreach (var given in new[] { "a\ud800", "\udc00\ud800", "\ud800b" })
        {
            var check = new Check();

            check.Text(given, "name", 1, 10);

            Assert.Contains("incomplete", check.Refusal!.Fields["name"].En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Lines_keep_line_feeds_and_lose_carriage_returns()
    {
        var check = new Check();

        Assert.Equal("a\nb\tc", check.Lines("a\r\nb\tc", "text", 1, 10));
        Assert.Null(check.Refusal);
        check.Lines("a\0", "text", 1, 10);
        Assert.NotNull(check.Refusal);
    }

    [Fact]
    public void Optional_text_may_be_missing_but_not_wrong()
    {
        var check = new Check();

        Assert.Null(check.OptionalText("  ", "note", 5));
        Assert.Null(check.Refusal);
        check.OptionalText("zu lang!", "note", 5);
        Assert.NotNull(check.Refusal);
    }

    [Theory]
    [InlineData("DE", "de")]
    [InlineData("zh-hant", "zh-Hant")]
    [InlineData("pt-br", "pt-BR")]
    [InlineData("kmr", "kmr")]
    public void A_language_comes_back_in_its_usual_case(string given, string tag) => Assert.Equal(tag, new Check().Language(given, "language"));

    [Theory]
    [InlineData("deutsch")]
    [InlineData("d")]
    [InlineData("de_DE")]
    [InlineData(null)]
    public void What_is_no_language_is_refused(string? given)
    {
        var check = new Check();

        check.Language(given, "language");

        Assert.NotNull(check.Refusal);
    }

    [Theory]
    [InlineData("https://bkmo.example/a", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://user:pass@bkmo.example", false)]
    [InlineData("/relative", false)]
    public void Only_plain_web_addresses_are_taken(string given, bool fine)
    {
        var check = new Check();

        check.WebAddress(given, "site");

        Assert.Equal(fine, check.Refusal is null);
    }

    [Fact]
    public void The_first_thing_wrong_with_a_field_is_what_is_said()
    {
        var check = new Check();
        check.That(false, "seats", new("erstens", "first"));
        check.That(false, "seats", new("zweitens", "second"));

        Assert.Equal("first", check.Refusal!.Fields["seats"].En);
        Assert.Equal("invalid-values", check.Refusal.Code);
    }
}
