namespace Bkmo.ServiceDefaults;

/// <summary>Reads values of a PDF (ISO 32000-1 § 7.3) by their outer form. What is none ends the reading, it never throws.</summary>
internal sealed class PdfValues(byte[] bytes)
{
    private const int MostDepth = 100, MostEntries = 4_096;

    /// <summary>Where it reads on.</summary>
    internal int At { get; set; }

    internal bool IsAtEnd => At >= bytes.Length;

    /// <summary>Passes over blanks and comments.</summary>
    internal void SkipBlanks()
    {
        while (!IsAtEnd)
        {
            if (bytes[At] == '%') while (!IsAtEnd && bytes[At] is not ((byte)'\n' or (byte)'\r')) At++;
            else if (IsBlank(bytes[At])) At++;
            else return;
        }
    }

    /// <summary>The next value; null when none is whole.</summary>
    internal PdfValue? Read(int depth = 0)
    {
        SkipBlanks();
        if (IsAtEnd || depth > MostDepth) return null;
        var start = At;
        return bytes[At] switch
        {
            (byte)'<' when Next(1) == '<' => Dictionary(start, depth),
            (byte)'<' => Hexadecimal(start),
            (byte)'(' => Literal(start),
            (byte)'[' => Array(start, depth),
            (byte)'/' => Word(start, PdfKind.Name, 1),
            (byte)')' or (byte)'>' or (byte)']' or (byte)'{' or (byte)'}' => null,
            _ => ReferenceOrWord(start),
        };
    }

    /// <summary>The bytes of a value as text.</summary>
    internal string Text(PdfValue value) => System.Text.Encoding.Latin1.GetString(bytes, value.Start, value.End - value.Start);

    private PdfValue? Dictionary(int start, int depth)
    {
        var entries = depth == 0 ? new Dictionary<string, (int, PdfValue)>(StringComparer.Ordinal) : null;
        for (At += 2; ;)
        {
            SkipBlanks();
            if (Next(0) == '>' && Next(1) == '>')
            {
                At += 2;
                return new(PdfKind.Dictionary, start, At, entries ?? PdfValue.NoEntries);
            }
            if (Next(0) != '/' || Read(depth + 1) is not { } key || Read(depth + 1) is not { } value) return null;
            if (entries?.Count == MostEntries) return null;
            entries?[Text(key)[1..]] = (key.Start, value);
        }
    }

    private PdfValue? Array(int start, int depth)
    {
        for (At++; ;)
        {
            SkipBlanks();
            if (Next(0) == ']')
            {
                At++;
                return new(PdfKind.Array, start, At, PdfValue.NoEntries);
            }
            if (Read(depth + 1) is null) return null;
        }
    }

    private PdfValue? Hexadecimal(int start)
    {
        var end = System.Array.IndexOf(bytes, (byte)'>', start);
        if (end < 0) return null;
        At = end + 1;
        return new(PdfKind.Text, start, At, PdfValue.NoEntries);
    }

    private PdfValue? Literal(int start)
    {
        var open = 0;
        for (; !IsAtEnd; At++)
        {
            if (bytes[At] == '\\') At++;
            else if (bytes[At] == '(') open++;
            else if (bytes[At] == ')' && --open == 0)
            {
                At++;
                return new(PdfKind.Text, start, At, PdfValue.NoEntries);
            }
        }
        return null;
    }

    private PdfValue Word(int start, PdfKind kind, int from = 0)
    {
        for (At = start + from; !IsAtEnd && !IsBlank(bytes[At]) && !IsDelimiter(bytes[At]);) At++;
        return new(kind, start, At, PdfValue.NoEntries);
    }

    private PdfValue ReferenceOrWord(int start)
    {
        var word = Word(start, PdfKind.Word);
        if (!IsNumber(word)) return word;
        SkipBlanks();
        if (!IsAtEnd && char.IsAsciiDigit((char)bytes[At]) && IsNumber(Word(At, PdfKind.Word)))
        {
            SkipBlanks();
            if (Next(0) == 'R' && (At + 1 >= bytes.Length || IsBlank(bytes[At + 1]) || IsDelimiter(bytes[At + 1])))
            {
                At++;
                return word with { Kind = PdfKind.Reference, End = At };
            }
        }
        At = word.End;
        return word;
    }

    private bool IsNumber(PdfValue word)
    {
        for (var i = word.Start; i < word.End; i++)
            if (!char.IsAsciiDigit((char)bytes[i])) return false;
        return word.End > word.Start;
    }

    private int Next(int ahead) => At + ahead < bytes.Length ? bytes[At + ahead] : -1;

    private static bool IsBlank(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte value) => value is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';
}
