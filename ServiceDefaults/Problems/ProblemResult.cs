using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Bkmo.ServiceDefaults;

internal sealed class ProblemResult(int status, string code, Text message, IReadOnlyDictionary<string, Text>? fields) : IResult, IStatusCodeHttpResult
{
    private const string RetrySoon = "1";

    public int? StatusCode => status;

    internal string Code => code;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var language = Languages.Of(httpContext.Request);
        var problem = new Problem(
            Problems.TypePrefix + code, StandardProblem.Of(status).Title.In(language), status, message.In(language),
            httpContext.Request.PathBase.Add(httpContext.Request.Path).ToUriComponent(), Activity.Current?.TraceId.ToHexString(), Errors(language));

        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/problem+json";
        response.Headers.ContentLanguage = language;
        response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable && response.Headers.RetryAfter.Count == 0)
            response.Headers.RetryAfter = RetrySoon;
        return JsonSerializer.SerializeAsync(response.Body, problem, ServiceJson.Options, httpContext.RequestAborted);
    }

    private Dictionary<string, string[]>? Errors(string language) =>
        fields is { Count: > 0 } ? fields.ToDictionary(field => field.Key, field => new[] { field.Value.In(language) }, StringComparer.Ordinal) : null;
}
