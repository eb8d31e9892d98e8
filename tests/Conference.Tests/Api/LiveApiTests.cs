using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Conference.Tests.Api;

public sealed class LiveApiTests(ConferenceService service) : ConferenceApi(service)
{
    [Fact]
    public async Task Listeners_begin_with_a_snapshot_and_hear_what_is_theirs_in_order()
    {
        var path = (await Plan()).Path;
        var item = await Item(path);
        using var office = await Listen(path, Office);
        using var outside = await Listen(path, Service.As("organisation-representative"));
        Assert.Equal(1, (await Snapshot(office)).GetProperty("agenda").GetProperty("items").GetArrayLength());
        await Snapshot(outside);

        await Item(path, isInternal: true);
        await Post(item.Headers.Location + "/opening", new { }, item.Tag());
        await Post(item.Headers.Location + "/speakers/requests", new { });
        var heard = new[] { await After(item, office), await Next(office), await Next(office) };
        Assert.Equal([("agenda", "added"), ("agenda", "opened"), ("speakers", null)], heard.Select(news => (news.Type, Change(news.Data))));
        Assert.Equal(heard.Select(news => news.Id).Order(), heard.Select(news => news.Id));
        Assert.Equal(("agenda", "opened"), await After(item, outside) is var first ? (first.Type, Change(first.Data)) : default);
        var speakers = await Next(outside);
        Assert.Equal(heard[2].Id, speakers.Id);
        Assert.DoesNotContain("speakerId", speakers.Data.GetRawText(), StringComparison.Ordinal);
    }

    // What is in the snapshot may be told once more.
    private static async Task<(long Id, string Type, JsonElement Data)> After(HttpResponseMessage before, StreamReader line)
    {
        while (true)
            if (await Next(line) is var news && news.Id > long.Parse(before.Position(), CultureInfo.InvariantCulture)) return news;
    }

    [Fact]
    public async Task Whoever_comes_back_goes_on_where_the_line_broke()
    {
        var path = (await Plan()).Path;
        var item = await Item(path);
        long last;
        using (var line = await Listen(path, Office))
        {
            await Snapshot(line);
            await Post(item.Headers.Location + "/opening", new { }, item.Tag());
            last = (await After(item, line)).Id;
        }
        await Post(item.Headers.Location + "/closing", ifMatch: "*");
        await Item(path);
        using var again = await Listen(path, Office, last.ToString(CultureInfo.InvariantCulture));
        Assert.Equal("closed", Change((await Next(again)).Data));
        Assert.Equal("added", Change((await Next(again)).Data));
    }

    [Fact]
    public async Task What_is_not_in_memory_any_more_is_read_from_the_store()
    {
        var path = (await Plan()).Path;
        var first = await Item(path);
        var position = long.Parse(first.Position(), CultureInfo.InvariantCulture);
        await Item(path);
        // Position 0 lies before everything that was read since the service began.
        using var line = await Listen(path, Office, "0");
        Assert.Equal((position, "added"), await Next(line) is var news ? (news.Id, Change(news.Data)) : default);
        Assert.Equal("added", Change((await Next(line)).Data));
    }

    [Fact]
    public async Task Votes_are_heard_of_when_they_are_opened_closed_and_stated_and_never_what_is_cast()
    {
        var plenary = await Plenary.Gather(Service, (2, 1), (2, 1));
        using var line = await Listen(plenary.Path, Office);
        await Snapshot(line);
        await plenary.Done(plenary.Path + "/meeting/quorum-checks", new { reason = "on-request" });
        var poll = await plenary.OpenPoll(new { titleDe = "Antrag 1", titleEn = "Motion 1", kind = "named", method = "yes-no", isMotion = true });
        foreach (var seat in plenary.Seats) Assert.Equal(System.Net.HttpStatusCode.Created, (await plenary.Cast(seat, poll, [new { votes = 2, answer = "yes" }])).StatusCode);
        await plenary.Done(poll + "/closing");
        await plenary.Done(poll + "/publication", new { });

        var heard = new List<(long Id, string Type, JsonElement Data)>();
        while (heard.Count(news => news.Type == "poll") < 3) heard.Add(await Next(line));
        Assert.True(heard.Single(news => news.Type == "quorum").Data.GetProperty("isMet").GetBoolean());
        var polls = heard.Where(news => news.Type == "poll").Select(news => news.Data).ToList();
        Assert.Equal(["opened", "closed", "published"], polls.Select(Change));
        Assert.All(polls.Take(2), data => Assert.Equal(JsonValueKind.Null, data.GetProperty("explanationDe").ValueKind));
        Assert.Contains("4 erreicht", polls[2].GetProperty("explanationDe").GetString(), StringComparison.Ordinal);
        Assert.Empty(heard.Select(news => news.Type).Except(["poll", "quorum", "presence"]));
    }

    [Theory]
    [InlineData("999999999", "unknown-id")]
    [InlineData("abc", "unknown-id")]
    public async Task An_id_from_elsewhere_gets_a_reset_with_what_is_now(string id, string reason)
    {
        var path = (await Plan()).Path;
        await Item(path);
        using var line = await Listen(path, Office, id);
        var news = await Next(line);
        Assert.Equal(("reset", reason), (news.Type, news.Data.GetProperty("reason").GetString()));
        Assert.Single(news.Data.GetProperty("snapshot").GetProperty("agenda").GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Whoever_has_no_part_in_the_conference_hears_nothing()
    {
        var path = (await Plan()).Path;
        await (await Service.Nobody.GetAsync(Relative(path + "/live"))).ProblemAsync(401);
        await (await Service.As("counsellor").GetAsync(Relative(path + "/live"))).ProblemAsync(403);
        await (await Service.At((await Plan()).Path, "delegate").GetAsync(Relative(path + "/live"))).ProblemAsync(404);
        await (await Office.GetAsync(Relative($"{Conferences}/{Guid.CreateVersion7()}/live"))).ProblemAsync(404);
    }

    private async Task<HttpResponseMessage> Item(string path, bool isInternal = false) =>
        await Post(path + "/agenda/items", new { titleDe = "Bericht", titleEn = "Report", kind = "report", @internal = isInternal });

    private static string? Change(JsonElement data) => data.TryGetProperty("change", out var change) ? change.GetString() : null;

    private static async Task<JsonElement> Snapshot(StreamReader line)
    {
        var first = await Next(line);
        Assert.Equal("snapshot", first.Type);
        return first.Data;
    }

    private static async Task<StreamReader> Listen(string path, HttpClient client, string? after = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path + "/live");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (after is not null) request.Headers.TryAddWithoutValidation("Last-Event-ID", after);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event that says something, as the standard reads a stream.</summary>
    private static async Task<(long Id, string Type, JsonElement Data)> Next(StreamReader line)
    {
        var (id, type, data) = (0L, "message", "");
        while (await line.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)) is { } text)
        {
            if (text.StartsWith("id: ", StringComparison.Ordinal)) id = long.Parse(text.AsSpan(4), CultureInfo.InvariantCulture);
            else if (text.StartsWith("event: ", StringComparison.Ordinal)) type = text[7..];
            else if (text.StartsWith("data: ", StringComparison.Ordinal)) data += text[6..];
            else if (text.Length == 0 && data.Length > 0) return (id, type, JsonDocument.Parse(data).RootElement);
        }
        throw new Xunit.Sdk.XunitException("The stream ended.");
    }
}
