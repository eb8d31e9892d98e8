using System.Buffers.Binary;
using System.IO.Compression;

namespace Bkmo.Membership.Tests.Documents;

/// <summary>Small files of each kind, with and without what they should not tell.</summary>
internal static class Pictures
{
    internal const string Secret = "52.5200 N, 13.4050 E";

    internal static byte[] Pdf => [.. "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\nstartxref\n9\n%%EOF\n"u8];

    internal static byte[] Png(params (string Type, byte[] Data)[] between)
    {
        var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write([0, 0xAA, 0xBB, 0xCC]);
        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]),
            .. between.SelectMany(chunk => Chunk(chunk.Type, chunk.Data)), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", []),
        ];
    }

    /// <summary>Segments of a JPEG in order; the scan has a stuffed byte and a restart in it.</summary>
    internal static byte[] Jpeg(params (byte Marker, byte[] Data)[] between) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]), .. between.SelectMany(segment => Segment(segment.Marker, segment.Data)),
        .. Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]), .. Segment(0xC4, [0, 1, 2, 3]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56,
        0xFF, 0xD9,
    ];

    /// <summary>EXIF with a picture that is to be turned and a text that tells a place.</summary>
    internal static byte[] Exif(bool little, byte orientation)
    {
        byte[] header = little ? [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0] : [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
        return [.. "Exif\0\0"u8, .. header, 0, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(Secret)];
    }

    internal static byte[] Text => System.Text.Encoding.ASCII.GetBytes("Comment\0" + Secret);

    internal static IEnumerable<byte> Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        System.Text.Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        var crc = uint.MaxValue;
        foreach (var value in chunk.AsSpan(4, data.Length + 4))
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
        }
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), ~crc);
        return chunk;
    }
}
