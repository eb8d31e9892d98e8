using System.Net;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Conference.Tests.Api;

/// <summary>What the assembly's rules and agenda ask of its votes.</summary>
public sealed class MeetingRuleTests(ConferenceService service) : ConferenceApi(service)
{
    private static readonly object Motion = new { titleDe = "Leitantrag", titleEn = "Lead motion", kind = "named", method = "yes-no-abstain", isMotion = true };

    [Fact]
    public async Task Tellers_count_hands_and_the_plenary_changes_what_majority_means()
    {
        var plenary = await Plenary.Gather(Service, (10, 1), (5, 1));
        var poll = await plenary.OpenPoll(new { titleDe = "Regel", titleEn = "Rule", kind = "hands", method = "yes-no", isMotion = true });
        var hands = new { yes = new { seen = "counted", count = 12 }, no = new { seen = "counted", count = 3 } };
        var counted = await Service.At(plenary.Path, Roles.Teller).SendAsync(HttpMethod.Put, poll + "/hands", hands, ifMatch: "*");
        Assert.True(counted.IsSuccessStatusCode, await counted.Content.ReadAsStringAsync());
        var change = new { majority = new { @base = "all-members", kind = "at-least", numerator = 2, denominator = 3, countedIn = "votes" }, pollId = poll[(poll.LastIndexOf('/') + 1)..] };
        Assert.Equal("not-resolved", await (await plenary.Officer.SendAsync(HttpMethod.Post, plenary.Path + "/meeting/rules", change)).ProblemAsync(409));
        await plenary.Done(poll + "/closing");
        await plenary.Done(poll + "/publication", new { });
        Assert.Equal(HttpStatusCode.Created, (await plenary.Officer.SendAsync(HttpMethod.Post, plenary.Path + "/meeting/rules", change)).StatusCode);
        var next = (await plenary.Get(await plenary.Poll(Motion))).GetProperty("plan").GetProperty("majority");
        Assert.Equal(("all-members", 2), (next.GetProperty("base").GetString(), next.GetProperty("numerator").GetInt32()));
        Assert.Equal("rules-are-resolved", await (await Office.SendAsync(HttpMethod.Post, plenary.Path + "/meeting/rules", new { mandatesPerPerson = 2 })).ProblemAsync(409));

        var check = (await (await plenary.Officer.SendAsync(HttpMethod.Post, plenary.Path + "/meeting/quorum-checks", new { })).JsonAsync()).GetProperty("quorumChecks")[0];
        Assert.Equal((true, 2), (check.GetProperty("isMet").GetBoolean(), check.GetProperty("present").GetInt32()));
    }

    [Fact]
    public async Task Where_the_rule_says_so_no_vote_is_opened_without_a_quorum()
    {
        var plenary = await Plenary.Gather(Service, (10, 2), (5, 1));
        var rule = new { quorum = new { @base = "entitled", kind = "more-than", numerator = 99, denominator = 100, countedIn = "votes", @checked = "before-each-vote" } };
        Assert.True((await Office.SendAsync(HttpMethod.Post, plenary.Path + "/meeting/rules", rule)).IsSuccessStatusCode);
        var poll = await plenary.OpenPoll(Motion);
        Assert.Equal("opened", (await plenary.Get(poll)).GetProperty("stage").GetString());
        Assert.Equal(1, (await plenary.Get(plenary.Path + "/meeting")).GetProperty("quorumChecks").GetArrayLength());
        await plenary.Leaves(plenary.Seats[2]);
        var next = await plenary.Poll(Motion);
        Assert.Equal("no-quorum", await (await plenary.Officer.SendAsync(HttpMethod.Post, next + "/opening", ifMatch: "*")).ProblemAsync(409));
        var check = (await plenary.Get(plenary.Path + "/meeting")).GetProperty("quorumChecks")[1];
        Assert.Equal("15 von 15 nötig, 10 anwesend: nicht beschlussfähig (mehr als 99/100 der Stimmberechtigten, nach Stimmen).", check.GetProperty("explanationDe").GetString());
    }

