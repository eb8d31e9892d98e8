using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Bkmo.ServiceDefaults.Tests;

public sealed class PaperTests
{
    [Fact]
    public void A_document_says_its_title_and_its_language_and_embeds_its_fonts()
    {
        using var pdf = Read(paper => paper.Heading("Rechnung").Text("Bitte zahlen."), "Beitragsrechnung 2027-1");
        Assert.Equal("Beitragsrechnung 2027-1", pdf.Information.Title);
        Assert.Equal("de", ((StringToken)pdf.Structure.Catalog.CatalogDictionary.Data["Lang"]).Data);
        Assert.All(pdf.GetPage(1).Letters, letter => Assert.Contains("DejaVu", letter.FontName, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_in_every_script_of_the_font_are_read_back_as_they_were()
    {
        const string names = "Çağrı Yıldız, Đặng Thị Hồng Nhung, Łucja Żak, Şêrko Ö., Ольга Ивановна, Ελένη";
        using var pdf = Read(paper => paper.Text(names));
        Assert.Contains(names, pdf.GetPage(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void More_letters_than_one_font_of_a_pdf_can_have_are_written_all_the_same()
    {
        var letters = string.Concat(Enumerable.Range(0x400, 250).Select(code => (char)code));
        using var pdf = Read(paper => paper.Text(letters));
        Assert.Contains(letters[..40], pdf.GetPage(1).Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(letters[220..240], pdf.GetPage(1).Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_font_lacks_keeps_no_document_from_being_written()
    {
        using var pdf = Read(paper => paper.Text("Grüße 😀 漢字"));
        Assert.Contains("Grüße \uFFFD", pdf.GetPage(1).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("محمد", "\uFEAA\uFEE4\uFEA4\uFEE3")]
    [InlineData("سلام", "\uFEE1\uFEFC\uFEB3")]
    [InlineData("Ali علی B.", "Ali \uFBFD\uFEE0\uFECB B.")]
    [InlineData("پروین", "\uFEE6\uFBFE\uFEED\uFEAE\uFB58")]
    public void Arabic_letters_are_joined_and_turned(string text, string drawn) => Assert.Equal(drawn, ArabicLetters.Drawn(text));

    [Fact]
    public void Long_texts_are_broken_within_the_page_and_go_on_on_the_next()
    {
        using var pdf = Read(paper =>
        {
            for (var i = 0; i < 120; i++) paper.Text($"Absatz {i}: {string.Join(' ', Enumerable.Repeat("Mitgliederversammlung", 12))} {new string('x', 200)}");
        });
        Assert.True(pdf.NumberOfPages > 5);
        foreach (var page in pdf.GetPages())
        {
            Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Right, 60, 540));
            Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Bottom, 35, 800));
            Assert.Contains($"Seite {page.Number} von {pdf.NumberOfPages}", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_table_repeats_its_head_on_every_page()
    {
        using var pdf = Read(paper => paper.Table(["Posten", "Betrag"], Enumerable.Range(0, 90).Select(i => (IReadOnlyList<string>)[$"Posten Nummer {i}", "1,00 €"]), [3, 1]));
        Assert.All(pdf.GetPages(), page => Assert.Contains("Betrag", page.Text, StringComparison.Ordinal));
        Assert.Contains("Posten Nummer 89", pdf.GetPage(pdf.NumberOfPages).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_stands_at_the_right_edge_of_its_row()
    {
        using var pdf = Read(paper => paper.Row("Beitrag", "120,00 €").Rule().Row("Summe", "120,00 €", strong: true).Signatures("Vorsitz", "Kasse"));
        var euros = pdf.GetPage(1).Letters.Where(letter => letter.Value == "€").ToList();
        Assert.Equal(2, euros.Count);
        Assert.All(euros, euro => Assert.InRange(euro.BoundingBox.Right, 515, 526));
    }

    private static PdfDocument Read(Action<Paper> write, string title = "Protokoll")
    {
        using var paper = new Paper(title, "de");
        write(paper);
        return PdfDocument.Open(paper.Bytes());
    }
}
