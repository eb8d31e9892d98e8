using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Bkmo.AppHost.Local.Engine;
using Bkmo.AppHost.SampleData;
using Bkmo.Testing;

namespace Bkmo.Benchmarks;

/// <summary>
/// A plenary of five hundred delegates, each with an account, a mandate, a place in the hall and an ear for the news, votes through the gateway: in ten seconds, and all at the same moment; in
/// named and in secret votes. Every vote must be answered, and the count must be exact.
/// </summary>
internal static class VotesBenchmark
{
    private const int Voters = 500, AtOnce = 4;
    private const string Password = "vier zufällige Wörter hier", Conferences = "/api/conference/conferences", Persons = "/api/membership/persons";
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(10);

    private sealed record Delegate(string Token, string Mandate);

    internal static async Task Run()
    {
        Figures.Title($"{Voters} delegates vote through the gateway");
        await using var platform = await RunningPlatform.Start();
        using var http = Load.Client(platform.Gateway, platform.Token, AtOnce);
        var (office, mails) = (new PatientClient(http), Path.Combine(platform.Folder, "mail"));
        using var door = new IdentityDoor(platform.Gateway, mails, TimeProvider.System);
        var secrets = new KeptValues(Path.Combine(platform.Folder, "benchmark.json"));
        var clock = Stopwatch.StartNew();
        var (organisation, conference) = await Convene(office);
        using var board = await Official(platform, door, secrets, office, "board", null);
        using var officer = await Official(platform, door, secrets, office, "election-officer", conference[(conference.LastIndexOf('/') + 1)..]);
        await SignOffKey(office, new PatientClient(board), conference);
        var delegates = await Gather(platform, office, mails, organisation, conference);
        Figures.Print($"{Voters} delegates invited, signed in, registered and checked in", $"{clock.Elapsed.TotalSeconds,8:0} s");
        using var over = new CancellationTokenSource();
        var heard = new int[Voters];
        var listening = delegates.Select((one, i) => Listen(platform, conference, one, () => heard[i]++, over.Token)).ToList();
        await Eventually.True(() => heard.All(events => events > 0) || listening.Exists(task => task.IsFaulted), TimeSpan.FromMinutes(1));
        Figures.Print("all of them listen to the news meanwhile", $"{listening.Count} sessions");
        foreach (var kind in new[] { "named", "secret" })
        {
            await Vote(platform, new PatientClient(officer), conference, delegates, kind, $"{kind}, within {Spread.TotalSeconds:0} s", Spread);
            await Vote(platform, new PatientClient(officer), conference, delegates, kind, $"{kind}, all at one moment", TimeSpan.Zero);
        }
        await over.CancelAsync();
        await Task.WhenAll(listening);
        Figures.Print("news heard by each, fewest and most", $"{heard.Min()}, {heard.Max()}");
    }

