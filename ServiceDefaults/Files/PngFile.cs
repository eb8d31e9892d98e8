using System.Buffers.Binary;

namespace Bkmo.ServiceDefaults;

/// <summary>PNG (ISO/IEC 15948) as a row of chunks. Pixels are not looked at.</summary>
internal static class PngFile
{
    private const int Envelope = 12; // length, type, checksum

    /// <summary>What a picture needs to look as it does; texts, times, EXIF and everything private are not in it.</summary>
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "hIST", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT",
    };

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i =>
    {
        var c = (uint)i;
        for (var bit = 0; bit < 8; bit++) c = (c & 1) == 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
        return c;
    })];

    internal static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The same picture without metadata and without anything after its end; null when it is broken.</summary>
    internal static byte[]? WithoutMetadata(ReadOnlySpan<byte> file)
    {
        using var clean = new MemoryStream(file.Length);
        clean.Write(Signature);
        var rest = file[Signature.Length..];
        var (first, pixels) = (true, false);
        while (rest.Length >= Envelope)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > int.MaxValue - Envelope || rest.Length < length + Envelope) return null;
            var chunk = rest[..((int)length + Envelope)];
            var type = System.Text.Encoding.Latin1.GetString(chunk.Slice(4, 4));
            if (first != (type == "IHDR") || (first && length != 13) || !IsWhole(chunk)) return null;
            if (Kept.Contains(type)) clean.Write(chunk);
            else if (char.IsAsciiLetterUpper(type[0])) return null; // a critical chunk that nobody knows
            if (type == "IEND") return pixels ? clean.ToArray() : null;
            (first, pixels) = (false, pixels || type == "IDAT");
            rest = rest[chunk.Length..];
        }
        return null;
    }

    private static bool IsWhole(ReadOnlySpan<byte> chunk)
    {
        var crc = uint.MaxValue;
        foreach (var value in chunk[4..^4]) crc = Table[(crc ^ value) & 0xFF] ^ (crc >> 8);
        return ~crc == BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]);
    }
}
