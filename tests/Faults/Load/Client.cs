using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;

namespace Bkmo.Faults.Load;

/// <summary>A 2xx or a definite refusal.</summary>
internal sealed record Answer(int Status, string? Tag, string? Location, long? Position, string Body)
{
    internal bool Accepted => Status is >= 200 and < 300;

    /// <summary>The last part of the location.</summary>
    internal string? Id => Location?.Split('/')[^1];
}

/// <summary>What is to be sent; sent again with the same key for as long as nobody knows what came of it.</summary>
internal sealed record Request(string Operation, HttpMethod Method, string Path, object? Body = null, string? IfMatch = null, string? MinPosition = null);

/// <summary>Talks to the gateway as a careful client does, and writes down what it asked and what it was told.</summary>
internal sealed class Client(HttpClient http, History history)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Between = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentQueue<string> refusals = new();

    /// <summary>Bodies of answers that were not 2xx.</summary>
    internal IEnumerable<string> Refusals => refusals;

    /// <summary>How often which status, or <c>reset</c> and <c>time-out</c>, was answered instead of something definite, with its moment.</summary>
    internal ConcurrentQueue<(double At, string Operation, string What)> Interruptions { get; } = new();

    internal History History => history;

    /// <summary>Sends until the answer is definite; null when <paramref name="ending"/> came first.</summary>
    /// <param name="markOf">What the event is recognised by, from the answer; used when <paramref name="mark"/> is null.</param>
    internal async Task<Answer?> Settle(int process, string key, Request request, string? mark, Func<Answer, string?>? markOf, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            history.Add(process, Phase.Invoke, request.Operation, key, mark);
            if (await Try(process, key, request, mark, ending) is { } answer)
            {
                var known = mark ?? (answer.Accepted ? markOf?.Invoke(answer) : null);
                history.Add(process, answer.Accepted ? Phase.Ok : Phase.Fail, request.Operation, key, known, answer.Position, answer.Status);
                return answer;
            }
            await Task.Delay(Between, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return null;
    }

    private async Task<Answer?> Try(int process, string key, Request request, string? mark, CancellationToken ending)
    {
        using var deadline = new CancellationTokenSource(Patience);
        int? status = null;
        var what = "reset";
        try
        {
            using var message = Message(key, request);
            using var response = await http.SendAsync(message, deadline.Token);
            var answer = await Read(response, deadline.Token);
            if (!answer.Accepted && refusals.Count < 5_000) refusals.Enqueue(answer.Body);
            if (IsDefinite(answer)) return answer;
            (status, what) = (answer.Status, $"{answer.Status}");
        }
        catch (OperationCanceledException)
        {
            what = "time-out";
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            what = "reset";
        }
        if (!ending.IsCancellationRequested) Interruptions.Enqueue((history.Now, request.Operation, what));
        history.Add(process, Phase.Info, request.Operation, key, mark, status: status);
        return null;
    }

    private static bool IsDefinite(Answer answer) => answer.Status switch
    {
        (int)HttpStatusCode.RequestTimeout or (int)HttpStatusCode.TooManyRequests or >= 500 => false,
        (int)HttpStatusCode.Conflict => !answer.Body.Contains("request-in-progress", StringComparison.Ordinal) && !answer.Body.Contains("contended", StringComparison.Ordinal),
        _ => true,
    };

    private static HttpRequestMessage Message(string key, Request request)
    {
        var message = new HttpRequestMessage(request.Method, request.Path);
        if (request.Body is not null) message.Content = JsonContent.Create(request.Body);
        if (request.Method == HttpMethod.Post) message.Headers.TryAddWithoutValidation("Idempotency-Key", $"\"{key}\"");
        if (request.IfMatch is not null) message.Headers.TryAddWithoutValidation("If-Match", request.IfMatch);
        if (request.MinPosition is not null) message.Headers.TryAddWithoutValidation("Min-Position", request.MinPosition);
        return message;
    }

    private static async Task<Answer> Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        long? position = response.Headers.TryGetValues("Event-Position", out var values) ? long.Parse(values.First(), System.Globalization.CultureInfo.InvariantCulture) : null;
        return new((int)response.StatusCode, response.Headers.ETag?.ToString(), response.Headers.Location?.ToString(), position, await response.Content.ReadAsStringAsync(cancellation));
    }
}
