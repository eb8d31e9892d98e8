using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Benchmarks;

/// <summary>The whole platform: cold start, memory, the command path through the gateway, and how soon another service's read model shows a commit.</summary>
internal static class PlatformBenchmark
{
    internal static async Task Run()
    {
        Figures.Title("The platform");
        await using var platform = await RunningPlatform.Start("--with-sample-data");
        Figures.Print("cold start of everything after a build", $"{platform.StartUp.TotalSeconds,8:0.0} s");
        Memory("memory of all processes right after loading the data", platform);
        await Task.Delay(TimeSpan.FromSeconds(30));
        Memory("and half a minute later", platform);
        await Visibility(platform);
        await CommandPath.Run(platform);
    }

    private static void Memory(string when, RunningPlatform platform)
    {
        var memory = platform.Processes.Memory;
        Figures.Print(when, $"{memory.Proportional,8:0} MiB proportional, {memory.Summed:0} MiB resident with shared pages counted per process");
    }

    /// <summary>Admission in Membership until Conference's read model shows the organisation, one at a time on an idle platform.</summary>
    private static async Task Visibility(RunningPlatform platform)
    {
        using var client = Load.Client(platform.Gateway, platform.Token, 4);
        var times = new List<double>();
        for (var i = 0; i < 120; i++)
        {
            // The newest is the first of the list.
            var name = string.Create(CultureInfo.InvariantCulture, $"0 sichtbar {999 - i}");
            using var applied = await client.PostAsJsonAsync("/api/membership/organisations", new { name, kind = "association", membershipKind = "network" });
            using var decision = new HttpRequestMessage(HttpMethod.Post, $"{applied.Headers.Location}/memberships/network/decision") { Content = JsonContent.Create(new { admit = true }) };
            var membership = (await applied.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("memberships")[0].GetProperty("version").GetInt64();
            decision.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{membership}\""));
            var id = applied.Headers.Location!.ToString().Split('/')[^1];
            using var admitted = await client.SendAsync(decision);
            admitted.EnsureSuccessStatusCode();
            var clock = Stopwatch.StartNew();
            var first = new Uri("/api/conference/organisations?limit=1", UriKind.Relative);
            while (!(await client.GetStringAsync(first)).Contains(id, StringComparison.Ordinal))
            {
                if (clock.Elapsed > TimeSpan.FromSeconds(10)) throw new TimeoutException("The organisation did not arrive.");
                await Task.Delay(1); // An idle platform: the question must not be its load.
            }
            if (i >= 20) times.Add(clock.Elapsed.TotalMilliseconds);
        }
        Figures.Print("commit in Membership → visible in Conference, idle", $"p50 {Figures.Percentile(times, 0.5):0.0} ms, p99 {Figures.Percentile(times, 0.99):0.0} ms");
    }
}
