using System.Net;
using System.Text.Json;
using Bkmo.Conference.Tests.Counting;
using Bkmo.Testing;

namespace Bkmo.Conference.Tests.Api;

/// <summary>What everybody may read of a secret poll whose result is stated, and count again.</summary>
public sealed class PublishedPollApiTests(ConferenceService service) : ConferenceApi(service)
{
    private static readonly string[] Files = ["/published.json", "/published.csv", "/published.blt"];

    private static readonly object[] Options = [.. Enumerable.Range(0, 3).Select(i => new { de = $"Ort {i}", en = $"Place {i}" })];

    public static TheoryData<string, string, int, string[]> Methods => new()
    {
        { "yes-no-abstain", "yes-no", 0, ["""{"votes":1,"answer":"yes"}""", """{"votes":1,"answer":"yes"}""", """{"votes":1,"answer":"no"}""", """{"votes":1}""", """{"votes":1,"invalid":true}"""] },
        { "choose", "choose", 2, ["""{"votes":1,"marks":[0,2]}""", """{"votes":1,"marks":[2]}""", """{"votes":1}""", """{"votes":1,"invalid":true}""", """{"votes":1,"marks":[1,0]}"""] },
        { "approval", "approval", 0, ["""{"votes":1,"marks":[0,1,2]}""", """{"votes":1,"marks":[2]}""", """{"votes":1,"marks":[2]}""", """{"votes":1}""", """{"votes":1,"invalid":true}"""] },
        { "scores", "scores", 9, ["""{"votes":1,"marks":[9,0,3]}""", """{"votes":1,"marks":[1,1,1]}""", """{"votes":1}""", """{"votes":1,"invalid":true}""", """{"votes":1,"marks":[0,4,0]}"""] },
        { "yes-no-each", "yes-no-each", 0, ["""{"votes":1,"marks":[1,2,0]}""", """{"votes":1,"marks":[1,1,2]}""", """{"votes":1}""", """{"votes":1,"invalid":true}""", """{"votes":1,"marks":[0,0,1]}"""] },
    };

    [Theory, MemberData(nameof(Methods))]
    public async Task The_command_comes_from_the_published_list_to_the_published_result(string method, string rule, int most, string[] ballots)
    {
        var plenary = await Plenary.Gather(Service, (1, 5));
        var poll = await Held(plenary, method, most, ballots);
        await plenary.Done(poll + "/publication", new { });
        var published = await Read(poll + "/published.json");
        var list = await Service.Nobody.GetStringAsync(Relative(poll + "/published.csv"));
        string[] options = method is "yes-no-abstain" ? [] : ["--options", "3"];

        var (code, output, error) = ListCountSpecs.Run(list, ["--rule", rule, "--json", .. options]);
        Assert.Equal((0, ""), (code, error));
        var (counted, result) = (JsonDocument.Parse(output).RootElement, published.GetProperty("result"));
        foreach (var number in new[] { "cast", "blank", "invalid" }) Assert.Equal(result.GetProperty(number).GetInt64(), counted.GetProperty(number).GetInt64());
        Assert.Equal(5, result.GetProperty("cast").GetInt64());
        if (method is "yes-no-abstain")
            foreach (var number in new[] { "yes", "no", "abstained", "needed", "accepted" }) Assert.Equal(result.GetProperty(number).GetRawText(), counted.GetProperty(number).GetRawText());
        Assert.Equal(Totals(result), Totals(counted));
        Assert.Equal(options.Length > 0 ? 3 : 0, Totals(counted).Count);
    }

    [Fact]
    public async Task Before_the_result_is_stated_and_of_what_is_not_secret_nobody_reads_anything_without_an_account()
    {
        var plenary = await Plenary.Gather(Service, (1, 5));
        var poll = await plenary.Poll(Plan("choose", 1, "secret"));
        await IsNotThere(poll, "Created");
        await plenary.Done(poll + "/opening");
        foreach (var seat in plenary.Seats) await plenary.Cast(seat, poll, [new { votes = 1, marks = new[] { 1 } }]);
        await IsNotThere(poll, "Opened");
        await plenary.Done(poll + "/closing");
        await IsNotThere(poll, "Counted");
        await plenary.Done(poll + "/publication", new { });
        foreach (var file in Files) Assert.Equal(HttpStatusCode.OK, (await Service.Nobody.GetAsync(Relative(poll + file))).StatusCode);

        var named = await plenary.OpenPoll(Plan("choose", 1, "named"));
        await plenary.Cast(plenary.Seats[0], named, [new { votes = 1, marks = new[] { 1 } }]);
        await plenary.Done(named + "/closing");
        await plenary.Done(named + "/publication", new { });
        await IsNotThere(named, "named");
        await IsNotThere($"/api/conference/polls/{Guid.CreateVersion7()}", "nowhere");
        foreach (var inside in new[] { "", "/ballots", "/ballots.csv", "/ballots.blt", "/votes" }) await (await Service.Nobody.GetAsync(Relative(poll + inside))).ProblemAsync(401);
    }

