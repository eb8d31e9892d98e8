using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bkmo.Testing;

namespace Bkmo.Benchmarks;

/// <summary>
/// How the directory, its search and the figures grow with the federation, from a hundred organisations to ten thousand, and the figures over five thousand
/// associations below three hundred umbrellas. Over the service's HTTP pipeline in this process, one request after the other, on a real database.
/// </summary>
internal static class MembershipBenchmark
{
    private const int Umbrellas = 300, Associations = 5_000, WarmUp = 20, Requests = 200;
    private const string Base = "/api/membership/";
    private static readonly string[] Lands = ["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"];
    private static readonly string[] Words = ["Çağdaş", "Nour", "Вера", "Haus", "Göç", "Brücke", "Frauen", "Eltern", "Jugend", "Kultur"];

    private sealed class Service() : ServiceFixture<Membership.Organisations.Organisation>("membership");

    internal static async Task Run()
    {
        Figures.Title("Membership from 10² to 10⁴ organisations");
        // The factory looks for the service's folder below the solution; a service has no files of its own there.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_BKMO_MEMBERSHIP", AppContext.BaseDirectory);
        var service = new Service();
        await service.InitializeAsync();
        try
        {
            var loaded = 0;
            foreach (var size in new[] { 100, 1_000, 10_000 })
            {
                await Import(service, loaded, size);
                loaded = size;
                await Measure(service, $"{size,6:N0} organisations");
            }
            await Link(service);
            await Measure(service, $"with {Associations:N0} associations below {Umbrellas} umbrellas");
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    private static async Task Measure(Service service, string size)
    {
        var yesterday = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddSeconds(-1).ToString("O", CultureInfo.InvariantCulture));
        foreach (var (name, path) in new[]
        {
            ("first page of 50", "organisations"), ("last word of a search", "organisations?search=verein%20cagdas"), ("members of a Land on a past day", "organisations?membership=voting&federalState=NW&on=2024-06-30"),
            ("figures today", "figures"), ("figures of a past day", "figures?keyDate=2023-12-31"), ("figures as known before", $"figures?keyDate=2023-12-31&asOf={yesterday}"),
            ("statistics of ten years", "figures/movements?from=2016-01-01&until=2025-12-31&step=year"),
        })
        {
            using var office = service.Office; // its token lives for a minute
            var times = new List<double>();
            for (var i = -WarmUp; i < Requests; i++)
            {
                var clock = Stopwatch.StartNew();
                using var answer = await office.GetAsync(new Uri(Base + path, UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                if (i >= 0) times.Add(clock.Elapsed.TotalMilliseconds);
            }
            Figures.Print($"{size}: {name}", $"p50 {Figures.Percentile(times, 0.5):0.0} ms, p95 {Figures.Percentile(times, 0.95):0.0} ms");
        }
    }

    private static async Task Import(Service service, int from, int until)
    {
        var table = new StringBuilder("name;kind;federalState;membership;admittedOn;languages\n");
        for (var i = from; i < until; i++)
            table.AppendLine(CultureInfo.InvariantCulture, $"Verein {Words[i % Words.Length]} {i:D5};{(i < Umbrellas ? "umbrella-association" : "association")};{Lands[i % Lands.Length]};{(i % 4 == 0 || i < Umbrellas ? "voting" : i % 4 == 1 ? "network" : "")};{(i % 4 <= 1 || i < Umbrellas ? "2023-01-01" : "")};de|tr");
        using var office = service.Office;
        var clock = Stopwatch.StartNew();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(table.ToString()));
        content.Headers.ContentType = new("text/csv");
        using var accepted = await office.PostAsync(new Uri(Base + "imports", UriKind.Relative), content);
        if (!accepted.IsSuccessStatusCode) throw new InvalidOperationException(await accepted.Content.ReadAsStringAsync());
        // Tokens live for a minute, a large import may take longer.
        await Eventually.True(async () => (await (await service.Office.GetAsync(accepted.Headers.Location)).JsonAsync()).GetProperty("stage").GetString() == "applied", TimeSpan.FromMinutes(10));
        Figures.Print($"import of {until - from:N0} rows", $"{clock.Elapsed.TotalSeconds:0.0} s");
    }

    private static async Task Link(Service service)
    {
        var ids = new List<string>();
        for (var next = Base + "organisations?limit=200&search=verein"; next is not null;)
        {
            using var office = service.Office;
            var page = await (await office.GetAsync(new Uri(next, UriKind.Relative))).JsonAsync();
            ids.AddRange(page.GetProperty("items").EnumerateArray().OrderBy(item => item.GetProperty("kind").GetString() == "association").Select(item => item.GetProperty("id").GetString()! + (item.GetProperty("kind").GetString() == "association" ? "" : "!")));
            next = page.GetProperty("next").GetString();
        }
        var (umbrellas, clubs) = (ids.Where(id => id.EndsWith('!')).Select(id => id[..^1]).ToList(), ids.Where(id => !id.EndsWith('!')).Take(Associations).ToList());
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < clubs.Count; i++)
        {
            using var office = service.Office;
            using var joined = await office.SendAsync(HttpMethod.Put, $"{Base}organisations/{clubs[i]}/umbrellas/{umbrellas[i % umbrellas.Count]}", new { from = "2020-01-01" });
            joined.EnsureSuccessStatusCode();
        }
        Figures.Print($"{clubs.Count:N0} links below {umbrellas.Count} umbrellas recorded", $"{clock.Elapsed.TotalSeconds:0.0} s");
    }
}
