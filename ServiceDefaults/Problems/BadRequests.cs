using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bkmo.ServiceDefaults;

/// <summary>Says exactly what is wrong with a request that could not be bound, without repeating its values.</summary>
internal static partial class BadRequests
{
    private const int LongestPath = 200;
    private const string WrongType = "wrong-type";

    internal static IResult Explain(BadHttpRequestException exception, Endpoint? endpoint)
    {
        if (exception.InnerException is JsonException json) return Json(json, endpoint);
        if (exception.StatusCode != StatusCodes.Status400BadRequest) return Problems.Of(exception.StatusCode);
        if (ParameterName().Match(exception.Message) is not { Success: true } match) return Problems.Of(StatusCodes.Status400BadRequest);

        var parameter = match.Groups["name"].Value;
        if (IsInRoute(endpoint, parameter)) return Problems.Of(StatusCodes.Status404NotFound);
        return exception.Message.Contains("body", StringComparison.Ordinal) ? MissingBody() : BadParameter(exception, parameter);
    }

    private static IResult Json(JsonException exception, Endpoint? endpoint)
    {
        if (exception.InnerException is JsonException syntax) exception = syntax;
        var line = ((exception.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
        var (code, reason) = Reason(exception);
        if (code is WrongType && BodyTypes.At(exception.Path, endpoint) is { IsEnum: true } names) reason = EnumNames.OneOf(names);
        var detail = new Text($"{reason.De} (Zeile {line})", $"{reason.En} (line {line})");
        return Problems.Of(StatusCodes.Status400BadRequest, code, detail, Paths(exception, code).ToDictionary(path => path, _ => reason, StringComparer.Ordinal));
    }

    // System.Text.Json tells these apart only in its message.
    private static (string Code, Text Reason) Reason(JsonException exception) => exception.Message switch
    {
        var m when exception.BytePositionInLine is not null && exception.GetType() != typeof(JsonException) && !m.Contains("depth", StringComparison.Ordinal) =>
            ("malformed-json", new("Das ist kein gültiges JSON.", "This is not valid JSON.")),
        var m when m.Contains("depth", StringComparison.Ordinal) =>
            ("malformed-json", new("Das JSON ist zu tief verschachtelt.", "The JSON is nested too deeply.")),
        var m when m.Contains("could not be mapped", StringComparison.Ordinal) => ("unknown-field", new("Dieses Feld gibt es nicht.", "There is no such field.")),
        var m when m.Contains("missing required", StringComparison.Ordinal) => ("missing-field", new("Dieses Feld fehlt.", "This field is missing.")),
        var m when m.Contains("uplicate", StringComparison.Ordinal) => ("duplicate-field", new("Dieses Feld steht zweimal da.", "This field is there twice.")),
        var m when m.Contains("null values", StringComparison.Ordinal) => ("missing-field", new("Dieses Feld darf nicht null sein.", "This field must not be null.")),
        _ => (WrongType, new("Dieser Wert hat nicht das erwartete Format.", "This value does not have the expected format.")),
    };

    private static IEnumerable<string> Paths(JsonException exception, string code)
    {
        var path = exception.Path is null or "$" ? "" : exception.Path.TrimStart('$').TrimStart('.');
        if (path.Length > LongestPath) path = path[..LongestPath];
        var missing = code is "missing-field" ? QuotedName().Matches(exception.Message[(exception.Message.IndexOf(':', StringComparison.Ordinal) + 1)..]) : null;
        if (missing is { Count: > 0 } && exception.Message.Contains("missing required", StringComparison.Ordinal))
            return missing.Select(name => path.Length == 0 ? name.Groups["name"].Value : $"{path}.{name.Groups["name"].Value}").Distinct(StringComparer.Ordinal);
        return path.Length == 0 ? [] : [path];
    }

    private static IResult MissingBody() => Problems.Of(
        StatusCodes.Status400BadRequest, "missing-body", new("Die Anfrage braucht einen Inhalt (application/json).", "The request needs a body (application/json)."));

    private static IResult BadParameter(BadHttpRequestException exception, string parameter)
    {
        var reason = exception.Message.StartsWith("Required", StringComparison.Ordinal)
            ? new Text("Diese Angabe fehlt.", "This value is missing.")
            : new Text("Diese Angabe hat nicht das erwartete Format.", "This value does not have the expected format.");
        return Problems.Of(
            StatusCodes.Status400BadRequest, "bad-parameter", new("Eine Angabe in Adresse oder Kopfzeilen ist nicht lesbar.", "A value in the address or the headers cannot be read."),
            new Dictionary<string, Text>(StringComparer.Ordinal) { [parameter] = reason });
    }

    private static bool IsInRoute(Endpoint? endpoint, string parameter) => endpoint is RouteEndpoint route && route.RoutePattern.GetParameter(parameter) is not null;

    [GeneratedRegex("\"[^\"]*?(?<name>[A-Za-z0-9_-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex ParameterName();

    [GeneratedRegex("'(?<name>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex QuotedName();
}
