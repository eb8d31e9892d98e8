using System.Buffers.Binary;

namespace Bkmo.ServiceDefaults;

/// <summary>JPEG (ITU-T T.81) as a row of segments and scans. Pixels are not looked at.</summary>
internal static class JpegFile
{
    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF, Comment = 0xFE;

    /// <summary>
    /// The same picture without EXIF, XMP, IPTC, comments, thumbnails and anything after its end; only which way up it is, its colour profile and how its colours
    /// are written stay. Null when it is none or broken.
    /// </summary>
    internal static byte[]? WithoutMetadata(ReadOnlySpan<byte> file)
    {
        if (file.Length < 4 || file[0] != 0xFF || file[1] != Start) return null;
        using var clean = new MemoryStream(file.Length);
        clean.Write([0xFF, Start]);
        var (at, framed, scanned) = (2, false, false);
        while (Marker(file, ref at) is { } marker)
        {
            if (marker == End)
            {
                clean.Write([0xFF, End]);
                return framed && scanned ? clean.ToArray() : null;
            }
            if (marker is 0x01 or (>= 0xD0 and <= Start) || at + 2 > file.Length) return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2 || at + length > file.Length) return null;
            clean.Write(Segment(marker, file.Slice(at, length)));
            at += length;
            framed |= marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (marker != Scan) continue;
            if (!framed) return null;
            var end = EndOfScan(file, at);
            clean.Write(file[at..end]);
            (at, scanned) = (end, true);
        }
        return null;
    }

    /// <summary>The next marker, after any number of fill bytes; null at the end of the file or where there is none.</summary>
    private static byte? Marker(ReadOnlySpan<byte> file, ref int at)
    {
        if (at >= file.Length || file[at] != 0xFF) return null;
        while (at < file.Length && file[at] == 0xFF) at++;
        return at < file.Length && file[at] != 0 ? file[at++] : null;
    }

    /// <summary>Where the entropy-coded data end: at a marker that is neither a stuffed byte nor a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        for (; at + 1 < file.Length; at++)
            if (file[at] == 0xFF && file[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7))) return at;
        return file.Length;
    }

    /// <summary>A segment as it stays, with its marker; empty when it goes.</summary>
    private static ReadOnlySpan<byte> Segment(byte marker, ReadOnlySpan<byte> segment)
    {
        var body = segment[2..];
        return marker switch
        {
            App0 when body.StartsWith("JFIF\0"u8) && body.Length >= 12 => Written(App0, [.. body[..12], 0, 0]), // without its thumbnail
            App1 when body.StartsWith("Exif\0\0"u8) && Orientation(body[6..]) is { } way => Written(App1, OnlyOrientation(way)),
            App2 when body.StartsWith("ICC_PROFILE\0"u8) => Written(marker, body),
            App14 when body.StartsWith("Adobe"u8) && body.Length >= 12 => Written(App14, body[..12]),
            >= App0 and <= App15 or Comment => [],
            _ => Written(marker, body),
        };
    }

    private static byte[] Written(byte marker, ReadOnlySpan<byte> body)
    {
        var segment = new byte[body.Length + 4];
        (segment[0], segment[1]) = (0xFF, marker);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(body.Length + 2));
        body.CopyTo(segment.AsSpan(4));
        return segment;
    }

    /// <summary>TIFF tag 0x0112 of the first directory: 2 to 8 when the picture is not upright; null otherwise.</summary>
    private static ushort? Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8))) return null;
        var little = tiff[0] == 'I';
        var directory = Number32(tiff[4..], little);
        if (directory > tiff.Length - 2) return null;
        var entries = Number16(tiff[(int)directory..], little);
        for (var i = 0; i < entries && directory + 2 + 12L * (i + 1) <= tiff.Length; i++)
        {
            var entry = tiff.Slice((int)directory + 2 + 12 * i, 12);
            if (Number16(entry, little) == 0x0112) return Number16(entry[8..], little) is var way and >= 2 and <= 8 ? way : null;
        }
        return null;
    }

    private static byte[] OnlyOrientation(ushort way) =>
        [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)way, 0, 0, 0, 0, 0, 0];

    private static ushort Number16(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Number32(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
