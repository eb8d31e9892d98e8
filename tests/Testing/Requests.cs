using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bkmo.Testing;

/// <summary>Requests as a client of the platform writes them.</summary>
public static class Requests
{
    /// <summary>Sends JSON with the conventions' headers. With a position it asks again, as a client should, when a slow machine answers that it is not visible yet.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpMethod method, string path, object? body = null, string? ifMatch = null, string? key = null, string? minPosition = null)
    {
        if (minPosition is null) return await client.SendOnceAsync(method, path, body, ifMatch, key);
        HttpResponseMessage answer = null!;
        await Eventually.True(async () =>
            (answer = await client.SendOnceAsync(method, path, body, ifMatch, key, minPosition)).StatusCode != HttpStatusCode.ServiceUnavailable);
        return answer;
    }

    /// <summary>As <see cref="SendAsync"/>, without asking again.</summary>
    public static async Task<HttpResponseMessage> SendOnceAsync(
        this HttpClient client, HttpMethod method, string path, object? body = null, string? ifMatch = null, string? key = null, string? minPosition = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is string raw) request.Content = new StringContent(raw, System.Text.Encoding.UTF8, "application/json");
        else if (body is not null) request.Content = JsonContent.Create(body);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (minPosition is not null) request.Headers.TryAddWithoutValidation("Min-Position", minPosition);
        return await client.SendAsync(request);
    }

    /// <summary>The body as JSON.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>The strong entity tag.</summary>
    public static string Tag(this HttpResponseMessage answer) => answer.Headers.ETag?.ToString() ?? throw new InvalidOperationException("The answer has no ETag.");

    /// <summary>The position of the command's last event.</summary>
    public static string Position(this HttpResponseMessage answer) => answer.Headers.GetValues("Event-Position").Single();

    /// <summary>The code of the problem, after checking that it is one with the expected status.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode} instead of {status}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement.GetProperty("type").GetString()!.Replace("urn:bkmo:problem:", "", StringComparison.Ordinal);
    }
}
