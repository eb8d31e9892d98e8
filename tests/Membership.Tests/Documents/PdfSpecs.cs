using System.Text;
using Bkmo.ServiceDefaults;
using FsCheck;
using FsCheck.Fluent;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Bkmo.Membership.Tests.Documents;

/// <summary>What is filed is read back with another program than the one that cleaned it.</summary>
public sealed class PdfSpecs
{
    private const string Author = "Ayse Oernek";

    [Fact]
    public void A_document_loses_what_its_properties_tell_and_keeps_its_pages()
    {
        var file = Written();
        using (var before = PdfDocument.Open(file)) Assert.Equal(Author, before.Information.Author);
        var clean = FileContent.Clean(file)!;
        Assert.Equal((FileMetadata.Removed, file.Length), (clean.Metadata, clean.Bytes.Length));
        using var after = PdfDocument.Open(clean.Bytes);
        Assert.Equal((2, "Satzung des Vereins"), (after.NumberOfPages, after.GetPage(1).Text));
        Assert.All([after.Information.Author, after.Information.Title, after.Information.Creator, after.Information.Producer, after.Information.Keywords], IsBlank);
        Assert.DoesNotContain(Author, Encoding.Latin1.GetString(clean.Bytes), StringComparison.Ordinal);
        Assert.Equal(clean.Bytes, FileContent.Clean(clean.Bytes)!.Bytes);
    }

