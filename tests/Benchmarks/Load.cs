using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Bkmo.Benchmarks;

/// <summary>A closed loop of requests over a number of connections.</summary>
internal static class Load
{
    internal sealed record Result(int Count, double PerSecond, double P50, double P99);

    internal static HttpClient Client(Uri address, string? token, int connections)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    internal static async Task<Result> Post(HttpClient client, string path, object body, int connections, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => Loop(client, path, body, clock, duration))));
        var all = times.SelectMany(t => t).ToArray();
        return new Result(all.Length, all.Length / clock.Elapsed.TotalSeconds, Figures.Percentile(all, 0.5), Figures.Percentile(all, 0.99));
    }

    private static async Task<List<double>> Loop(HttpClient client, string path, object body, Stopwatch clock, TimeSpan duration)
    {
        var times = new List<double>();
        while (clock.Elapsed < duration)
        {
            var begun = clock.Elapsed;
            using var answer = await client.PostAsJsonAsync(path, body);
            if ((int)answer.StatusCode != 201) throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
            times.Add((clock.Elapsed - begun).TotalMilliseconds);
        }
        return times;
    }
}
