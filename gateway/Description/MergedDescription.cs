using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bkmo.Gateway;

/// <summary>One OpenAPI 3.1 document out of the services' own, kept for some seconds. A service that is away is left out and named in <c>x-unavailable</c>.</summary>
internal sealed class MergedDescription(IConfiguration configuration, TokenMint mint, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Complete = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Partial = TimeSpan.FromSeconds(1);
    private static readonly Actor Gateway = Actor.Service("gateway");

    private readonly HttpClient http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1), AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(5) };
    private readonly SemaphoreSlim fetching = new(1, 1);
    private volatile Kept? kept;

    internal async Task<IResult> Answer(CancellationToken cancellation) => Results.Bytes(await Get(cancellation), "application/json");

    public void Dispose()
    {
        http.Dispose();
        fetching.Dispose();
    }

    private async Task<byte[]> Get(CancellationToken cancellation)
    {
        if (Current() is { } current) return current;
        await fetching.WaitAsync(cancellation);
        try
        {
            if (Current() is { } fetched) return fetched;
            var documents = await Task.WhenAll(GatewaySettings.Services.Select(async name => (name, await Fetch(name, cancellation))));
            var isComplete = documents.All(document => document.Item2 is not null);
            kept = new Kept(JsonSerializer.SerializeToUtf8Bytes(Merge.All(documents), ServiceJson.Options), time.GetTimestamp(), isComplete ? Complete : Partial);
            return kept.Json;
        }
        finally
        {
            fetching.Release();
        }
    }

    private byte[]? Current() => kept is { } last && time.GetElapsedTime(last.At) < last.For ? last.Json : null;

    private async Task<JsonObject?> Fetch(string service, CancellationToken cancellation)
    {
        foreach (var address in ServiceRoutes.Addresses(configuration, service))
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(address), "/openapi/v1.json"));
                request.Headers.Authorization = AuthenticationHeaderValue.Parse(mint.Header(Gateway, session: null, service));
                using var answer = await http.SendAsync(request, cancellation);
                if (!answer.IsSuccessStatusCode) continue;
                await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
                if (await JsonNode.ParseAsync(body, cancellationToken: cancellation) is JsonObject document) return document;
            }
            catch (Exception problem)
                when (problem is HttpRequestException or JsonException or IOException
                    || (problem is TaskCanceledException && !cancellation.IsCancellationRequested))
            {
                // The next copy of the service may answer; when none does, the document says so.
            }
        }
        return null;
    }

    private sealed record Kept(byte[] Json, long At, TimeSpan For);
}