    [Fact]
    public void What_later_versions_of_the_file_and_its_metadata_streams_tell_is_gone_too()
    {
        var clean = FileContent.Clean(Extended("/Author <FEFF0041007900730065>", "/Type /Metadata /Subtype /XML", $"<x:xmpmeta>{Author}</x:xmpmeta>"))!;
        Assert.Equal(FileMetadata.Removed, clean.Metadata);
        Assert.DoesNotContain(Author, Encoding.Latin1.GetString(clean.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("41007900730065", Encoding.Latin1.GetString(clean.Bytes), StringComparison.Ordinal);
        using var after = PdfDocument.Open(clean.Bytes);
        IsBlank(after.Information.Author);
        Assert.False(after.TryGetXmpMetadata(out var xmp) && Encoding.UTF8.GetString(xmp.GetXmlBytes()).Contains("xmp", StringComparison.Ordinal));
        Assert.Equal("Satzung des Vereins", after.GetPage(1).Text);
    }

    [Fact]
    public void Compressed_metadata_is_not_left_as_broken_data()
    {
        var clean = FileContent.Clean(Extended("/Author (x)", "/Type /Metadata /Subtype /XML /Filter /FlateDecode", "\u0001compressed"))!;
        Assert.Equal(FileMetadata.Removed, clean.Metadata);
        Assert.DoesNotContain("FlateDecode", Encoding.Latin1.GetString(clean.Bytes.AsSpan(Written().Length)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signed_document_stays_as_it_is()
    {
        byte[] signed = [.. Written(), .. Encoding.Latin1.GetBytes("\n20 0 obj<</Type/Sig/ByteRange[0 10 20 30]/Contents<00>>>endobj\nstartxref\n9\n%%EOF\n")];
        var filed = FileContent.Clean(signed)!;
        Assert.Equal(FileMetadata.KeptBySignature, filed.Metadata);
        Assert.Equal(signed, filed.Bytes);
    }

    [Theory]
    [InlineData("trailer<</Root 1 0 R/Info 77 0 R>>", false)]
    [InlineData("30 0 obj<</Author 31 0 R>>endobj trailer<</Info 30 0 R>>", false)]
    [InlineData("trailer<</Info<</Author(Ayse)>>>>", false)]
    [InlineData("trailer<</Encrypt 5 0 R>>", true)]
    [InlineData("30 0 obj<</Author", true)]
    [InlineData("30 0 obj<</Length 9>>stream\nno end of", true)]
    [InlineData(") stray", true)]
    public void What_cannot_be_taken_out_safely_stays_and_is_told(string tail, bool untouched)
    {
        byte[] file = [.. Written(), .. Encoding.Latin1.GetBytes("\n" + tail + "\nstartxref\n9\n%%EOF\n")];
        var filed = FileContent.Clean(file)!;
        Assert.Equal((FileMetadata.Kept, untouched), (filed.Metadata, filed.Bytes.AsSpan().SequenceEqual(file)));
    }

    [Fact]
    public void Names_in_texts_and_in_the_contents_of_pages_are_no_properties()
    {
        var file = Encoding.Latin1.GetBytes(
            "%PDF-1.7\n1 0 obj<</Length 37>>stream\n2 0 obj<</Author(stays)>>endobj endstr\nendstream endobj\n3 0 obj<</Title(a \\) /Info 3 0 R \\( b)>>endobj\ntrailer<</Info 4 0 R>>\n"
            + "4 0 obj<</Author(Ay\\)se(n))/Trapped/False>>endobj\nstartxref\n9\n%%EOF\n");
        var clean = Encoding.Latin1.GetString(FileContent.Clean(file)!.Bytes);
        Assert.Contains("/Author(stays)", clean, StringComparison.Ordinal);
        Assert.Contains("(a \\) /Info 3 0 R \\( b)", clean, StringComparison.Ordinal);
        Assert.Contains("/Author(         )/Trapped/False", clean, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_bytes_come_no_byte_moves_and_a_second_cleaning_changes_nothing() => Prop.ForAll(
        Gen.Choose(0, 255).ArrayOf().Resize(80).ToArbitrary(), Gen.Choose(0, 100_000).ToArbitrary(), (noise, at) =>
        {
            var file = Extended("/Author (Ayse)", "/Type /Metadata", "xmp");
            for (var i = 0; i < noise.Length; i++) file[(at + (i * i * 7)) % file.Length] = (byte)noise[i];
            if (FileContent.Clean(file) is not { MediaType: "application/pdf" } clean) return;
            Assert.Equal(file.Length, clean.Bytes.Length);
            Assert.Equal(clean.Bytes, FileContent.Clean(clean.Bytes)!.Bytes);
        }).QuickCheckThrowOnFailure();

    private static byte[] Written()
    {
        var builder = new PdfDocumentBuilder { IncludeDocumentInformation = true };
        builder.DocumentInformation.Author = Author;
        builder.DocumentInformation.Title = "Satzung von Ayse";
        builder.DocumentInformation.Creator = "Rechner von Ayse";
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        builder.AddPage(PageSize.A4).AddText("Satzung des Vereins", 12, new PdfPoint(50, 700), font);
        builder.AddPage(PageSize.A4);
        return builder.Build();
    }

    /// <summary>The file with a later version behind its end, which has other properties and a metadata stream.</summary>
    private static byte[] Extended(string information, string dictionary, string data)
    {
        var file = Written();
        var text = Encoding.Latin1.GetString(file);
        var start = text[(text.LastIndexOf("startxref", StringComparison.Ordinal) + "startxref".Length)..].Trim().Split('\n')[0].Trim();
        var root = text[(text.LastIndexOf("/Root", StringComparison.Ordinal) + "/Root".Length)..].Trim().Split(' ')[0];
        var catalog = text[text.IndexOf(root + " 0 obj", StringComparison.Ordinal)..];
        catalog = catalog[..catalog.IndexOf("endobj", StringComparison.Ordinal)].TrimEnd()[..^2] + " /Metadata 901 0 R >>\nendobj\n";
        var (objects, places) = (new StringBuilder("\n"), new List<int>());
        foreach (var one in new[] { catalog, $"900 0 obj\n<< {information} >>\nendobj\n", $"901 0 obj\n<< {dictionary} /Length {data.Length} >>\nstream\n{data}\nendstream\nendobj\n" })
        {
            places.Add(file.Length + objects.Length);
            objects.Append(one);
        }
        var table = file.Length + objects.Length;
        objects.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n{root} 1\n{places[0]:D10} 00000 n \n900 2\n{places[1]:D10} 00000 n \n{places[2]:D10} 00000 n \n");
        objects.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<< /Size 902 /Root {root} 0 R /Info 900 0 R /Prev {start} >>\nstartxref\n{table}\n%%EOF\n");
        return [.. file, .. Encoding.Latin1.GetBytes(objects.ToString())];
    }

    private static void IsBlank(string? text) => Assert.True(string.IsNullOrWhiteSpace(text?.Replace("\u2020", "", StringComparison.Ordinal)), text);
}
