using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Bkmo.ServiceDefaults;

/// <summary>
/// A printed document on A4 pages, written from top to bottom: letters, invoices, minutes. Text that is too wide is broken, a full page is followed by another, every page
/// has its number. The PDF is PDF/A-2b with its fonts embedded, and says its title and its language. Measures are in points.
/// </summary>
public sealed class Paper : IDisposable
{
    private const double Left = 70, Right = 525, Top = 772, Bottom = 75, Foot = 45, Size = 10, Line = 14.5;

    private readonly PdfDocumentBuilder document;
    private readonly PaperFont plain, bold;
    private readonly string title, language;
    private PdfPageBuilder page;
    private double y;

    /// <summary>An empty document.</summary>
    /// <param name="title">What it is called, also in its own description.</param>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    public Paper(string title, string language)
    {
        (this.title, this.language) = (title, language);
        document = new PdfDocumentBuilder { ArchiveStandard = PdfAStandard.A2B };
        (document.DocumentInformation.Title, document.DocumentInformation.Creator) = (title, "BKMO.Platform");
        (plain, bold) = (new(document, PaperFont.Regular), new(document, PaperFont.Bold));
        page = NewPage();
    }

    /// <summary>A heading of level 1 to 3. It never stands alone at the end of a page.</summary>
    public Paper Heading(string text, int level = 1)
    {
        var size = Size + (level switch { 1 => 6, 2 => 3, _ => 1 });
        Demand((Line * 3) + size);
        if (y < Top) y -= Line / 2;
        return Write(text, bold, size, size * 1.35).Space(0.3);
    }

    /// <summary>A paragraph; line ends in it are kept.</summary>
    public Paper Text(string text) => Write(text, plain, Size, Line);

    /// <summary>A paragraph in bold.</summary>
    public Paper Strong(string text) => Write(text, bold, Size, Line);

    /// <summary>Leaves lines empty.</summary>
    public Paper Space(double lines = 1)
    {
        y -= lines * Line;
        return this;
    }

    /// <summary>A line across the page.</summary>
    public Paper Rule()
    {
        Demand(Line);
        page.DrawLine(new PdfPoint(Left, y - (Line / 3)), new PdfPoint(Right, y - (Line / 3)), 0.7);
        y -= Line;
        return this;
    }

    /// <summary>A text with an amount at the right edge.</summary>
    public Paper Row(string text, string amount, bool strong = false)
    {
        var (font, shown) = (strong ? bold : plain, (strong ? bold : plain).Drawable(amount));
        var width = font.Width(shown, Size);
        var parts = Broken(text, font, Size, Right - Left - width - 15).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            Demand(Line);
            font.Write(page, parts[i], Size, Left, y - Size);
            if (i == parts.Count - 1) font.Write(page, shown, Size, Right - width, y - Size);
            y -= Line;
        }
        return this;
    }

    /// <summary>A table. Its head is repeated on every page that it goes on to.</summary>
    /// <param name="head">Names of the columns.</param>
    /// <param name="rows">A text for each column.</param>
    /// <param name="shares">How the columns share the width.</param>
    public Paper Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<int> shares)
    {
        var (whole, edges) = (shares.Sum(), new List<double> { Left });
        foreach (var share in shares) edges.Add(edges[^1] + ((Right - Left) * share / whole));
        Cells(head, bold, edges);
        Rule();
        foreach (var row in rows)
        {
            var before = page;
            Demand(Line * row.Select((cell, i) => Broken(cell, plain, Size, edges[i + 1] - edges[i] - 8).Count()).Max());
            if (page != before)
            {
                Cells(head, bold, edges);
                Rule();
            }
            Cells(row, plain, edges);
        }
        return Space(0.5);
    }

    /// <summary>Lines to sign on, side by side, each with what stands below it.</summary>
    public Paper Signatures(params IReadOnlyList<string> below)
    {
        Demand(Line * 5);
        y -= Line * 3;
        var width = (Right - Left) / below.Count;
        for (var i = 0; i < below.Count; i++)
        {
            var x = Left + (i * width);
            page.DrawLine(new PdfPoint(x, y), new PdfPoint(x + width - 20, y), 0.7);
            plain.Write(page, Broken(below[i], plain, Size - 2, width - 20).First(), Size - 2, x, y - Line);
        }
        return Space(2);
    }

    /// <summary>The PDF.</summary>
    public byte[] Bytes()
    {
        var pages = document.Pages.Values.ToList();
        for (var i = 0; i < pages.Count; i++)
        {
            var number = plain.Drawable(new Text(FormattableString.Invariant($"Seite {i + 1} von {pages.Count}"), FormattableString.Invariant($"Page {i + 1} of {pages.Count}")).In(language));
            plain.Write(pages[i], number, Size - 2, Right - plain.Width(number, Size - 2), Foot);
            plain.Write(pages[i], Broken(title, plain, Size - 2, Right - Left - 90).First(), Size - 2, Left, Foot);
        }
        return PaperLanguage.Tell(document.Build(), language);
    }

    /// <inheritdoc />
    public void Dispose() => document.Dispose();

    private void Cells(IReadOnlyList<string> cells, PaperFont font, List<double> edges)
    {
        var top = y;
        var lowest = y;
        for (var i = 0; i < cells.Count; i++)
        {
            y = top;
            foreach (var line in Broken(cells[i], font, Size, edges[i + 1] - edges[i] - 8))
            {
                font.Write(page, line, Size, edges[i], y - Size);
                y -= Line;
            }
            lowest = Math.Min(lowest, y);
        }
        y = lowest;
    }

    private Paper Write(string text, PaperFont font, double size, double height)
    {
        foreach (var line in Broken(text, font, size, Right - Left))
        {
            Demand(height);
            font.Write(page, line, size, Left, y - size);
            y -= height;
        }
        return this;
    }

    /// <summary>Lines of at most <paramref name="width"/>, each as the font draws it.</summary>
    private static IEnumerable<string> Broken(string text, PaperFont font, double size, double width)
    {
        foreach (var paragraph in text.Normalize().Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ').SelectMany(word => Pieces(word, font, size, width)))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (font.Width(font.Drawable(longer), size) <= width) line = longer;
                else
                {
                    yield return font.Drawable(line);
                    line = word;
                }
            }
            yield return font.Drawable(line);
        }
    }

    /// <summary>A word that is wider than the line is cut.</summary>
    private static IEnumerable<string> Pieces(string word, PaperFont font, double size, double width)
    {
        var begin = 0;
        for (var end = 1; end <= word.Length; end++)
        {
            if (font.Width(font.Drawable(word[begin..end]), size) <= width || end - begin == 1) continue;
            yield return word[begin..(end - 1)];
            begin = end - 1;
        }
        yield return word[begin..];
    }

    private void Demand(double height)
    {
        if (y - height < Bottom) page = NewPage();
    }

    private PdfPageBuilder NewPage()
    {
        y = Top;
        return document.AddPage(PageSize.A4);
    }
}
