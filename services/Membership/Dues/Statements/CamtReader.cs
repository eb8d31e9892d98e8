using System.Xml;

namespace Bkmo.Membership.Dues.Statements;

/// <summary>
/// Reads account statements (ISO 20022 camt.053) and notifications of bookings (camt.054) in their versions 001.02, 001.04 and 001.08, one piece after the other as it
/// arrives: the file is never in memory as a whole. Document type declarations are refused, nothing outside the file is ever fetched.
/// </summary>
public static class CamtReader
{
    /// <summary>Largest file in bytes: 20 MiB.</summary>
    public const long MostBytes = 20 * 1024 * 1024;

    private const int MostDepth = 40, MostEntries = 100_000, MostText = 4_000;

    private static readonly string[] Known =
    [
        .. from kind in (string[])["053", "054"] from version in (string[])["02", "04", "08"] select $"urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.{version}",
    ];

    /// <summary>The statement in <paramref name="file"/>, in the encoding that its XML declaration or its byte order mark says (UTF-8, UTF-16, ISO-8859-1).</summary>
    /// <exception cref="StatementFormatException">The file is no such statement, or is broken; says where.</exception>
    public static async Task<BankStatement> Read(Stream file, CancellationToken cancellation)
    {
        using var reader = XmlReader.Create(file, new XmlReaderSettings
        {
            Async = true,
            CloseInput = false,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = MostBytes,
            MaxCharactersFromEntities = 1_000,
        });
        try
        {
            return await Walk(reader, cancellation);
        }
        catch (XmlException e)
        {
            // The message of the exception may quote the file.
            throw new StatementFormatException(Math.Max(e.LineNumber, LineOf(reader)), new(
                "Hier ist das XML nicht wohlgeformt, zu groß oder enthält eine Dokumenttyp-Deklaration.", "The XML is not well-formed here, is too large or has a document type declaration."));
        }
    }

    private static async Task<BankStatement> Walk(XmlReader reader, CancellationToken cancellation)
    {
        var (path, statement, text) = (new Stack<string>(), new StatementBuilder(reader), "");
        while (await reader.ReadAsync())
        {
            cancellation.ThrowIfCancellationRequested();
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (path.Count == 0) DemandFormat(reader);
                    text = "";
                    var empty = reader.IsEmptyElement;
                    path.Push(path.Count == 0 ? "" : path.Peek() + "/" + reader.LocalName);
                    if (path.Count > MostDepth || statement.Entries > MostEntries)
                        throw Wrong(reader, new("Zu tief verschachtelt oder zu viele Buchungen.", "Nested too deeply, or too many entries."));
                    statement.Begin(path.Peek(), reader.GetAttribute("Ccy"));
                    if (empty) statement.End(path.Pop(), "");
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    var part = await reader.GetValueAsync();
                    if (text.Length + part.Length > MostText) throw Wrong(reader, new("Ein Feld ist länger als erlaubt.", "A field is longer than allowed."));
                    text += part;
                    break;
                case XmlNodeType.EndElement:
                    statement.End(path.Pop(), text.Trim());
                    text = "";
                    break;
            }
        }
        return statement.Done();
    }

    /// <summary>The file begins as one of the formats that are read.</summary>
    private static void DemandFormat(XmlReader reader)
    {
        if (reader.LocalName is not "Document" || !Known.Contains(reader.NamespaceURI, StringComparer.Ordinal))
            throw Wrong(reader, new(
                "Erwartet wird camt.053 oder camt.054 in der Fassung 001.02, 001.04 oder 001.08.", "Expected is camt.053 or camt.054 in version 001.02, 001.04 or 001.08."));
    }

    internal static StatementFormatException Wrong(XmlReader reader, Text reason) => new(LineOf(reader), reason);

    // Some refusals of the reader come without a line; what is wrong is then where it stands.
    private static int LineOf(XmlReader reader) => Math.Max(1, (reader as IXmlLineInfo)?.LineNumber ?? 1);
}
