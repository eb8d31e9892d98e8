namespace Bkmo.ServiceDefaults;

/// <summary>What a value of a PDF is.</summary>
internal enum PdfKind
{
    /// <summary>A number, a keyword, true, false or null.</summary>
    Word,

    /// <summary><c>/Name</c>.</summary>
    Name,

    /// <summary><c>(text)</c> or <c>&lt;hexadecimal&gt;</c>.</summary>
    Text,

    /// <summary><c>12 0 R</c>.</summary>
    Reference,

    /// <summary><c>[…]</c>.</summary>
    Array,

    /// <summary><c>&lt;&lt;…&gt;&gt;</c>.</summary>
    Dictionary,
}

/// <summary>A value and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte after its last.</param>
/// <param name="Entries">Of a dictionary that lies in no other, where its keys begin and what stands beside them; of others none.</param>
internal sealed record PdfValue(PdfKind Kind, int Start, int End, IReadOnlyDictionary<string, (int Start, PdfValue Value)> Entries)
{
    internal static readonly IReadOnlyDictionary<string, (int, PdfValue)> NoEntries = new Dictionary<string, (int, PdfValue)>(StringComparer.Ordinal);

    /// <summary>The value beside a key; null when there is none.</summary>
    internal PdfValue? this[string key] => Entries.TryGetValue(key, out var entry) ? entry.Value : null;
}
