using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Bkmo.Testing;
using Xunit.Abstractions;

namespace Bkmo.Conference.Tests.Api;

public sealed class PollApiTests(ConferenceService service, ITestOutputHelper output) : ConferenceApi(service)
{
    private static readonly object Motion = new { titleDe = "Leitantrag", titleEn = "Lead motion", kind = "named", method = "yes-no-abstain", isMotion = true };

    private static readonly object SecretMotion = new { titleDe = "Leitantrag", titleEn = "Lead motion", kind = "secret", method = "yes-no-abstain", weights = "one-each" };

    [Fact]
    public async Task What_an_open_poll_shows_has_the_tag_that_its_closing_asks_for_and_is_never_said_to_be_unchanged()
    {
        var plenary = await Plenary.Gather(Service, (2, 1), (2, 1));
        var poll = await plenary.OpenPoll(Motion);
        var before = await plenary.Officer.GetAsync(Relative(poll));
        await plenary.Cast(plenary.Seats[0], poll, [new { votes = 2, answer = "yes" }]);
        using var again = new HttpRequestMessage(HttpMethod.Get, poll);
        again.Headers.TryAddWithoutValidation("If-None-Match", before.Tag());
        var after = await plenary.Officer.SendAsync(again);
        Assert.Equal((HttpStatusCode.OK, 2), (after.StatusCode, (await after.JsonAsync()).GetProperty("cast").GetInt32()));

        var closed = await plenary.Officer.SendAsync(HttpMethod.Post, poll + "/closing", ifMatch: after.Tag());
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        using var unchanged = new HttpRequestMessage(HttpMethod.Get, poll);
        unchanged.Headers.TryAddWithoutValidation("If-None-Match", (await plenary.Officer.GetAsync(Relative(poll))).Tag());
        Assert.Equal(HttpStatusCode.NotModified, (await plenary.Officer.SendAsync(unchanged)).StatusCode);
    }

    [Fact]
    public async Task A_named_vote_is_explained_back_to_key_mandate_and_presence()
    {
        var plenary = await Plenary.Gather(Service, (100, 2), (30, 1));
        var poll = await plenary.OpenPoll(Motion);
        var cast = await plenary.Cast(plenary.Seats[0], poll, [new { votes = 70, answer = "yes" }, new { votes = 30, answer = "no" }]);
        Assert.Equal((HttpStatusCode.Created, 0), (cast.StatusCode, (await cast.JsonAsync()).GetProperty("left").GetInt32()));
        Assert.Equal(JsonValueKind.Null, (await plenary.Get(poll)).GetProperty("result").ValueKind);
        await (await plenary.Officer.GetAsync(Relative(poll + "/votes"))).ProblemAsync(404);
        var result = (await plenary.Done(poll + "/closing")).GetProperty("result");
        Assert.Equal("51 von 100 nötig, 70 erreicht: angenommen (mehr als 1/2 der Ja- und Nein-Stimmen).", result.GetProperty("explanationDe").GetString());
        Assert.Equal(JsonValueKind.Null, (await (await plenary.As(plenary.Seats[0]).GetAsync(Relative(poll))).JsonAsync()).GetProperty("result").ValueKind);
        await plenary.Done(poll + "/publication", new { });
        var vote = Assert.Single((await (await plenary.As(plenary.Seats[2]).GetAsync(Relative(poll + "/votes"))).JsonAsync()).GetProperty("votes").EnumerateArray());
        Assert.Equal((plenary.Seats[0].Organisation, plenary.Seats[0].Mandate, 3, true), (
            vote.GetProperty("organisationId").GetGuid(), vote.GetProperty("mandateId").GetGuid(), vote.GetProperty("keyVersion").GetInt32(), vote.GetProperty("isPresent").GetBoolean()));
        Assert.Equal(2, vote.GetProperty("portions").GetArrayLength());
    }

