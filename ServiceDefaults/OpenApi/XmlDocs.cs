using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Bkmo.ServiceDefaults;

/// <summary>Reads the summaries that the compiler writes beside an assembly.</summary>
internal static partial class XmlDocs
{
    private static readonly ConcurrentDictionary<Assembly, FrozenDictionary<string, XElement>> Files = new();

    /// <summary>What the type is.</summary>
    internal static string? Of(Type type) => Plain(Member(type, $"T:{Name(type)}")?.Element("summary"));

    /// <summary>What the property is: its own summary, or the record's text for the parameter of that name.</summary>
    internal static string? Of(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        return Plain(Member(type, $"P:{Name(type)}.{property.Name}")?.Element("summary"))
            ?? Plain(Member(type, $"T:{Name(type)}")?.Elements("param")
                .FirstOrDefault(text => string.Equals(text.Attribute("name")?.Value, property.Name, StringComparison.Ordinal)));
    }

    /// <summary>What an endpoint does: the summary of the slice that its handler stands in.</summary>
    internal static string? OfSlice(MethodInfo handler)
    {
        for (var type = handler.DeclaringType; type is not null; type = type.DeclaringType)
            if (Of(type) is { } text) return text;
        return null;
    }

    private static XElement? Member(Type type, string id) => Files.GetOrAdd(type.Assembly, Load).GetValueOrDefault(id);

    private static FrozenDictionary<string, XElement> Load(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        if (assembly.IsDynamic || !File.Exists(path)) return FrozenDictionary<string, XElement>.Empty;
        return XDocument.Load(path).Descendants("member").Where(member => member.Attribute("name") is not null)
            .ToFrozenDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
    }

    private static string Name(Type type) =>
        ((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? type.Name).Replace('+', '.');

    private static string? Plain(XElement? text)
    {
        if (text is null) return null;
        foreach (var reference in text.Descendants().Where(element => element.IsEmpty).ToList())
            reference.ReplaceWith(new XText((reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword"))?.Value.Split('.', ':')[^1] ?? ""));
        return Blanks().Replace(text.Value, " ").Trim() is { Length: > 0 } plain ? plain : null;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