    [Fact]
    public async Task What_is_published_holds_the_ballots_under_their_codes_and_nothing_of_a_voter()
    {
        var plenary = await Plenary.Gather(Service, (2, 5), (1, 1));
        var poll = await plenary.OpenPoll(Plan("choose", 1, "secret"));
        var codes = new List<string>();
        foreach (var seat in plenary.Seats.Take(2))
        {
            var receipt = await (await plenary.Cast(seat, poll, [new { votes = 1, marks = new[] { 1 } }])).JsonAsync();
            codes.AddRange(receipt.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!));
        }
        await plenary.Done(poll + "/closing");
        await plenary.Done(poll + "/publication", new { accepted = (bool?)null, reason = "Holunder hat es so gesagt" });

        var shown = "";
        foreach (var file in Files)
        {
            var answer = await Service.Nobody.GetAsync(Relative(poll + file));
            Assert.Equal("public, max-age=60", answer.Headers.CacheControl?.ToString());
            shown += await answer.Content.ReadAsStringAsync() + answer.Headers;
        }
        Assert.Equal("\"1\"", (await Service.Nobody.GetAsync(Relative(poll + "/published.json"))).Tag());
        Assert.All(codes, code => Assert.Contains(code, shown, StringComparison.Ordinal));
        var voters = plenary.Seats.SelectMany(seat => new[] { seat.Account, seat.Mandate, seat.Person, seat.Organisation }).Select(id => id.ToString());
        Assert.All(voters.Append("Holunder"), trace => Assert.DoesNotContain(trace, shown, StringComparison.Ordinal));
        var json = await Read(poll + "/published.json");
        Assert.Equal(
            ["id", "titleDe", "titleEn", "method", "options", "most", "seats", "majority", "electorate", "result", "accepted", "ballots"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal((6, 3), (json.GetProperty("electorate").GetProperty("entitled").GetInt32(), json.GetProperty("options").GetArrayLength()));
        Assert.All(json.GetProperty("ballots").EnumerateArray(), ballot => Assert.Equal(["code", "vote"], ballot.EnumerateObject().Select(member => member.Name)));
    }

    private async Task<string> Held(Plenary plenary, string method, int most, string[] ballots)
    {
        var poll = await plenary.OpenPoll(Plan(method, most, "secret"));
        foreach (var (seat, ballot) in plenary.Seats.Zip(ballots))
        {
            var cast = await plenary.Cast(seat, poll, [JsonDocument.Parse(ballot).RootElement]);
            Assert.True(cast.IsSuccessStatusCode, await cast.Content.ReadAsStringAsync());
        }
        await plenary.Done(poll + "/closing");
        return poll;
    }

    private static object Plan(string method, int most, string kind) => new
    {
        titleDe = "Tagungsort", titleEn = "Venue", kind, method, most, weights = "one-each", options = method is "yes-no-abstain" ? [] : Options,
    };

    private async Task<JsonElement> Read(string path) => await (await Service.Nobody.GetAsync(Relative(path))).JsonAsync();

    private async Task IsNotThere(string poll, string stage)
    {
        foreach (var file in Files) Assert.True(await (await Service.Nobody.GetAsync(Relative(poll + file))).ProblemAsync(404) is "unknown-poll", $"{stage}: {file}");
    }

    private static List<(long, long, long)> Totals(JsonElement result) => [.. result.GetProperty("options").EnumerateArray().Select(option => (
        option.GetProperty("yes").GetInt64(), option.GetProperty("no").GetInt64(), option.GetProperty("abstained").GetInt64()))];
}
