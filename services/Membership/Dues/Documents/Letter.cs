using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Bkmo.Membership.Dues.Documents;

/// <summary>A letter on A4 pages, written from top to bottom: text that is too wide is broken, a full page is followed by another one. Measures are in points.</summary>
internal sealed class Letter : IDisposable
{
    private const double Left = 70, Right = 525, Top = 70, Bottom = 770, Size = 10, Line = 15;

    private readonly PdfDocument document = new();
    private readonly XFont plain, bold, large;
    private XGraphics page;
    private double y = Top;

    internal Letter(string title, string language)
    {
        LetterFonts.Use();
        (plain, bold, large) = (Font(Size, XFontStyleEx.Regular), Font(Size, XFontStyleEx.Bold), Font(Size + 5, XFontStyleEx.Bold));
        (document.Info.Title, document.Info.Creator, document.Language) = (title, "BKMO.Platform", language);
        page = NewPage();
    }

    internal Letter Heading(string text) => Write(text, large, Line * 1.6);

    internal Letter Text(string text) => Write(text, plain, Line);

    internal Letter Strong(string text) => Write(text, bold, Line);

    internal Letter Space(int lines = 1)
    {
        y += lines * Line;
        return this;
    }

    /// <summary>A text with an amount at the right edge.</summary>
    internal Letter Row(string text, string amount, bool strong = false)
    {
        var font = strong ? bold : plain;
        var parts = Broken(text, font, Right - Left - 100);
        foreach (var (part, i) in parts.Select((part, i) => (part, i)))
        {
            Demand(Line);
            page.DrawString(part, font, XBrushes.Black, Left, y);
            if (i == parts.Count - 1) page.DrawString(amount, font, XBrushes.Black, Right - page.MeasureString(amount, font).Width, y);
            y += Line;
        }
        return this;
    }

    internal Letter Rule()
    {
        Demand(Line);
        page.DrawLine(XPens.Black, Left, y - Line / 2, Right, y - Line / 2);
        y += Line / 2;
        return this;
    }

    internal byte[] Bytes()
    {
        page.Dispose();
        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        return file.ToArray();
    }

    public void Dispose()
    {
        page.Dispose();
        document.Dispose();
    }

    private Letter Write(string text, XFont font, double height)
    {
        foreach (var part in Broken(text, font, Right - Left))
        {
            Demand(height);
            page.DrawString(part, font, XBrushes.Black, Left, y);
            y += height;
        }
        return this;
    }

    private List<string> Broken(string text, XFont font, double width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ').SelectMany(word => Pieces(word, font, width)))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (page.MeasureString(longer, font).Width <= width) lines[^1] = longer;
            else lines.Add(word);
        }
        return lines;
    }

    /// <summary>A word that is wider than the line is cut.</summary>
    private IEnumerable<string> Pieces(string word, XFont font, double width) =>
        page.MeasureString(word, font).Width <= width ? [word] : word.Chunk(40).Select(piece => new string(piece));

    private void Demand(double height)
    {
        if (y + height <= Bottom) return;
        page.Dispose();
        page = NewPage();
    }

    private XGraphics NewPage()
    {
        var sheet = document.AddPage();
        sheet.Size = PageSize.A4;
        y = Top;
        return XGraphics.FromPdfPage(sheet);
    }

    private static XFont Font(double size, XFontStyleEx style) => new(LetterFonts.Family, size, style);
}
