using System.Globalization;

namespace Bkmo.ServiceDefaults;

/// <summary>
/// PDF (ISO 32000-1) as a row of objects. What its properties tell (§ 14.3: the information dictionary and metadata streams) is overwritten with blanks where it
/// stands, in every version that the file holds: no byte moves, so every address in it stays right. Pages are not looked at.
/// </summary>
internal sealed class PdfFile
{
    private readonly byte[] bytes;
    private readonly PdfValues values;

    private PdfFile(byte[] bytes) => (this.bytes, values) = (bytes, new(bytes));

    /// <summary>The same document without metadata. A signed one stays as it is, for any change would break the signature.</summary>
    internal static (byte[] Bytes, FileMetadata Metadata) WithoutMetadata(ReadOnlySpan<byte> file)
    {
        if (file.IndexOf("/ByteRange"u8) >= 0) return (file.ToArray(), FileMetadata.KeptBySignature);
        var pdf = new PdfFile(file.ToArray());
        return pdf.Clean() is { } metadata ? (pdf.bytes, metadata) : (file.ToArray(), FileMetadata.Kept);
    }

    /// <summary>Null when the file cannot be followed, or is encrypted: blanks would be no cipher text.</summary>
    private FileMetadata? Clean()
    {
        var (information, encrypted, whole) = (new HashSet<string>(StringComparer.Ordinal), false, true);
        var followed = Walk(
            trailer =>
            {
                encrypted |= trailer["Encrypt"] is not null;
                if (trailer["Info"] is { Kind: PdfKind.Reference } told) information.Add(NumberOf(told));
                else whole &= trailer["Info"] is null;
            },
            (_, _, _, _) => { });
        if (!followed || encrypted) return null;
        var missing = information.ToHashSet(StringComparer.Ordinal);
        Walk(_ => { }, (number, value, data, end) =>
        {
            if (end > 0 && value["Type"] is { } type && values.Text(type) == "/Metadata") BlankStream(value, data, end);
            if (!information.Contains(number)) return;
            missing.Remove(number);
            whole &= BlankTexts(value);
        });
        // What is missing lies compressed among other objects.
        return whole && missing.Count == 0 ? FileMetadata.Removed : FileMetadata.Kept;
    }

    /// <summary>Goes through trailers, and objects with the place of their data; false when the file cannot be followed.</summary>
    private bool Walk(Action<PdfValue> trailer, Action<string, PdfValue, int, int> visit)
    {
        var (earlier, last) = ("", "");
        for (values.At = 0; ;)
        {
            values.SkipBlanks();
            if (values.IsAtEnd) return true;
            if (values.Read() is not { } value) return false;
            var word = value.Kind is PdfKind.Word && value.End - value.Start < 12 ? values.Text(value) : "";
            if (word == "obj" && !VisitObject(earlier, trailer, visit)) return false;
            if (word == "trailer")
            {
                if (values.Read() is not { Kind: PdfKind.Dictionary } told) return false;
                trailer(told);
            }
            (earlier, last) = (last, word);
        }
    }

    private bool VisitObject(string number, Action<PdfValue> trailer, Action<string, PdfValue, int, int> visit)
    {
        if (values.Read() is not { } value) return false;
        values.SkipBlanks();
        var (data, end) = (0, 0);
        if (bytes.AsSpan(values.At).StartsWith("stream"u8))
        {
            data = values.At + "stream".Length;
            if (data < bytes.Length && bytes[data] == '\r') data++;
            if (data < bytes.Length && bytes[data] == '\n') data++;
            if ((end = EndOfStream(value, data)) < 0) return false;
            values.At = end;
        }
        if (value["Type"] is { } type && values.Text(type) == "/XRef") trailer(value);
        visit(number, value, data, end);
        return true;
    }

    /// <summary>Where the data end: as long as it says, if the end stands there, else at the first end found.</summary>
    private int EndOfStream(PdfValue value, int data)
    {
        if (value["Length"] is { Kind: PdfKind.Word } told && int.TryParse(values.Text(told), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length <= bytes.Length - data && bytes.AsSpan(data + length).TrimStart("\r\n"u8).StartsWith("endstream"u8)) return data + length;
        var found = bytes.AsSpan(data).IndexOf("endstream"u8);
        return found < 0 ? -1 : data + found;
    }

    private void BlankStream(PdfValue value, int data, int end)
    {
        Blank(data, end);
        // Blanks are no compressed data.
        foreach (var key in new[] { "Filter", "DecodeParms" })
            if (value.Entries.TryGetValue(key, out var entry)) Blank(entry.Start, entry.Value.End);
    }

    /// <summary>False when a value lies apart from its dictionary.</summary>
    private bool BlankTexts(PdfValue dictionary)
    {
        var all = true;
        foreach (var (_, value) in dictionary.Entries.Values)
        {
            if (value.Kind is PdfKind.Text) BlankText(value);
            else all &= value.Kind is PdfKind.Name or PdfKind.Word;
        }
        return all;
    }

    private void BlankText(PdfValue text)
    {
        var hexadecimal = bytes[text.Start] == '<';
        for (var i = text.Start + 1; i < text.End - 1; i++)
            bytes[i] = hexadecimal ? (byte)((i - text.Start) % 2 == 1 ? '2' : '0') : (byte)' ';
    }

    private void Blank(int from, int until) => bytes.AsSpan(from, until - from).Fill((byte)' ');

    private string NumberOf(PdfValue reference) => values.Text(reference).Split((char[]?)null, 2)[0];
}
