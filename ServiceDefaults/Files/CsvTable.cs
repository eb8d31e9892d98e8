using System.Text;
using CsvHelper;

namespace Bkmo.ServiceDefaults;

/// <summary>A row of a table.</summary>
/// <param name="Line">Number of its first line in the file, from 1.</param>
/// <param name="Cells">Name of the column, lower case → what stands there, trimmed.</param>
public sealed record CsvRow(int Line, IReadOnlyDictionary<string, string> Cells);

/// <summary>
/// A table as people save it: UTF-8 with or without a byte order mark, else Windows-1252 (which has all that ISO-8859-1 can print), with commas, semicolons or tabs
/// between the cells. The first line names the columns.
/// </summary>
/// <param name="Columns">Names of the columns, lower case.</param>
/// <param name="Rows">In the order of the file; empty lines are left out.</param>
public sealed record CsvTable(IReadOnlyList<string> Columns, IReadOnlyList<CsvRow> Rows)
{
    private static readonly char[] Separators = [';', ',', '\t'];

    private static readonly CsvWriterOptions ForSpreadsheets = new() { Separator = ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    /// <summary>The table; null when the bytes are none: no header, a column twice, a row with more or fewer cells than columns, a quote that does not end.</summary>
    public static CsvTable? Read(byte[] bytes)
    {
        var text = Decode(bytes);
        var header = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length);
        var options = new CsvReaderOptions
        {
            Separator = Separator(header), TrimWhitespace = true, TrackLineNumbers = true, IncludeValuesInExceptions = false,
            MalformedData = CsvMalformedDataHandling.Throw, FieldCountMismatch = CsvFieldCountHandling.Throw,
        };
        try
        {
            using var reader = CsvReader.FromText(text, options);
            string[] columns = [.. reader.Headers.Select(name => name.Trim().ToLowerInvariant())];
            return columns.Length == 0 || columns.Any(string.IsNullOrEmpty) || columns.Distinct(StringComparer.Ordinal).Count() != columns.Length
                ? null
                : new(columns, RowsOf(reader, columns));
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }

    /// <summary>
    /// The table as a file for spreadsheets: UTF-8 with a byte order mark, semicolons. A cell that a spreadsheet would take for a formula (it begins with
    /// <c>= + - @</c>, a tab or a carriage return) gets an apostrophe in front.
    /// </summary>
    public static byte[] Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, ForSpreadsheets, leaveOpen: true))
        {
            foreach (var row in rows.Prepend(columns))
            {
                foreach (var cell in row) csv.WriteField(cell ?? "");
                csv.EndRecord();
            }
        }
        return bytes.ToArray();
    }

    private static List<CsvRow> RowsOf(CsvReader reader, string[] columns)
    {
        var rows = new List<CsvRow>();
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, columns.Length).ToDictionary(i => columns[i], i => reader.GetString(i).Trim(), StringComparer.Ordinal);
            if (cells.Values.Any(cell => cell.Length > 0)) rows.Add(new((int)reader.LineNumber, cells));
        }
        return rows;
    }

    private static char Separator(ReadOnlySpan<char> header)
    {
        var (best, most) = (',', 0);
        foreach (var separator in Separators)
            if (header.Count(separator) is var count && count > most) (best, most) = (separator, count);
        return best;
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}
