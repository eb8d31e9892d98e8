using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Bkmo.AppHost.Local.Servers;
using Bkmo.Testing;

namespace Bkmo.Benchmarks;

/// <summary>The whole platform: cold start, memory, the command path through the gateway, and how soon another service's read model shows a commit.</summary>
internal static class PlatformBenchmark
{
    private const int Connections = 32;
    private const int Rounds = 3;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(6);
    private static readonly object Organisation = new { name = "Verein für Lastversuche", kind = "association", membershipKind = "network" };

    internal static async Task Run()
    {
        Figures.Title("The platform");
        await using var platform = await RunningPlatform.Start("--with-sample-data");
        Figures.Print("cold start of everything after a build", $"{platform.StartUp.TotalSeconds,8:0.0} s");
        Figures.Print("resident memory of all processes with the data loaded", $"{platform.ResidentMegabytes,8:0} MiB");
        await Visibility(platform);
        await CommandPath(platform);
    }

    private static async Task CommandPath(RunningPlatform platform)
    {
        using var gateway = Load.Client(platform.Gateway, platform.Token, Connections);
        await using var bare = await Bare.Start();
        using var plain = Load.Client(bare.Address, null, Connections);
        await Load.Post(gateway, "/api/membership/organisations", Organisation, Connections, Duration / 2);
        await Load.Post(plain, "/", Organisation, Connections, Duration / 2);
        List<Load.Result> commands = [], inserts = [];
        for (var round = 0; round < Rounds; round++)
        {
            commands.Add(await Load.Post(gateway, "/api/membership/organisations", Organisation, Connections, Duration));
            inserts.Add(await Load.Post(plain, "/", Organisation, Connections, Duration));
        }
        var (ours, yardstick) = (Figures.Median(commands.Select(c => c.PerSecond)), Figures.Median(inserts.Select(c => c.PerSecond)));
        var (p50, p99) = (Figures.Median(commands.Select(c => c.P50)), Figures.Median(commands.Select(c => c.P99)));
        Figures.Print($"bare endpoint with one insert, {Connections} connections", $"{yardstick,8:0}/s");
        Figures.Print($"command through the gateway, {Connections} connections", $"{ours,8:0}/s  {ours / yardstick:P0} of the bare endpoint; p50 {p50:0.0} ms, p99 {p99:0.0} ms");
    }

    /// <summary>Admission in Membership until Conference's read model shows the organisation, one at a time on an idle platform.</summary>
    private static async Task Visibility(RunningPlatform platform)
    {
        using var client = Load.Client(platform.Gateway, platform.Token, 4);
        var times = new List<double>();
        for (var i = 0; i < 120; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Sichtbar {i:000}");
            using var applied = await client.PostAsJsonAsync("/api/membership/organisations", new { name, kind = "association", membershipKind = "network" });
            using var decision = new HttpRequestMessage(HttpMethod.Post, $"{applied.Headers.Location}/memberships/network/decision") { Content = JsonContent.Create(new { admit = true }) };
            var membership = (await applied.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("memberships")[0].GetProperty("version").GetInt64();
            decision.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{membership}\""));
            var id = applied.Headers.Location!.ToString().Split('/')[^1];
            using var admitted = await client.SendAsync(decision);
            admitted.EnsureSuccessStatusCode();
            var clock = Stopwatch.StartNew();
            while (!(await client.GetStringAsync(new Uri("/api/conference/organisations?limit=200&search=Sichtbar", UriKind.Relative))).Contains(id, StringComparison.Ordinal))
                if (clock.Elapsed > TimeSpan.FromSeconds(10)) throw new TimeoutException("The organisation did not arrive.");
            if (i >= 20) times.Add(clock.Elapsed.TotalMilliseconds);
        }
        Figures.Print("commit in Membership → visible in Conference, idle", $"p50 {Figures.Percentile(times, 0.5):0.0} ms, p99 {Figures.Percentile(times, 0.99):0.0} ms");
    }

    private sealed class Bare(Process process, Uri address, PrivatePostgres server) : IAsyncDisposable
    {
        internal Uri Address => address;

        internal static async Task<Bare> Start()
        {
            var server = await PrivatePostgres.StartNewAsync(durable: true);
            var address = new Uri($"http://127.0.0.1:{Ports.Free()}");
            var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(Bare).Assembly.Location, "bare", address.ToString(), await server.FreshDatabaseAsync()]))!;
            using var client = new HttpClient { BaseAddress = address };
            await Eventually.True(async () => await Answers(client));
            return new Bare(process, address, server);
        }

        private static async Task<bool> Answers(HttpClient client)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        public async ValueTask DisposeAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            await server.DisposeAsync();
        }
    }
}