    [Fact]
    public async Task Two_delegates_at_once_never_cast_more_than_the_pool_holds()
    {
        var plenary = await Plenary.Gather(Service, (100, 2), (1, 1));
        var poll = await plenary.OpenPoll(Motion);
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => plenary.Cast(plenary.Seats[i % 2], poll, [new { votes = 7, answer = i % 3 == 0 ? "no" : "yes" }])));
        Assert.Equal(14, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(answer => !answer.IsSuccessStatusCode)) Assert.Equal("pool-exhausted", await refused.ProblemAsync(409));
        Assert.Equal(98, (await plenary.Get(poll)).GetProperty("cast").GetInt32());
    }

    [Fact]
    public async Task A_code_finds_the_ballot_and_everybody_can_count_again()
    {
        var plenary = await Plenary.Gather(Service, (1, 5), (1, 1));
        var poll = await plenary.OpenPoll(SecretMotion);
        string[] answers = ["yes", "yes", "no", "abstain", "yes"];
        var codes = new List<string>();
        for (var i = 0; i < answers.Length; i++)
            codes.Add((await (await plenary.Cast(plenary.Seats[i], poll, [new { votes = 1, answer = answers[i] }], key: $"\"cast-{i}\"")).JsonAsync()).GetProperty("codes")[0].GetString()!);
        var again = await plenary.Cast(plenary.Seats[0], poll, [new { votes = 1, answer = "yes" }], key: "\"cast-0\"");
        Assert.Equal((HttpStatusCode.Created, 0), (again.StatusCode, (await again.JsonAsync()).GetProperty("codes").GetArrayLength()));
        Assert.Equal("pool-exhausted", await (await plenary.Cast(plenary.Seats[0], poll, [new { votes = 1, answer = "no" }])).ProblemAsync(409));
        await (await plenary.Officer.GetAsync(Relative(poll + "/ballots"))).ProblemAsync(404);
        var secret = "a secret of this voter";
        var kept = await (await plenary.Cast(plenary.Seats[5], poll, [new { votes = 1, invalid = true }], key: "\"k\"", secret: secret)).JsonAsync();
        var repeated = await (await plenary.Cast(plenary.Seats[5], poll, [new { votes = 1, invalid = true }], key: "\"k\"", secret: secret)).JsonAsync();
        Assert.Equal(kept.GetProperty("codes")[0].GetString(), repeated.GetProperty("codes")[0].GetString());

        var closed = await plenary.Done(poll + "/closing");
        Assert.Equal(("counted", 3, 1, 1, 1), (
            closed.GetProperty("stage").GetString(), Number(closed, "yes"), Number(closed, "no"), Number(closed, "abstained"), Number(closed, "invalid")));
        Assert.Equal("poll-is-closed", await (await plenary.Cast(plenary.Seats[0], poll, [new { votes = 1, answer = "yes" }])).ProblemAsync(409));
        await plenary.Done(poll + "/publication", new { });
        var reader = plenary.As(plenary.Seats[3]);
        var ballots = (await (await reader.GetAsync(Relative(poll + "/ballots"))).JsonAsync()).GetProperty("ballots").EnumerateArray()
            .ToDictionary(ballot => ballot.GetProperty("code").GetString()!, ballot => ballot.GetProperty("vote").GetProperty("answer").GetString());
        for (var i = 0; i < answers.Length; i++) Assert.Equal(answers[i], ballots[codes[i]]);
        var csv = await (await reader.GetAsync(Relative(poll + "/ballots.csv"))).Content.ReadAsStringAsync();
        Assert.Equal(7, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($"{kept.GetProperty("codes")[0].GetString()},,,yes", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_hundred_delegates_vote_in_secret_within_ten_seconds()
    {
        const int voters = 500;
        var plenary = await Plenary.Gather(Service, (1, voters));
        var poll = await plenary.OpenPoll(SecretMotion);
        var clients = plenary.Seats.Select(plenary.As).ToList();
        var (begun, times) = (Stopwatch.StartNew(), new double[voters]);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(15));
        var casts = new List<Task>();
        for (var i = 0; i < voters && await pace.WaitForNextTickAsync(); i++) casts.Add(Vote(i));
        await Task.WhenAll(casts);
        var whole = begun.Elapsed;
        Array.Sort(times);
        output.WriteLine($"{voters} votes in {whole.TotalSeconds:0.0} s, median {times[voters / 2]:0} ms, p99 {times[voters * 99 / 100]:0} ms, slowest {times[^1]:0} ms");
        Assert.Equal(voters, (await plenary.Done(poll + "/closing")).GetProperty("cast").GetInt32());
        Assert.True(whole < TimeSpan.FromSeconds(20), $"It took {whole}.");

        async Task Vote(int i)
        {
            var clock = Stopwatch.StartNew();
            var answer = await clients[i].SendAsync(HttpMethod.Post, poll + "/casts", new { mandateId = plenary.Seats[i].Mandate, portions = new[] { new { votes = 1, answer = "yes" } } });
            times[i] = clock.Elapsed.TotalMilliseconds;
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_transferred_vote_is_cast_by_its_holder_and_seen_by_both_sides_only()
    {
        var plenary = await Plenary.Gather(Service, (10, 1), (5, 1), (3, 1));
        var (principal, holder, stranger) = (plenary.Seats[0], plenary.Seats[1], plenary.Seats[2]);
        var transfer = new { principalMandateId = principal.Mandate, holderMandateId = holder.Mandate };
        Assert.Equal("transfer-not-allowed", await (await plenary.As(principal).SendAsync(HttpMethod.Post, plenary.Path + "/proxies", transfer)).ProblemAsync(409));
        Assert.True((await Office.SendAsync(HttpMethod.Post, plenary.Path + "/meeting/rules", new { mandatesPerPerson = 2 })).IsSuccessStatusCode);
        var proposed = await plenary.As(principal).SendAsync(HttpMethod.Post, plenary.Path + "/proxies", transfer);
        var proxy = proposed.Headers.Location!.ToString();
        await (await plenary.As(stranger).GetAsync(Relative(proxy))).ProblemAsync(404);
        await (await plenary.As(stranger).SendAsync(HttpMethod.Post, proxy + "/answers", new { act = "accept" }, ifMatch: "*")).ProblemAsync(404);
        Assert.Equal("accepted", (await (await plenary.As(holder).SendAsync(HttpMethod.Post, proxy + "/answers", new { act = "accept" }, ifMatch: proposed.Tag())).JsonAsync())
            .GetProperty("status").GetString());
        Assert.Single((await (await plenary.As(principal).GetAsync(Relative(plenary.Path + "/proxies"))).JsonAsync()).GetProperty("items").EnumerateArray());
        Assert.Empty((await (await plenary.As(stranger).GetAsync(Relative(plenary.Path + "/proxies"))).JsonAsync()).GetProperty("items").EnumerateArray());

        var poll = await plenary.OpenPoll(Motion);
        Assert.Equal("vote-transferred", await (await plenary.Cast(principal, poll, [new { votes = 10, answer = "yes" }])).ProblemAsync(409));
        Assert.Equal(HttpStatusCode.Created, (await plenary.Cast(holder, poll, [new { votes = 10, answer = "yes" }], mandate: principal.Mandate)).StatusCode);
        await (await plenary.Cast(stranger, poll, [new { votes = 1, answer = "yes" }], mandate: principal.Mandate)).ProblemAsync(404);
    }

    [Fact]
    public async Task Transfers_are_paged_in_the_order_in_which_they_were_proposed()
    {
        var plenary = await Plenary.Gather(Service, (1, 1), (1, 1), (1, 1));
        Assert.True((await Office.SendAsync(HttpMethod.Post, plenary.Path + "/meeting/rules", new { mandatesPerPerson = 3 })).IsSuccessStatusCode);
        var holder = plenary.Seats[2];
        var proposed = new List<string>();
        foreach (var principal in plenary.Seats.Take(2))
            proposed.Add((await plenary.As(principal).SendAsync(
                HttpMethod.Post, plenary.Path + "/proxies", new { principalMandateId = principal.Mandate, holderMandateId = holder.Mandate })).Headers.Location!.ToString().Split('/')[^1]);
        var first = await plenary.Get(plenary.Path + "/proxies?limit=1");
        var second = await plenary.Get(first.GetProperty("next").GetString()!);
        Assert.Equal(proposed, new[] { first, second }.Select(page => page.GetProperty("items")[0].GetProperty("id").GetString()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        await (await plenary.Officer.GetAsync(Relative(plenary.Path + "/proxies?limit=0"))).ProblemAsync(400);
    }

    [Fact]
    public async Task Only_those_whom_it_concerns_open_close_and_cast()
    {
        var plenary = await Plenary.Gather(Service, (10, 1));
        var poll = await plenary.Poll(Motion);
        await (await Office.SendAsync(HttpMethod.Post, poll + "/opening", ifMatch: "*")).ProblemAsync(403);
        await (await plenary.Officer.SendAsync(HttpMethod.Post, poll + "/opening")).ProblemAsync(428);
        Assert.Equal("poll-not-open", await (await plenary.Cast(plenary.Seats[0], poll, [new { votes = 1, answer = "yes" }])).ProblemAsync(409));
        await (await plenary.Officer.SendAsync(HttpMethod.Post, poll + "/casts", new { mandateId = Guid.NewGuid(), portions = Array.Empty<object>() })).ProblemAsync(403);
        Assert.Equal("invalid-values", await (await plenary.Cast(plenary.Seats[0], poll, [new { votes = 1, marks = new[] { 1 } }])).ProblemAsync(422));
        await (await plenary.Cast(plenary.Seats[0], $"/api/conference/polls/{Guid.CreateVersion7()}", [new { votes = 1, answer = "yes" }])).ProblemAsync(404);
        await plenary.Done(poll + "/opening");
        Assert.Equal("poll-already-opened", await (await plenary.Officer.SendAsync(
            HttpMethod.Put, poll + "/plan", new { titleDe = "Anders", titleEn = "Different", kind = "named", method = "yes-no" }, "*")).ProblemAsync(409));
        var list = await (await plenary.Officer.SendAsync(HttpMethod.Get, plenary.Path + "/polls?stage=opened")).JsonAsync();
        await Eventually.True(async () => (await plenary.Get(plenary.Path + "/polls?stage=opened")).GetProperty("items").GetArrayLength() == 1);
        Assert.True(list.TryGetProperty("items", out _));
    }

    private static int Number(JsonElement poll, string member) => poll.GetProperty("result").GetProperty(member).GetInt32();
}
