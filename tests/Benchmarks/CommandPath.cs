using System.Diagnostics;
using System.Globalization;
using Bkmo.AppHost.Local.Servers;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Benchmarks;

/// <summary>
/// The command path from HTTP to the stored events and back: through the gateway, at the service itself, and at a bare endpoint that does the same insert. In
/// turn in one run; the platform does the rest of its work (read models, publication, consumers) at the same time.
/// </summary>
internal static class CommandPath
{
    private const int Connections = 32;
    private const int Rounds = 3;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(6);
    private static readonly object Organisation = new { name = "Verein für Lastversuche", kind = "association", membershipKind = "network" };

    internal static async Task Run()
    {
        Figures.Title($"The command path, {Connections} connections, medians of {Rounds} rounds of {Duration.TotalSeconds} s");
        await using var platform = await RunningPlatform.Start();
        await Run(platform);
    }

    internal static async Task Run(RunningPlatform platform)
    {
        await using var bare = await Bare.Start();
        using var gateway = Load.Client(platform.Gateway, platform.Token, Connections);
        using var plain = Load.Client(bare.Address, null, Connections);
        var results = new Dictionary<string, List<Load.Result>>(StringComparer.Ordinal) { ["bare"] = [], ["service"] = [], ["gateway"] = [] };
        var processors = new Dictionary<string, string>(StringComparer.Ordinal);
        await Round(Duration, keep: false);
        for (var round = 0; round < Rounds; round++) await Round(Duration, keep: true);
        var yardstick = Figures.Median(results["bare"].Select(r => r.PerSecond));
        foreach (var (name, rounds) in results) Print(name, rounds, yardstick);
        foreach (var (name, times) in processors) Figures.Print($"{name}: processor time per request in ms, last round", $"{times}");

        async Task Round(TimeSpan duration, bool keep)
        {
            using var service = Load.Client(platform.Address("membership"), InternalToken(platform), Connections);
            foreach (var (name, client, path) in new[] { ("bare", plain, "/"), ("service", service, "/api/membership/organisations"), ("gateway", gateway, "/api/membership/organisations") })
            {
                var before = platform.Processes.ProcessorSeconds();
                var result = await Load.Post(client, path, Organisation, Connections, duration);
                if (!keep) continue;
                results[name].Add(result);
                processors[name] = PerRequest(before, platform.Processes.ProcessorSeconds(), result.Count);
            }
        }
    }

    private static void Print(string name, IReadOnlyList<Load.Result> rounds, double yardstick)
    {
        var (rate, p50, p99) = (Figures.Median(rounds.Select(r => r.PerSecond)), Figures.Median(rounds.Select(r => r.P50)), Figures.Median(rounds.Select(r => r.P99)));
        Figures.Print($"{name}", $"{rate,8:0}/s  {rate / yardstick,4:P0} of the bare endpoint; p50 {p50:0.0} ms, p99 {p99:0.0} ms");
    }

    /// <summary>Where the time goes. The benchmark's own process is the load generator and AppHost.</summary>
    private static string PerRequest(IReadOnlyDictionary<string, double> before, IReadOnlyDictionary<string, double> after, int requests) =>
        string.Join(", ", after.Select(p => (p.Key, Time: (p.Value - before.GetValueOrDefault(p.Key)) * 1_000 / requests)).Where(p => p.Time > 0.005)
            .OrderByDescending(p => p.Time).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} {p.Time:0.00}")));

    /// <summary>What the gateway would send, signed with the gateway's own key. It lives for a minute, longer than a round.</summary>
    private static string InternalToken(RunningPlatform platform)
    {
        using var signer = InternalTokenSigner.FromPrivateKey(File.ReadAllText(Path.Combine(platform.Folder, "gateway", "keys", "000001.pem")));
        return signer.Sign(new Actor(new UserId("benchmark"), new HashSet<string>(StringComparer.Ordinal) { Roles.Office }, new HashSet<Guid>(), new HashSet<Guid>()), "membership", DateTimeOffset.UtcNow);
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