    private static async Task Listen(RunningPlatform platform, string conference, Delegate one, Action heard, CancellationToken over)
    {
        using var line = Load.Client(platform.Gateway, one.Token, 1);
        using var request = new HttpRequestMessage(HttpMethod.Get, conference + "/live");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        try
        {
            using var answer = await line.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, over);
            answer.EnsureSuccessStatusCode();
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(over));
            while (await lines.ReadLineAsync(over) is { } text)
                if (text.StartsWith("event: ", StringComparison.Ordinal)) heard();
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return;
        }
        throw new InvalidOperationException("A listener was let go.");
    }

    private static async Task Vote(
        RunningPlatform platform, PatientClient officer, string conference, IReadOnlyList<Delegate> delegates, string kind, string title, TimeSpan spread)
    {
        var prepared = await officer.CreateAsync(conference + "/polls", new { titleDe = $"Antrag ({title})", titleEn = $"Motion ({title})", kind, method = "yes-no-abstain" }, default);
        var poll = $"/api/conference/polls/{prepared.GetProperty("id").GetString()}";
        await officer.ChangeAsync(poll, poll + "/opening", new { }, default);
        using var hall = Load.Client(platform.Gateway, null, Voters);
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(delegates.Select((one, i) => Cast(hall, poll, one, i % 3 == 0 ? "no" : "yes", spread * i / Voters)));
        var whole = clock.Elapsed;
        await officer.ChangeAsync(poll, poll + "/closing", new { }, default);
        var result = (await officer.ReadAsync(poll, default)).GetProperty("result");
        var (yes, no) = (result.GetProperty("yes").GetInt32(), result.GetProperty("no").GetInt32());
        if (yes + no != Voters || no != (Voters + 2) / 3) throw new InvalidOperationException($"{yes} and {no} were counted.");
        Figures.Print(title, $"{whole.TotalSeconds,6:0.0} s, p50 {Figures.Percentile(times, 0.5):0} ms, p99 {Figures.Percentile(times, 0.99):0} ms, longest {times.Max():0} ms; {yes}:{no} counted");
    }

    private static async Task<double> Cast(HttpClient hall, string poll, Delegate one, string vote, TimeSpan after)
    {
        await Task.Delay(after);
        using var request = new HttpRequestMessage(HttpMethod.Post, poll + "/casts");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", one.Token);
        request.Content = JsonContent.Create(new { mandateId = one.Mandate, portions = new[] { new { votes = 1, answer = vote } } });
        var begun = Stopwatch.GetTimestamp();
        using var answer = await hall.SendAsync(request);
        if ((int)answer.StatusCode != 201) throw new InvalidOperationException($"A vote was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static async Task<(string Organisation, string Conference)> Convene(PatientClient office)
    {
        var organisation = (await office.CreateAsync("/api/membership/organisations", new { name = "Verein der Vielen", kind = "association", membershipKind = "voting" }, default)).GetProperty("id").GetString()!;
        var membership = $"/api/membership/organisations/{organisation}/memberships/voting";
        await office.ChangeAsync(membership, membership + "/decision", new { admit = true }, default);
        var planned = await office.CreateAsync(Conferences, new { number = 910, name = "Konferenz der Fünfhundert", startsOn = Today, endsOn = Today }, default);
        var conference = $"{Conferences}/{planned.GetProperty("id").GetString()}";
        await office.PutAsync(conference, conference + "/capacities/saal", new { size = Voters, categories = new[] { "delegate" } }, default);
        await office.ChangeAsync(conference, conference + "/convocation", new { agenda = new[] { new { title = "Antrag", forResolution = true } }, sentOn = Today.AddDays(-60) }, default);
        return (organisation, conference);
    }

    private static async Task SignOffKey(PatientClient office, PatientClient board, string conference)
    {
        const string keys = "/api/membership/delegate-keys";
        var key = await office.CreateAsync(keys, new { purpose = "conference/910", keyDate = Today, rule = new { kind = "flat", votes = Voters, countsUnsettledDues = true } }, default);
        var path = $"{keys}/{key.GetProperty("id").GetString()}";
        await board.ChangeAsync(path, path + "/sign-off", new { }, default);
        await Eventually.True(async () => (await office.ListAsync(conference + "/delegations?limit=200", default)).Count > 0);
    }

    private static async Task<IReadOnlyList<Delegate>> Gather(RunningPlatform platform, PatientClient office, string mails, string organisation, string conference)
    {
        // Past the gateway, which lets nobody sign in so often from one address.
        using var identity = new IdentityDoor(platform.Address("identity"), mails, TimeProvider.System);
        var delegates = new Delegate[Voters];
        var conferenceId = conference[(conference.LastIndexOf('/') + 1)..];
        await Eventually.True(async () => await Known(office, $"/api/membership/conferences/{conferenceId}"));
        await Parallel.ForAsync(0, Voters, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, cancellation) =>
        {
            var email = string.Create(CultureInfo.InvariantCulture, $"delegate-{i}@bkmo.example");
            var person = (await office.CreateAsync(Persons, new { name = string.Create(CultureInfo.InvariantCulture, $"Person {i}"), organisationId = organisation }, cancellation)).GetProperty("id").GetString()!;
            var mandate = await office.CreateAsync(
                $"{Persons}/{person}/mandates", new { organisationId = organisation, function = "delegate", conferenceId, reason = "Benchmark" }, cancellation);
            await office.CreateAsync("/api/identity/invitations", new { email, roles = Array.Empty<object>(), personId = person }, cancellation);
            await identity.AcceptAsync(email, Password, cancellation);
            var session = await identity.OpenSessionAsync(email, Password, null, cancellation) ?? throw new InvalidOperationException($"{email} cannot sign in.");
            delegates[i] = new(session.GetProperty("token").GetString()!, mandate.GetProperty("id").GetString()!);
        });
        await Eventually.True(async () => (await Count(office, conference + "/mandates")) >= Voters, TimeSpan.FromMinutes(1));
        await Parallel.ForAsync(0, Voters, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, cancellation) =>
        {
            var registration = (await office.CreateAsync(
                conference + "/registrations", new { category = "delegate", organisationId = organisation, mandateId = delegates[i].Mandate }, cancellation)).GetProperty("id").GetString();
            var pass = await office.CreateAsync($"{conference}/registrations/{registration}/pass", new { }, cancellation);
            await office.CreateAsync(conference + "/check-ins", new { code = pass.GetProperty("code").GetString(), nonce = registration }, cancellation);
        });
        return delegates;
    }

    private static async Task<HttpClient> Official(RunningPlatform platform, IdentityDoor door, KeptValues secrets, PatientClient office, string role, string? conference)
    {
        var email = $"{role}@bkmo.example";
        var token = await new SampleAccount(door, secrets, role, email).SignInAsync(
            () => office.CreateAsync("/api/identity/invitations", new { email, roles = new[] { new { role, scopeId = conference } } }, default), default);
        return Load.Client(platform.Gateway, token, 4);
    }

    private static async Task<int> Count(PatientClient office, string list)
    {
        var count = 0;
        for (var next = list + "?limit=200"; next is not null;)
        {
            var page = await office.ReadAsync(next, default);
            count += page.GetProperty("items").GetArrayLength();
            next = page.GetProperty("next").GetString();
        }
        return count;
    }

    private static async Task<bool> Known(PatientClient office, string path)
    {
        try
        {
            await office.ReadAsync(path, default);
            return true;
        }
        catch (SampleDataException)
        {
            return false;
        }
    }

    private static DateOnly Today { get; } = Eventing.Berlin.DayOf(TimeProvider.System.GetUtcNow());
}
