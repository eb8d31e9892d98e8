using PdfSharp.Fonts;

namespace Bkmo.Membership.Dues.Documents;

/// <summary>The font of printed letters (DejaVu Sans, in the assembly; see Fonts/LICENSE.txt). It has the letters of all languages with Latin, Greek and Cyrillic script.</summary>
internal sealed class LetterFonts : IFontResolver
{
    internal const string Family = "DejaVu Sans";
    private const string Regular = "DejaVuSans.ttf", Bold = "DejaVuSans-Bold.ttf";
    private static readonly Lock Gate = new();

    /// <summary>Makes the font known, once in the process.</summary>
    internal static void Use()
    {
        lock (Gate) GlobalFontSettings.FontResolver ??= new LetterFonts();
    }

    /// <inheritdoc />
    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) => new(bold ? Bold : Regular);

    /// <inheritdoc />
    public byte[]? GetFont(string faceName)
    {
        using var font = typeof(LetterFonts).Assembly.GetManifestResourceStream(faceName) ?? throw new InvalidOperationException($"The font {faceName} is not in the assembly.");
        var bytes = new byte[font.Length];
        font.ReadExactly(bytes);
        return bytes;
    }
}
