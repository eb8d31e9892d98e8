using System.Net;
using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Conference.Tests.Api;

public sealed class ElectionApiTests(ConferenceService service) : ConferenceApi(service)
{
    [Fact]
    public async Task A_board_is_nominated_elected_in_secret_and_closed_after_acceptance()
    {
        var plenary = await Plenary.Gather(Service, (1, 5));
        var election = await Planned(plenary, new
        {
            titleDe = "Vorstand", titleEn = "Board", body = "board", function = "assessor", termFrom = Today, seats = 2, form = "as-many-as-seats", weights = "one-each",
        });
        var candidates = await Nominated(plenary, election, "Zimtstern", "Kirschkern", "Mohnfeld");
        Assert.DoesNotContain("Zimtstern", await Tables.Everything(Service.Database), StringComparison.Ordinal);
        await plenary.Done(election + "/rounds", new { });
        Assert.Equal("poll-not-counted", await (await plenary.Officer.SendAsync(HttpMethod.Post, election + "/rounds/counting", ifMatch: "*")).ProblemAsync(409));
        var poll = await PollOf(plenary, election);
        await plenary.Done(poll + "/opening");
        int[][] ballots = [[0, 1], [0, 1], [0, 2], [0], []];
        for (var i = 0; i < ballots.Length; i++)
            Assert.Equal(HttpStatusCode.Created, (await plenary.Cast(plenary.Seats[i], poll, [new { votes = 1, marks = ballots[i] }])).StatusCode);
        await plenary.Done(poll + "/closing");
        await plenary.Done(election + "/rounds/counting");
        var shown = await plenary.Get(election);
        Assert.Equal([candidates[0]], shown.GetProperty("elected").EnumerateArray().Select(id => id.GetGuid()));
        Assert.Contains("Zimtstern: 3 von 5 nötig, 4 erreicht, gewählt.", shown.GetProperty("rounds")[0].GetProperty("sentencesDe").EnumerateArray().Select(text => text.GetString()));
        Assert.Equal(1, shown.GetProperty("vacant").GetInt32());
        Assert.Equal("answers-outstanding", await (await plenary.Officer.SendAsync(HttpMethod.Post, election + "/closing", ifMatch: "*")).ProblemAsync(409));
        await plenary.Done($"{election}/candidates/{candidates[0]}/answer", new { accepted = true, inWriting = true });
        Assert.True((await plenary.Done(election + "/closing")).GetProperty("isClosed").GetBoolean());
        await (await plenary.As(plenary.Seats[0]).SendAsync(HttpMethod.Post, election + "/rounds", new { }, ifMatch: "*")).ProblemAsync(403);

        Assert.True((await Post(plenary.Path + "/minutes/assembly")).IsSuccessStatusCode);
        var page = await (await Office.GetAsync(Relative(plenary.Path + "/minutes/html"))).Content.ReadAsStringAsync();
        Assert.Contains("Zimtstern nimmt die Wahl an.", page, StringComparison.Ordinal);
        Assert.Contains("Gewählt: Zimtstern; unbesetzt: 1.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Zimtstern", await Tables.Everything(Service.Database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elections_are_listed_in_order_and_by_stage()
    {
        var plenary = await Plenary.Gather(Service, (1, 1));
        Assert.Empty((await plenary.Get(plenary.Path + "/elections")).GetProperty("items").EnumerateArray());
        object Plan(string title) => new { titleDe = title, titleEn = title, body = "board", function = "chair", termFrom = Today, seats = 1, form = "approval" };
        var first = await Planned(plenary, Plan("Vorsitz 1"));
        await Planned(plenary, Plan("Vorsitz 2"));
        await Nominated(plenary, first, "Zimtstern");
        await plenary.Done(first + "/rounds", new { });

        JsonElement[] listed = [];
        await Eventually.True(async () =>
        {
            listed = [.. (await plenary.Get(plenary.Path + "/elections")).GetProperty("items").EnumerateArray()];
            return listed.Length == 2 && listed[0].GetProperty("stage").GetString() == "voting";
        });
        Assert.Equal(["Vorsitz 1", "Vorsitz 2"], listed.Select(one => one.GetProperty("titleDe").GetString()));
        Assert.Equal((1, "nominating"), (listed[0].GetProperty("candidates").GetInt32(), listed[1].GetProperty("stage").GetString()));
        Assert.Single((await plenary.Get(plenary.Path + "/elections?stage=voting")).GetProperty("items").EnumerateArray());
        await (await plenary.Officer.GetAsync(Relative(plenary.Path + "/elections?stage=over"))).ProblemAsync(422);
        await (await plenary.Officer.GetAsync(Relative($"/api/conference/conferences/{Guid.CreateVersion7()}/elections"))).ProblemAsync(404);
    }

    [Fact]
    public async Task The_name_of_a_candidate_goes_with_the_person_and_nobody_nominates_them_again()
    {
        var plenary = await Plenary.Gather(Service, (1, 1));
        object plan = new { titleDe = "Vorsitz", titleEn = "Chair", body = "board", function = "chair", termFrom = Today, seats = 1, form = "approval" };
        var (election, seat) = (await Planned(plenary, plan), plenary.Seats[0]);
        var nomination = new { mandateId = seat.Mandate, name = "Zimtstern" };
        Assert.Equal(HttpStatusCode.Created, (await plenary.Officer.SendAsync(HttpMethod.Post, election + "/candidates", nomination)).StatusCode);
        Assert.Equal("Zimtstern", (await Candidate(plenary, election)).GetProperty("name").GetString());
        await Erased(seat.Person, async () => (await Candidate(plenary, election)).GetProperty("name").GetString() is "#1");
        var other = await Planned(plenary, plan);
        Assert.Equal("person-is-erased", await (await plenary.Officer.SendAsync(HttpMethod.Post, other + "/candidates", nomination)).ProblemAsync(409));
    }

    private static async Task<JsonElement> Candidate(Plenary plenary, string election) => Assert.Single((await plenary.Get(election)).GetProperty("candidates").EnumerateArray());

    [Fact]
    public async Task Ranked_ballots_can_be_counted_again_from_the_published_file()
    {
        var plenary = await Plenary.Gather(Service, (1, 4));
        var election = await Planned(plenary, new
        {
            titleDe = "Rat", titleEn = "Council", body = "council", function = "member", termFrom = Today, seats = 1, form = "ranked-scottish", declined = "stays-vacant", weights = "one-each",
        });
        var candidates = await Nominated(plenary, election, "Zimtstern", "Kirschkern", "Mohnfeld");
        await plenary.Done(election + "/rounds", new { });
        var poll = await PollOf(plenary, election);
        await plenary.Done(poll + "/opening");
        int[][] ballots = [[0, 1], [1, 0], [1], [2, 1]];
        for (var i = 0; i < ballots.Length; i++) await plenary.Cast(plenary.Seats[i], poll, [new { votes = 1, marks = ballots[i] }]);
        await plenary.Done(poll + "/closing");
        var counted = await plenary.Done(election + "/rounds/counting");
        Assert.Equal([candidates[1]], counted.GetProperty("elected").EnumerateArray().Select(id => id.GetGuid()));
        var file = await (await plenary.Officer.GetAsync(Relative(election + "/ballots.blt"))).Content.ReadAsStringAsync();
        Assert.Contains("\"#2 Kirschkern\"", file, StringComparison.Ordinal);
        Assert.Contains("Kirschkern", string.Join(' ', (await plenary.Get(election)).GetProperty("candidates").EnumerateArray().Select(one => one.GetProperty("name").GetString())));
    }

    [Fact]
    public async Task The_file_of_a_round_says_seats_and_lot_and_who_withdrew_and_everybody_counts_the_same_from_it()
    {
        var plenary = await Plenary.Gather(Service, (1, 6));
        var election = await Planned(plenary, new
        {
            titleDe = "Rat", titleEn = "Council", body = "council", function = "member", termFrom = Today, seats = 2, form = "ranked-scottish", declined = "next-in-votes", weights = "one-each",
        });
        var candidates = await Nominated(plenary, election, "Zimtstern", "Kirschkern", "Mohnfeld", "Haselstrauch");
        await plenary.Done(election + "/rounds", new { });
        var poll = await PollOf(plenary, election);
        await plenary.Done(poll + "/opening");
        // The last two seats of four are tied: a lot decides.
        int[][] ballots = [[0], [0], [0], [1], [2], [3]];
        for (var i = 0; i < ballots.Length; i++) await plenary.Cast(plenary.Seats[i], poll, [new { votes = 1, marks = ballots[i] }]);
        await plenary.Done(poll + "/closing");
        await plenary.Done(poll + "/publication", new { });
        var elected = Elected(await plenary.Done(election + "/rounds/counting"));
        await Recounted(elected);
        await plenary.Done($"{election}/candidates/{candidates[0]}/answer", new { accepted = false });
        var after = Elected(await plenary.Get(election));
        Assert.DoesNotContain(0, after);
        Assert.Equal(2, after.Count);
        await Recounted(after);

        List<int> Elected(JsonElement shown) => [.. shown.GetProperty("elected").EnumerateArray().Select(id => candidates.IndexOf(id.GetGuid()))];

        async Task Recounted(List<int> expected)
        {
            foreach (var file in new[] { election + "/ballots.blt", poll + "/ballots.blt", poll + "/published.blt" })
            {
                var blt = await (await plenary.Officer.GetAsync(Relative(file))).Content.ReadAsStringAsync();
                Assert.StartsWith("4 2\n", blt, StringComparison.Ordinal);
                Assert.EndsWith("\"Rat\"\n", blt, StringComparison.Ordinal);
                var (code, output, error) = Counting.ListCountSpecs.Run(blt, "--rule", "scottish", "--json");
                Assert.Equal((0, ""), (code, error));
                var names = JsonDocument.Parse(output).RootElement.GetProperty("elected").EnumerateArray().Select(name => name.GetString()![1] - '1');
                Assert.Equal(expected, names);
            }
        }
    }

    private static async Task<string> Planned(Plenary plenary, object plan)
    {
        var planned = await plenary.Officer.SendAsync(HttpMethod.Post, plenary.Path + "/elections", plenary.OnAgenda(plan));
        Assert.True(planned.IsSuccessStatusCode, await planned.Content.ReadAsStringAsync());
        return planned.Headers.Location!.ToString();
    }

    private static async Task<List<Guid>> Nominated(Plenary plenary, string election, params string[] names)
    {
        foreach (var (name, seat) in names.Zip(plenary.Seats)) await plenary.Nominate(election, seat.Mandate, name);
        var ids = (await plenary.Get(election)).GetProperty("candidates").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()).ToList();
        foreach (var id in ids) await plenary.Done($"{election}/candidates/{id}/candidature", new { stands = true });
        return ids;
    }

    private static async Task<string> PollOf(Plenary plenary, string election) =>
        $"/api/conference/polls/{(await plenary.Get(election)).GetProperty("rounds").EnumerateArray().Last().GetProperty("pollId").GetGuid()}";
}
