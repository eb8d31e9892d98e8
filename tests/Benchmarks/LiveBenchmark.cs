using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Bkmo.Testing;

namespace Bkmo.Benchmarks;

/// <summary>News of a conference to a hall of listeners: from the moment at which the chair's request is sent until each of them has read the event, all through the gateway.</summary>
internal static class LiveBenchmark
{
    private const int Listeners = 500, Acts = 100;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200), Patience = TimeSpan.FromSeconds(30);

    internal static async Task Run()
    {
        Figures.Title($"{Listeners} listeners through the gateway, {Acts} acts {Between.TotalMilliseconds} ms apart");
        await using var platform = await RunningPlatform.Start();
        using var chair = Load.Client(platform.Gateway, platform.Token, 4);
        using var hall = Load.Client(platform.Gateway, platform.Token, Listeners + 8);
        var path = await Conference(chair);
        using var over = new CancellationTokenSource();
        var arrivals = new ConcurrentDictionary<long, ConcurrentBag<long>>();
        var clock = Stopwatch.StartNew();
        var open = 0;
        var listening = Enumerable.Range(0, Listeners).Select(_ => Task.Run(() => Listen(hall, path, arrivals, () => Interlocked.Increment(ref open), over.Token))).ToArray();
        await Eventually.True(() => Volatile.Read(ref open) == Listeners || Array.Exists(listening, task => task.IsFaulted), Patience);
        Figures.Print("all connected and past their snapshot", $"{clock.Elapsed.TotalSeconds,8:0.0} s");

        var acts = new List<(long Position, long Begun)>();
        for (var i = 0; i < Acts; i++) acts.Add(await Act(chair, path, i));
        await Eventually.True(() => acts.TrueForAll(act => arrivals.TryGetValue(act.Position, out var heard) && heard.Count == Listeners), Patience);
        var each = acts.SelectMany(act => arrivals[act.Position].Select(at => Milliseconds(act.Begun, at))).ToList();
        var last = acts.Select(act => arrivals[act.Position].Max(at => Milliseconds(act.Begun, at))).ToList();
        Figures.Print("act → arrival, every listener", $"p50 {Figures.Percentile(each, 0.5):0.0} ms, p99 {Figures.Percentile(each, 0.99):0.0} ms, longest {each.Max():0.0} ms, {each.Count} arrivals");
        Figures.Print("act → arrival at the last of them", $"p50 {Figures.Percentile(last, 0.5):0.0} ms, p99 {Figures.Percentile(last, 0.99):0.0} ms");
        await over.CancelAsync();
        await Task.WhenAll(listening);
    }

    private static async Task<string> Conference(HttpClient chair)
    {
        using var planned = await chair.PostAsJsonAsync("/api/conference/conferences", new { number = 77, name = "BKMO", year = DateTimeOffset.UtcNow.Year + 1, season = "autumn" });
        planned.EnsureSuccessStatusCode();
        return planned.Headers.Location!.ToString();
    }

    private static async Task<(long Position, long Begun)> Act(HttpClient chair, string path, int number)
    {
        await Task.Delay(Between);
        var begun = Stopwatch.GetTimestamp();
        var title = string.Create(CultureInfo.InvariantCulture, $"Punkt {number}");
        using var added = await chair.PostAsJsonAsync(path + "/agenda/items", new { titleDe = title, titleEn = title, kind = "report" });
        added.EnsureSuccessStatusCode();
        return (long.Parse(added.Headers.GetValues("Event-Position").Single(), CultureInfo.InvariantCulture), begun);
    }

    private static async Task Listen(HttpClient hall, string path, ConcurrentDictionary<long, ConcurrentBag<long>> arrivals, Action opened, CancellationToken over)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path + "/live");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var answer = await hall.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, over);
        answer.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(over));
        try
        {
            var position = 0L;
            while (await lines.ReadLineAsync(over) is { } line)
            {
                if (line.StartsWith("id: ", StringComparison.Ordinal)) position = long.Parse(line.AsSpan(4), CultureInfo.InvariantCulture);
                else if (line == "event: snapshot") opened();
                else if (line == "event: agenda") arrivals.GetOrAdd(position, _ => []).Add(Stopwatch.GetTimestamp());
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return;
        }
        throw new InvalidOperationException("A listener was let go.");
    }

    private static double Milliseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;
}
