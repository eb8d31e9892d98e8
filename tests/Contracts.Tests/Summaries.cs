using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Bkmo.Contracts.Tests;

/// <summary>What the sources say about types and members, as Markdown.</summary>
internal static partial class Summaries
{
    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(IContract).Assembly.Location, ".xml")).Descendants("member")
        .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    /// <summary>The summary of a type; null when it has none.</summary>
    public static string? Of(Type type) => Text(Members.GetValueOrDefault($"T:{type.FullName}")?.Element("summary"));

    /// <summary>The description of a record's parameter; null when it has none.</summary>
    public static string? Of(Type type, string parameter) =>
        Text(Members.GetValueOrDefault($"T:{type.FullName}")?.Elements("param").FirstOrDefault(element => (string?)element.Attribute("name") == parameter));

    private static string? Text(XElement? element)
    {
        if (element is null) return null;
        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement reference => (string?)reference.Attribute("cref") is { } cref ? $"`{cref.Split('.')[^1]}`" : reference.Value,
            _ => node.ToString(),
        }));
        return WhiteSpace().Replace(text, " ").Trim() is { Length: > 0 } plain ? plain : null;
    }

    [GeneratedRegex("\\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace();
}
