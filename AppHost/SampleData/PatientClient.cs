using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace Bkmo.AppHost.SampleData;

/// <summary>
/// Talks to the gateway while parts of the platform may be away: connection errors, 408, 429, 502, 503, 504 and a request that is still running are tried again, with the
/// same idempotency key, until the caller's deadline.
/// </summary>
internal sealed class PatientClient(HttpClient http)
{
    private static readonly string[] ProblemFields = ["title", "detail"];
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200), LongestPause = TimeSpan.FromSeconds(3);
    private readonly Dictionary<string, string> positions = new(StringComparer.Ordinal);

    /// <summary>Creates something; the key follows from path and body, so that doing it again gives the first answer again.</summary>
    public Task<JsonElement> CreateAsync(string path, object body, CancellationToken cancellation) => SendAsync(HttpMethod.Post, path, body, ifMatch: null, cancellation);

    /// <summary>Changes the resource at <paramref name="resource"/> by a POST to <paramref name="path"/>; when somebody else was faster, with the then current version.</summary>
    public Task<JsonElement> ChangeAsync(string resource, string path, object body, CancellationToken cancellation) =>
        ChangeAsync(HttpMethod.Post, resource, path, body, cancellation);

    /// <summary>The same by a PUT.</summary>
    public Task<JsonElement> PutAsync(string resource, string path, object body, CancellationToken cancellation) =>
        ChangeAsync(HttpMethod.Put, resource, path, body, cancellation);

    private async Task<JsonElement> ChangeAsync(HttpMethod method, string resource, string path, object body, CancellationToken cancellation)
    {
        while (true)
        {
            using var current = await SendAsync(() => Request(HttpMethod.Get, resource), cancellation);
            var version = current.Headers.ETag?.ToString() ?? throw new SampleDataException($"GET {resource} gave no ETag");
            try
            {
                return await SendAsync(method, path, body, version, cancellation);
            }
            catch (StaleVersionException)
            {
                // Read again and try with the version of now.
            }
        }
    }

    /// <summary>One resource.</summary>
    public async Task<JsonElement> ReadAsync(string path, CancellationToken cancellation)
    {
        using var answer = await SendAsync(() => Request(HttpMethod.Get, path), cancellation);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
    }

    /// <summary>All items of a list, page after page.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path, CancellationToken cancellation)
    {
        var items = new List<JsonElement>();
        for (var next = path; next is not null;)
        {
            var page = await ReadAsync(next, cancellation);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }
        return items;
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object body, string? ifMatch, CancellationToken cancellation)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web);
        var key = Convert.ToHexStringLower(SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(path), .. json]))[..40];
        using var answer = await SendAsync(() =>
        {
            var request = Request(method, path);
            request.Content = new ByteArrayContent(json) { Headers = { ContentType = new("application/json") } };
            if (method == HttpMethod.Post) request.Headers.TryAddWithoutValidation("Idempotency-Key", $"\"sample-data-{key}\"");
            if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
            return request;
        }, cancellation);
        if (answer.Headers.TryGetValues("Event-Position", out var position)) positions[ServiceOf(path)] = position.First();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Get && positions.TryGetValue(ServiceOf(path), out var position)) request.Headers.TryAddWithoutValidation("Min-Position", position);
        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> create, CancellationToken cancellation)
    {
        var wait = FirstPause;
        while (true)
        {
            try
            {
                using var request = create();
                var answer = await http.SendAsync(request, cancellation);
                if (answer.IsSuccessStatusCode) return answer;
                using (answer)
                {
                    await RefuseUnlessPassingAsync(answer, cancellation);
                    if (answer.Headers.RetryAfter?.Delta is { } asked) wait = asked;
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException || failure is TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                // The part that answers is away; it comes back.
            }
            await Task.Delay(wait, cancellation);
            wait = wait * 2 < LongestPause ? wait * 2 : LongestPause;
        }
    }

    private static async Task RefuseUnlessPassingAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
            or HttpStatusCode.GatewayTimeout) return;
        if (answer.StatusCode is HttpStatusCode.PreconditionFailed) throw new StaleVersionException();
        var problem = await answer.Content.ReadAsStringAsync(cancellation);
        if (answer.StatusCode is HttpStatusCode.Conflict && problem.Contains("request-in-progress", StringComparison.Ordinal)) return;
        var request = answer.RequestMessage!;
        throw new SampleDataException(string.Create(CultureInfo.InvariantCulture,
            $"{request.Method} {request.RequestUri!.AbsolutePath} was answered {(int)answer.StatusCode} {TitleOf(problem)}"));
    }

    private static string TitleOf(string problem)
    {
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(problem);
            var texts = ProblemFields.Select(name => json.TryGetProperty(name, out var text) ? text.GetString() : null).OfType<string>();
            return string.Join(": ", json.TryGetProperty("errors", out var errors) ? texts.Append(errors.GetRawText()) : texts);
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static string ServiceOf(string path) => path.Split('/')[2];

    private sealed class StaleVersionException : Exception;
}
