using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bkmo.ServiceDefaults;

/// <summary>Says in a PDF which language it is in, so that it is read aloud in that one: an update behind the end of the file (ISO 32000-1 § 7.5.6), since the writer has no place for it.</summary>
internal static partial class PaperLanguage
{
    internal static byte[] Tell(byte[] file, string language)
    {
        var text = Encoding.Latin1.GetString(file);
        var (trailer, start) = (Trailer().Match(text), text.LastIndexOf("startxref", StringComparison.Ordinal));
        var root = Root().Match(trailer.Groups["entries"].Value).Groups["object"].Value;
        var catalogue = Regex.Match(text, $@"(?<=[\r\n]){root} 0 obj\s*<<(?<entries>.*?)>>\s*endobj", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        if (!trailer.Success || !catalogue.Success) throw new InvalidOperationException("The PDF has no catalogue to tell the language in.");
        var before = Number().Match(text, start).Value;
        var update = new StringBuilder("\n");
        update.Append(CultureInfo.InvariantCulture, $"{root} 0 obj\n<<{catalogue.Groups["entries"].Value} /Lang ({language}) /ViewerPreferences <</DisplayDocTitle true>> >>\nendobj\n");
        var table = file.Length + update.Length;
        update.Append(CultureInfo.InvariantCulture, $"xref\n{root} 1\n{file.Length + 1:0000000000} 00000 n \ntrailer\n<<{trailer.Groups["entries"].Value} /Prev {before}>>\nstartxref\n{table}\n%%EOF\n");
        return [.. file, .. Encoding.Latin1.GetBytes(update.ToString())];
    }

    [GeneratedRegex(@"trailer\s*<<(?<entries>.*)>>\s*startxref", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Trailer();

    [GeneratedRegex(@"/Root (?<object>\d+) 0 R", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Root();

    [GeneratedRegex(@"\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
