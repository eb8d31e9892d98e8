using System.Collections.Concurrent;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;
using UglyToad.PdfPig.Writer;

namespace Bkmo.ServiceDefaults;

/// <summary>
/// A font of printed documents (DejaVu Sans, in the assembly; see Fonts/LICENSE.txt). It has the letters of all languages in Latin, Greek and Cyrillic script, and Arabic
/// ones; what it lacks is printed as �. Only the letters that are used go into the file.
/// </summary>
internal sealed class PaperFont(PdfDocumentBuilder document, string file)
{
    internal const string Regular = "DejaVuSans.ttf", Bold = "DejaVuSans-Bold.ttf";

    // A simple font of a PDF has one byte per character.
    private const int MostLetters = 200;
    private const char Missing = '\uFFFD';
    private static readonly ConcurrentDictionary<string, (byte[] Bytes, TrueTypeFont Font)> Files = new(StringComparer.Ordinal);

    private readonly TrueTypeFont font = Read(file).Font;
    private readonly Dictionary<char, int> places = [];
    private readonly List<PdfDocumentBuilder.AddedFont> added = [];

    /// <summary>The line as this font can draw it.</summary>
    internal string Drawable(string line) => string.Create(line.Length, ArabicLetters.Drawn(line), (letters, drawn) =>
    {
        letters.Fill(' ');
        for (var i = 0; i < drawn.Length; i++) letters[i] = Has(drawn[i]) ? drawn[i] : Missing;
    }).TrimEnd();

    /// <summary>How wide a line is, points.</summary>
    internal double Width(string drawable, double size)
    {
        var units = 0d;
        foreach (var letter in drawable)
            if (font.TryGetAdvanceWidth(letter, out var width)) units += width;
        return units / font.GetUnitsPerEm() * size;
    }

    internal void Write(PdfPageBuilder page, string drawable, double size, double x, double y)
    {
        for (var i = 0; i < drawable.Length;)
        {
            var (part, end) = (PartOf(drawable[i]), i + 1);
            while (end < drawable.Length && PartOf(drawable[end]) == part) end++;
            var run = drawable[i..end];
            page.AddText(run, size, new PdfPoint(x, y), added[part]);
            x += Width(run, size);
            i = end;
        }
    }

    private bool Has(char letter) => font.WindowsUnicodeCMap is { } map && map.CharacterCodeToGlyphIndex(letter) != 0;

    private int PartOf(char letter)
    {
        if (!places.TryGetValue(letter, out var part)) places[letter] = part = places.Count / MostLetters;
        while (added.Count <= part) added.Add(document.AddTrueTypeFont(Read(file).Bytes));
        return part;
    }

    private static (byte[] Bytes, TrueTypeFont Font) Read(string file) => Files.GetOrAdd(file, static name =>
    {
        using var stream = typeof(PaperFont).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The font {name} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (bytes, TrueTypeFontParser.Parse(new TrueTypeDataBytes(bytes)));
    });
}
