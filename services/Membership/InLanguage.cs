using Microsoft.Net.Http.Headers;

namespace Bkmo.Membership;

/// <summary>Answers that hold sentences.</summary>
internal static class InLanguage
{
    /// <summary>The reader's language, which the answer's headers then name.</summary>
    internal static string Answer(HttpContext http)
    {
        var language = Languages.Of(http.Request);
        http.Response.Headers.ContentLanguage = language;
        http.Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return language;
    }
}
