namespace Bkmo.ServiceDefaults;

/// <summary>A file whose kind was told by its content, without the metadata of pictures.</summary>
/// <param name="MediaType">For instance <c>application/pdf</c>.</param>
/// <param name="Extension">For a name to save it under, with the dot.</param>
/// <param name="Bytes">The content.</param>
public sealed record CleanFile(string MediaType, string Extension, byte[] Bytes);

/// <summary>Tells what a file is by its content, never by its name, and takes out what pictures tell beside the picture: place, time, device, texts.</summary>
public static class FileContent
{
    /// <summary>Media types that are taken.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = ["application/pdf", "image/png", "image/jpeg"];

    /// <summary>The file without metadata; null when it is none of the kinds that are taken, or broken.</summary>
    public static CleanFile? Clean(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("%PDF-"u8)) return IsWholePdf(content) ? new("application/pdf", ".pdf", content.ToArray()) : null;
        if (content.StartsWith(PngFile.Signature)) return PngFile.WithoutMetadata(content) is { } png ? new("image/png", ".png", png) : null;
        return JpegFile.WithoutMetadata(content) is { } jpeg ? new("image/jpeg", ".jpg", jpeg) : null;
    }

    // ISO 32000-1 § 7.5.5: the last line is %%EOF, after startxref; readers accept them within the last kilobyte.
    private static bool IsWholePdf(ReadOnlySpan<byte> content)
    {
        var end = content[^Math.Min(content.Length, 1024)..];
        return end.LastIndexOf("%%EOF"u8) is var eof and > 0 && end[..eof].LastIndexOf("startxref"u8) >= 0;
    }
}
