namespace Bkmo.ServiceDefaults;

/// <summary>What became of what a file tells beside its content: author, programs, places, times.</summary>
public enum FileMetadata
{
    /// <summary>It was taken out, as far as there was any.</summary>
    Removed,

    /// <summary>It stays, for the document is signed and any change would break the signature.</summary>
    KeptBySignature,

    /// <summary>Some or all of it stays: the document is encrypted, compressed or built so that it cannot be taken out safely.</summary>
    Kept,
}

/// <summary>A file whose kind was told by its content, without metadata as far as it can be taken out.</summary>
/// <param name="MediaType">For instance <c>application/pdf</c>.</param>
/// <param name="Extension">For a name to save it under, with the dot.</param>
/// <param name="Bytes">The content.</param>
/// <param name="Metadata">What became of its metadata.</param>
public sealed record CleanFile(string MediaType, string Extension, byte[] Bytes, FileMetadata Metadata = FileMetadata.Removed);

/// <summary>
/// Tells what a file is by its content, never by its name, and takes out what pictures tell beside the picture (place, time, device, texts) and what the properties of
/// documents tell (author, title, programs, times).
/// </summary>
public static class FileContent
{
    /// <summary>Media types that are taken.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = ["application/pdf", "image/png", "image/jpeg"];

    /// <summary>The file without metadata; null when it is none of the kinds that are taken, or broken.</summary>
    public static CleanFile? Clean(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("%PDF-"u8)) return IsWholePdf(content) ? Pdf(content) : null;
        if (content.StartsWith(PngFile.Signature)) return PngFile.WithoutMetadata(content) is { } png ? new("image/png", ".png", png) : null;
        return JpegFile.WithoutMetadata(content) is { } jpeg ? new("image/jpeg", ".jpg", jpeg) : null;
    }

    private static CleanFile Pdf(ReadOnlySpan<byte> content)
    {
        var (bytes, metadata) = PdfFile.WithoutMetadata(content);
        return new("application/pdf", ".pdf", bytes, metadata);
    }

    // ISO 32000-1 § 7.5.5: the last line is %%EOF, after startxref; readers accept them within the last kilobyte.
    private static bool IsWholePdf(ReadOnlySpan<byte> content)
    {
        var end = content[^Math.Min(content.Length, 1024)..];
        return end.LastIndexOf("%%EOF"u8) is var eof and > 0 && end[..eof].LastIndexOf("startxref"u8) >= 0;
    }
}
