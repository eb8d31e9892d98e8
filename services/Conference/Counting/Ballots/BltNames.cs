using System.Text;

namespace Bkmo.Conference.Counting.Ballots;

/// <summary>
/// The lines after the ballots: names, title, then at most source and comment. They stand in quotation marks, several on a line if need be, or bare, one on a
/// line. Inside, a mark may be doubled, follow a backslash, or stand as it is when no blank and further name follow it; real files have all three.
/// </summary>
internal sealed class BltNames
{
    private const int TitleSourceAndComment = 3;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private int further;

    internal List<string> Found { get; } = [];

    internal string Title { get; private set; } = "";

    /// <summary>PrefLib writes names as comments: <c># ALTERNATIVE NAME 1: Name</c>.</summary>
    internal static string WithoutLabel(string line) =>
        line.StartsWith("# ALTERNATIVE NAME ", StringComparison.Ordinal) && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var end ? line[(end + 1)..] : line;

    internal Text? Take(string line, int candidates)
    {
        for (var rest = line; rest.Length > 0 && rest[0] != '#';)
        {
            if (!TryNext(ref rest, out var name)) return BltProblems.UnclosedName;
            if (Add(name.Trim().Normalize(NormalizationForm.FormC), candidates) is { } reason) return reason;
        }
        return null;
    }

    private Text? Add(string name, int candidates)
    {
        if (Found.Count == candidates)
        {
            if (further == 0) Title = name;
            return ++further > TitleSourceAndComment ? BltProblems.Further : null;
        }
        if (name.Length == 0) return BltProblems.EmptyName;
        if (!known.Add(name)) return BltProblems.SameName(name);
        Found.Add(name);
        return null;
    }

    private static bool TryNext(ref string rest, out string name)
    {
        if (rest[0] != '"')
        {
            name = rest.IndexOf(" #", StringComparison.Ordinal) is > 0 and var comment ? rest[..comment] : rest;
            rest = "";
            return true;
        }
        var end = End(rest, escapes: true) is > 0 and var strict ? strict : End(rest, escapes: false);
        name = end > 0 ? Plain(rest[1..end]) : "";
        rest = end > 0 ? rest[(end + 1)..].TrimStart() : rest;
        return end > 0;
    }

    // The place of the closing mark; 0 when there is none.
    private static int End(string text, bool escapes)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (escapes && IsEscape(text, i)) i++;
            else if (text[i] == '"' && Closes(text, i)) return i;
        }
        return 0;
    }

    private static bool IsEscape(string text, int at) =>
        at + 1 < text.Length && (text[at] == '\\' && text[at + 1] is '"' or '\\' || text[at] == '"' && text[at + 1] == '"');

    private static bool Closes(string text, int at)
    {
        var next = text.AsSpan(at + 1).TrimStart();
        return next.IsEmpty || next[0] == '#' || next[0] == '"' && char.IsWhiteSpace(text[at + 1]);
    }

    private static string Plain(string inner)
    {
        var plain = new StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++) plain.Append(IsEscape(inner, i) ? inner[++i] : inner[i]);
        return plain.ToString();
    }
}