    [Fact]
    public async Task A_quorum_at_the_opening_is_checked_with_the_first_vote_and_counts_until_somebody_asks_again()
    {
        var plenary = await Plenary.Gather(Service, (10, 2), (5, 1));
        var rule = new { quorum = new { @base = "entitled", kind = "more-than", numerator = 99, denominator = 100, countedIn = "votes", @checked = "at-opening" } };
        Assert.True((await Office.SendAsync(HttpMethod.Post, plenary.Path + "/meeting/rules", rule)).IsSuccessStatusCode);
        await plenary.OpenPoll(Motion);
        await plenary.Leaves(plenary.Seats[2]);
        await plenary.OpenPoll(Motion);
        Assert.Equal("at-opening", Assert.Single((await plenary.Get(plenary.Path + "/meeting")).GetProperty("quorumChecks").EnumerateArray()).GetProperty("reason").GetString());

        // Somebody doubts it.
        Assert.Equal(HttpStatusCode.Created, (await plenary.Officer.SendAsync(HttpMethod.Post, plenary.Path + "/meeting/quorum-checks", new { })).StatusCode);
        var next = await plenary.Poll(Motion);
        Assert.Equal("no-quorum", await (await plenary.Officer.SendAsync(HttpMethod.Post, next + "/opening", ifMatch: "*")).ProblemAsync(409));
    }

    [Fact]
    public async Task A_motion_is_put_to_the_vote_while_the_meeting_deals_with_its_item()
    {
        var plenary = await Plenary.Gather(Service, (1, 1));
        var items = $"{plenary.Path}/agenda/items/{plenary.Item}";
        var (poll, other) = (await plenary.Poll(Motion), await plenary.Poll(Motion));
        await Chair(items + "/closing");
        Assert.Equal("item-not-open", await (await plenary.Officer.SendAsync(HttpMethod.Post, poll + "/opening", ifMatch: "*")).ProblemAsync(409));
        await Chair(items + "/opening", new { reason = "Noch ein Antrag" });
        Assert.Equal("opened", (await plenary.Done(poll + "/opening")).GetProperty("stage").GetString());
        await Chair(items + "/closing");
        await plenary.Done(poll + "/closing");
        Assert.Equal("item-not-open", await (await plenary.Officer.SendAsync(HttpMethod.Post, other + "/opening", ifMatch: "*")).ProblemAsync(409));

        async Task Chair(string path, object? body = null) =>
            Assert.Equal(HttpStatusCode.OK, (await Service.Office.SendAsync(HttpMethod.Post, path, body, ifMatch: "*")).StatusCode);
    }

    [Fact]
    public async Task A_poll_and_an_election_name_an_item_that_the_agenda_has_and_that_can_be_resolved_on()
    {
        var plenary = await Plenary.Gather(Service, (1, 1));
        var report = await (await Post(plenary.Path + "/agenda/items", new { titleDe = "Bericht", titleEn = "Report", kind = "report" })).JsonAsync();
        foreach (var item in new[] { Guid.CreateVersion7(), report.GetProperty("id").GetGuid() })
        {
            var poll = new { titleDe = "Antrag", titleEn = "Motion", kind = "named", method = "yes-no", isMotion = true, agendaItemId = item };
            var election = new { titleDe = "Vorsitz", titleEn = "Chair", body = "board", function = "chair", termFrom = Today, seats = 1, form = "approval", agendaItemId = item };
            Assert.Contains("agendaItemId", await Refused(plenary, "/polls", poll), StringComparison.Ordinal);
            Assert.Contains("agendaItemId", await Refused(plenary, "/elections", election), StringComparison.Ordinal);
        }
        Assert.Contains("§ 32", await Refused(plenary, "/polls", new { titleDe = "Antrag", titleEn = "Motion", kind = "named", method = "yes-no", isMotion = true }), StringComparison.Ordinal);
        Assert.Contains("§ 32", await Refused(
            plenary, "/elections", new { titleDe = "Vorsitz", titleEn = "Chair", body = "board", function = "chair", termFrom = Today, seats = 1, form = "approval" }), StringComparison.Ordinal);

        // What resolves nothing needs no item.
        Assert.Equal(HttpStatusCode.Created, (await plenary.Officer.SendAsync(
            HttpMethod.Post, plenary.Path + "/polls", new { titleDe = "Pause?", titleEn = "A break?", kind = "hands", method = "yes-no" })).StatusCode);

        static async Task<string> Refused(Plenary plenary, string list, object plan)
        {
            var answer = await plenary.Officer.SendAsync(HttpMethod.Post, plenary.Path + list, plan);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync();
        }
    }
}
