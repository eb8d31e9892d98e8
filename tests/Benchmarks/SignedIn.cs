using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bkmo.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bkmo.Benchmarks;

/// <summary>What signing in costs: the gateway with and without a session before the same small service, and reads beside people who sign in.</summary>
internal static class SignedIn
{
    private const int Connections = 32, Rounds = 5, Readers = 8, SignInsPerSecond = 20;
    private const string Public = "/api/identity/password-resets", Protected = "/api/membership/anything", Token = "bkmo_s_benchmark";
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4), Reading = TimeSpan.FromSeconds(10);

    internal static async Task Run()
    {
        Figures.Title($"Signing in, {Connections} connections, medians of {Rounds} rounds of {Duration.TotalSeconds} s");
        await Overhead();
        await using var platform = await RunningPlatform.Start("--with-sample-data");
        await Reads(platform, "alone", signIns: 0);
        await Reads(platform, $"beside {SignInsPerSecond} sign-ins a second", SignInsPerSecond);
    }

    /// <summary>The same request to the same answer, once at an address that is open to everybody and once at one that needs a session.</summary>
    private static async Task Overhead()
    {
        await using var service = await Service();
        var address = new Uri($"http://127.0.0.1:{AppHost.Local.Servers.Ports.Free()}");
        using var gateway = Gateway(address.Port, service.Urls.Single());
        using var open = Load.Client(address, null, Connections);
        using var signedIn = Load.Client(address, Token, Connections);
        await Eventually.True(async () => await Answers(open), TimeSpan.FromSeconds(30));
        List<double> without = [], with = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var one = await Load.Post(open, Public, new { }, Connections, Duration);
            var other = await Load.Post(signedIn, Protected, new { }, Connections, Duration);
            if (round == 0) continue;
            without.Add(one.PerSecond);
            with.Add(other.PerSecond);
        }
        gateway.Kill();
        await gateway.WaitForExitAsync();
        Figures.Print("through the gateway without a session", $"{Figures.Median(without),8:0}/s");
        Figures.Print("the same, signed in", $"{Figures.Median(with),8:0}/s  {Figures.Median(without) / Figures.Median(with) - 1:P1} more time a request");
    }

    private static async Task Reads(RunningPlatform platform, string name, int signIns)
    {
        using var reader = Load.Client(platform.Gateway, platform.Token, Readers);
        using var door = Load.Client(platform.Address("identity"), null, 64);
        using var over = new CancellationTokenSource(Reading);
        var knocking = signIns == 0 ? Task.CompletedTask : Knock(door, signIns, over.Token);
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (!over.IsCancellationRequested)
            {
                var begun = clock.Elapsed;
                using var answer = await reader.GetAsync(new Uri("/api/membership/organisations?limit=20", UriKind.Relative), CancellationToken.None);
                answer.EnsureSuccessStatusCode();
                own.Add((clock.Elapsed - begun).TotalMilliseconds);
            }
            return own;
        })));
        await knocking;
        var all = times.SelectMany(t => t).ToArray();
        Figures.Print($"reads through the gateway, {Readers} at a time, {name}", $"{all.Length / Reading.TotalSeconds,8:0}/s  p50 {Figures.Percentile(all, 0.5):0.0} ms, p99 {Figures.Percentile(all, 0.99):0.0} ms");
    }

    /// <summary>Sign-ins with a wrong password, which take as long as others. Past the gateway, whose limit for one address is lower.</summary>
    private static async Task Knock(HttpClient door, int perSecond, CancellationToken over)
    {
        var (tries, answered) = (new List<Task<HttpResponseMessage>>(), new Dictionary<int, int>());
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        while (!over.IsCancellationRequested)
        {
            var email = string.Create(CultureInfo.InvariantCulture, $"person{tries.Count}@bkmo.example");
            tries.Add(door.PostAsync(new Uri("/api/identity/sessions", UriKind.Relative), Json(new { email, password = "vier zufällige Wörter hier" }), CancellationToken.None));
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
        foreach (var answer in await Task.WhenAll(tries)) answered[(int)answer.StatusCode] = answered.GetValueOrDefault((int)answer.StatusCode) + 1;
        Figures.Print("sign-ins meanwhile", $"{string.Join(", ", answered.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Value} answered {a.Key}")))}");
    }

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");

    /// <summary>A service that answers at once, and knows one session.</summary>
    private static async Task<WebApplication> Service()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var session = new
        {
            subject = Guid.CreateVersion7().ToString(), sessionId = Guid.CreateVersion7(), roles = new[] { "office" }, organisations = Array.Empty<Guid>(), centres = Array.Empty<Guid>(),
            conferenceRoles = Array.Empty<object>(), scopes = Array.Empty<string>(), authenticatedAt = DateTimeOffset.UnixEpoch, expiresAt = DateTimeOffset.UnixEpoch,
        };
        app.MapPost("/internal/introspect", () => Results.Json(session));
        app.MapGet("/internal/revocations", async (HttpContext http) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(10), http.RequestAborted);
            return Results.Json(new { items = Array.Empty<object>(), last = 0, officeExists = true });
        });
        app.MapGet("/health/ready", () => Results.Ok());
        app.MapPost(Public, () => Results.StatusCode(StatusCodes.Status201Created));
        app.MapPost(Protected, () => Results.StatusCode(StatusCodes.Status201Created));
        await app.StartAsync();
        return app;
    }

    private static Process Gateway(int port, string service)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SignedIn).Assembly.Location.Replace("tests/Benchmarks/", "gateway/", StringComparison.Ordinal).Replace("Bkmo.Benchmarks.dll", "Bkmo.Gateway.dll", StringComparison.Ordinal)]);
        foreach (var (name, value) in new[]
        {
            ("Gateway__PublicPort", port.ToString(CultureInfo.InvariantCulture)), ("Gateway__InternalPort", "0"), ("Gateway__DataDirectory", TestFolder.New("gateway")),
            ("Gateway__SignInsPerSecond", "10000"), ("Gateway__RequestsPerSecond", "1000000"), ("services__identity__http__0", service), ("services__membership__http__0", service),
        })
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<bool> Answers(HttpClient client)
    {
        try
        {
            using var answer = await client.PostAsync(new Uri(Public, UriKind.Relative), Json(new { }));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
