using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Bkmo.Conference.Minutes;

/// <summary>Minutes as one HTML page: readable aloud and by keyboard, in print with page margins and without colours. Facts are marked off from what people wrote.</summary>
public static class MinutesHtml
{
    private const string Style =
        """
        body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
        h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:600}dd{margin:0}
        ol{list-style:none;padding:0}li{margin:1rem 0;break-inside:avoid}
        .fact{border-inline-start:.25rem solid #0a5c8f;padding-inline-start:.75rem;margin:.25rem 0}
        time{font-weight:600;margin-inline-end:.5rem}
        .sign{display:grid;grid-template-columns:1fr 1fr;gap:2rem;margin-top:5rem}.sign div{border-top:1px solid #1a1a1a;padding-top:.25rem}
        @page{size:A4;margin:2.2cm}
        @media print{body{max-width:none;margin:0;padding:0;font-size:11pt}.fact{border-color:#000}}
        """;

    /// <summary>The only style that the page may apply, for its content security policy.</summary>
    public static string StyleHash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <summary>The page.</summary>
    public static string Of(PrintedMinutes minutes)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"{minutes.Language}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>{Plain(minutes.Title)}</title>\n<style>{Style}</style>\n</head>\n<body>\n<main>\n<h1>{Plain(minutes.Title)}</h1>\n<dl>");
        Term(page, minutes.In("Ort und Zeit", "Place and time"), minutes.Held);
        Term(page, minutes.In("Stand", "Standing"), minutes.Standing);
        page.Append("</dl>\n");
        Paragraphs(page, minutes.Document.After(Guid.Empty));
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Plain(minutes.In("Verlauf", "Course of the meeting"))}</h2>\n<ol>\n");
        foreach (var fact in minutes.Document.Facts) Entry(page, minutes, fact);
        page.Append(CultureInfo.InvariantCulture, $"</ol>\n<h2>{Plain(minutes.In("Unterschriften", "Signatures"))}</h2>\n");
        foreach (var signature in minutes.Document.Version.Signatures)
            page.Append(CultureInfo.InvariantCulture, $"<p>{Plain(minutes.In("Elektronisch unterschrieben am ", "Signed electronically on "))}{Moment(minutes, signature.At)}</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"sign\"><div>{Plain(minutes.In("Versammlungsleitung", "Chair of the meeting"))}</div><div>{Plain(minutes.In("Protokollführung", "Keeper of the minutes"))}</div></div>\n");
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Entry(StringBuilder page, PrintedMinutes minutes, MinutesFact fact)
    {
        page.Append(CultureInfo.InvariantCulture, $"<li><p class=\"fact\">{Moment(minutes, fact.At)} {Plain(minutes.Of(fact))}</p>\n");
        Paragraphs(page, minutes.Document.After(fact.EventId));
        page.Append("</li>\n");
    }

    private static string Moment(PrintedMinutes minutes, DateTimeOffset at) =>
        $"<time datetime=\"{at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\">{Plain(minutes.When(at))}</time>";

    private static void Term(StringBuilder page, string term, string value)
    {
        if (value.Length > 0) page.Append(CultureInfo.InvariantCulture, $"<dt>{Plain(term)}</dt><dd>{Plain(value)}</dd>");
    }

    // Names in other scripts find their own direction.
    private static void Paragraphs(StringBuilder page, string text)
    {
        foreach (var paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries)) page.Append(CultureInfo.InvariantCulture, $"<p dir=\"auto\">{Plain(paragraph)}</p>\n");
    }

    private static string Plain(string text) => WebUtility.HtmlEncode(text);
}
