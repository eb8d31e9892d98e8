using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bkmo.Eventing;
using Bkmo.Membership.Mandates;
using Bkmo.Membership.Persons;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Benchmarks;

/// <summary>
/// How the directory, its search and the figures grow with the federation, from a hundred organisations to ten thousand, the figures over five thousand
/// associations below three hundred umbrellas, and all of it beside a hundred thousand mandates. Over the service's HTTP pipeline in this process, one request after the other, on a real database.
/// </summary>
internal static class MembershipBenchmark
{
    private const int Umbrellas = 300, Associations = 5_000, Persons = 10_000, MandatesEach = 10, WarmUp = 20, Requests = 200;
    private const string Base = "/api/membership/", AnotherMoment = "{moment}";
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
                await Measure(service, $"{size,6:N0} organisations", Questions);
            }
            var (umbrellas, clubs) = await Organisations(service);
            await Link(service, umbrellas, clubs);
            var graph = $"with {Associations:N0} associations below {Umbrellas} umbrellas";
            await Measure(service, graph, [.. Questions, ("associations of one umbrella", $"organisations/{umbrellas[0]}/represented-associations")]);
            var person = await Grant(service, clubs);
            await Measure(service, $"{Persons * MandatesEach:N0} mandates",
            [
                .. Questions, ("mandates of an organisation", $"organisations/{clubs[0]}/mandates"), ("persons", "persons"), ("a person's mandates", $"{person}/mandates"),
            ]);
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    private static (string Name, string Path)[] Questions =>
    [
        ("first page of 50", "organisations"), ("last word of a search", "organisations?search=verein%20cagdas"), ("members of a Land on a past day", "organisations?membership=voting&federalState=NW&on=2024-06-30"),
        ("figures today", "figures"), ("figures of a past day", "figures?keyDate=2023-12-31"),
        ("figures as known before", $"figures?keyDate=2023-12-31&asOf={Uri.EscapeDataString(DateTimeOffset.UtcNow.AddSeconds(-1).ToString("O", CultureInfo.InvariantCulture))}"),
        ("figures as known at ever another moment", $"figures?keyDate=2023-12-31&asOf={AnotherMoment}"),
        ("statistics of ten years", "figures/movements?from=2016-01-01&until=2025-12-31&step=year"),
    ];

    private static async Task Measure(Service service, string size, (string Name, string Path)[] questions)
    {
        foreach (var (name, path) in questions)
        {
            using var office = service.Office; // its token lives for a minute
            var times = new List<double>();
            for (var i = -WarmUp; i < Requests; i++)
            {
                var clock = Stopwatch.StartNew();
                var moment = DateTimeOffset.UtcNow.AddMinutes(-1).AddSeconds(-i).ToString("O", CultureInfo.InvariantCulture);
                using var answer = await office.GetAsync(new Uri(Base + path.Replace(AnotherMoment, Uri.EscapeDataString(moment), StringComparison.Ordinal), UriKind.Relative));
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

    private static async Task<(IReadOnlyList<string> Umbrellas, IReadOnlyList<string> Associations)> Organisations(Service service)
    {
        var ids = new List<string>();
        for (var next = Base + "organisations?limit=200&search=verein"; next is not null;)
        {
            using var office = service.Office;
            var page = await (await office.GetAsync(new Uri(next, UriKind.Relative))).JsonAsync();
            ids.AddRange(page.GetProperty("items").EnumerateArray().OrderBy(item => item.GetProperty("kind").GetString() == "association").Select(item => item.GetProperty("id").GetString()! + (item.GetProperty("kind").GetString() == "association" ? "" : "!")));
            next = page.GetProperty("next").GetString();
        }
        return ([.. ids.Where(id => id.EndsWith('!')).Select(id => id[..^1])], [.. ids.Where(id => !id.EndsWith('!')).Take(Associations)]);
    }

    private static async Task Link(Service service, IReadOnlyList<string> umbrellas, IReadOnlyList<string> clubs)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < clubs.Count; i++)
        {
            using var office = service.Office;
            using var joined = await office.SendAsync(HttpMethod.Put, $"{Base}organisations/{clubs[i]}/umbrellas/{umbrellas[i % umbrellas.Count]}", new { from = "2020-01-01" });
            joined.EnsureSuccessStatusCode();
        }
        Figures.Print($"{clubs.Count:N0} links below {umbrellas.Count} umbrellas recorded", $"{clock.Elapsed.TotalSeconds:0.0} s");
    }

    /// <summary>Persons with a mandate each of several organisations, written as the service writes them; the address of one of them.</summary>
    private static async Task<string> Grant(Service service, IReadOnlyList<string> clubs)
    {
        var (clock, streams, keys) = (Stopwatch.StartNew(), service.Services.GetRequiredService<Streams>(), service.Services.GetRequiredService<IKeyRing>());
        var (by, now) = (new UserId("benchmark"), DateTimeOffset.UtcNow);
        var (today, persons) = (Berlin.DayOf(now), Enumerable.Range(0, Persons).Select(_ => Guid.CreateVersion7()).ToArray());
        await Parallel.ForAsync(0, Persons, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, cancellation) =>
        {
            var name = await keys.Seal(
                new KeyName("person-name", persons[i], new KeyName("person", persons[i])), new PersonName(string.Create(CultureInfo.InvariantCulture, $"Person {i}"), null), cancellation);
            IEvent[] events =
            [
                new PersonEntered(Guid.Parse(clubs[i % clubs.Count]), name, null, null, null, by, now),
                .. Enumerable.Range(0, MandatesEach).Select(j => new MandateGranted(
                    Guid.CreateVersion7(), Guid.Parse(clubs[(i + j) % clubs.Count]), MandateFunction.Contact, null, today, null, null, null, "Benchmark", by, now)),
            ];
            var outcome = await streams.Decide(new StreamCommand<Person>(persons[i], _ => Decision.Accept(events), new EventMetadata(by, null, null, null)), cancellation);
            if (outcome is not Outcome<Person>.Done) throw new InvalidOperationException($"A person was not written: {outcome}.");
        });
        using var office = service.Office;
        await Eventually.True(
            async () => (await (await service.Office.GetAsync(new Uri($"{Base}organisations/{clubs[(Persons - 1) % clubs.Count]}/mandates", UriKind.Relative))).JsonAsync())
                .GetProperty("items").EnumerateArray().Any(item => item.GetProperty("personId").GetGuid() == persons[^1]), TimeSpan.FromMinutes(2));
        Figures.Print($"{Persons:N0} persons with {MandatesEach} mandates each", $"{clock.Elapsed.TotalSeconds:0.0} s");
        return $"persons/{persons[0]}";
    }
}
