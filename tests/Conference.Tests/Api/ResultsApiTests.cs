using System.Net;
using System.Text.Json;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Conference.Tests.Api;

public sealed class ResultsApiTests(ConferenceService service) : ConferenceApi(service)
{
    [Fact]
    public async Task A_conference_shows_what_it_resolved_and_which_committees_it_formed()
    {
        var plenary = await Plenary.Gather(Service, (3, 1), (3, 1), (3, 1));
        Assert.Empty((await plenary.Get(plenary.Path + "/results")).GetProperty("motions").EnumerateArray());
        await Resolved(plenary, "Antrag 1", "yes", "yes", "no");
        await Resolved(plenary, "Antrag 2", "no", "no", "yes");
        var counting = await plenary.OpenPoll(new { titleDe = "Antrag 3", titleEn = "Antrag 3", kind = "named", method = "yes-no", isMotion = true });
        await plenary.Done(counting + "/closing");

        var convened = await Post(plenary.Path + "/convocation", new { agenda = new[] { new { title = "Ausschüsse", forResolution = true } } }, "*");
        Assert.True(convened.IsSuccessStatusCode, await convened.Content.ReadAsStringAsync());
        var committee = await Post(plenary.Path + "/committees", new { nameDe = "Bildung", nameEn = "Education", members = new[] { plenary.Seats[0].Organisation } });
        Assert.True(committee.IsSuccessStatusCode, await committee.Content.ReadAsStringAsync());

        JsonElement results = default;
        await Eventually.True(async () => (results = await plenary.Get(plenary.Path + "/results")).GetProperty("motions").GetArrayLength() == 2);
        Assert.Equal(
            [("Antrag 1", true), ("Antrag 2", false)], results.GetProperty("motions").EnumerateArray().Select(one => (one.GetProperty("titleDe").GetString()!, one.GetProperty("accepted").GetBoolean())));
        Assert.StartsWith("5 von 9 nötig, 6 erreicht: angenommen", results.GetProperty("motions")[0].GetProperty("explanationDe").GetString(), StringComparison.Ordinal);
        var formed = results.GetProperty("committees").EnumerateArray().Single();
        Assert.Equal("Bildung", formed.GetProperty("nameDe").GetString());
        Assert.Equal($"Verein {plenary.Seats[0].Organisation}", formed.GetProperty("members")[0].GetProperty("name").GetString());

        await (await Service.At(plenary.Path, Roles.Partner).GetAsync(Relative(plenary.Path + "/results"))).ProblemAsync(403);
        await (await plenary.Officer.GetAsync(Relative($"/api/conference/conferences/{Guid.CreateVersion7()}/results"))).ProblemAsync(404);
    }

    [Fact]
    public async Task What_is_resolved_on_an_internal_item_is_for_those_who_see_it_and_for_nobody_outside()
    {
        var plenary = await Plenary.Gather(Service, (1, 1), (1, 1), (1, 1));
        var convened = await Post(plenary.Path + "/convocation", new { agenda = new[] { new { title = "Personal", forResolution = true } } }, "*");
        Assert.True(convened.IsSuccessStatusCode, await convened.Content.ReadAsStringAsync());
        await Post($"{plenary.Path}/agenda/items/{plenary.Item}/closing", ifMatch: "*");
        var item = await Post(plenary.Path + "/agenda/items", new { titleDe = "Personal", titleEn = "Staff", kind = "motion", @internal = true });
        await Post(item.Headers.Location + "/opening", new { }, item.Tag());
        var id = (await item.JsonAsync()).GetProperty("id").GetGuid();
        var poll = await plenary.OpenPoll(new { titleDe = "Vertraulich", titleEn = "Confidential", kind = "secret", method = "yes-no", isMotion = true, agendaItemId = id });
        foreach (var seat in plenary.Seats)
            Assert.True((await plenary.Cast(seat, poll, [new { votes = 1, answer = "yes" }], secret: Guid.NewGuid().ToString("N"))).IsSuccessStatusCode);
        await plenary.Done(poll + "/closing");
        await Eventually.True(async () => (await plenary.Get(poll)).GetProperty("stage").GetString() == "counted");
        await plenary.Done(poll + "/publication", new { });
        var election = await plenary.Officer.SendAsync(HttpMethod.Post, plenary.Path + "/elections", plenary.OnAgenda(new
        {
            titleDe = "Vertrauensperson", titleEn = "Confidant", body = "council", function = "member", termFrom = Today, seats = 1, form = "approval", agendaItemId = id,
        }));
        Assert.True(election.IsSuccessStatusCode, await election.Content.ReadAsStringAsync());

        var (delegated, representative) = (plenary.As(plenary.Seats[0]), Service.As(Roles.OrganisationRepresentative));
        foreach (var (list, member) in new[] { ("/results", "motions"), ("/polls", "items"), ("/elections", "items") })
        {
            await Eventually.True(async () => await Count(delegated, plenary.Path + list, member) == 1);
            Assert.Equal(0, await Count(representative, plenary.Path + list, member));
        }
        foreach (var path in new[] { poll, poll + "/votes", poll + "/ballots", poll + "/ballots.csv", election.Headers.Location!.ToString() })
        {
            var there = await delegated.GetAsync(Relative(path));
            Assert.True(there.IsSuccessStatusCode, $"{path}: {there.StatusCode}");
            await (await representative.GetAsync(Relative(path))).ProblemAsync(404);
        }
        // A delegate who is not registered does not take part in what is resolved.
        var absent = Service.At(plenary.Path, Roles.Delegate);
        Assert.Equal("unknown-election", await (await absent.SendAsync(HttpMethod.Post, election.Headers.Location + "/objections")).ProblemAsync(404));
        Assert.Equal("unknown-election", await (await absent.SendAsync(
            HttpMethod.Post, election.Headers.Location + "/candidates", new { mandateId = plenary.Seats[0].Mandate, name = "Zimtstern" })).ProblemAsync(404));
        Assert.Equal(HttpStatusCode.Created, (await delegated.SendAsync(HttpMethod.Post, election.Headers.Location + "/objections")).StatusCode);
        foreach (var form in new[] { "json", "csv" }) await (await Service.Nobody.GetAsync(Relative($"{poll}/published.{form}"))).ProblemAsync(404);
    }

    private static async Task<int> Count(HttpClient who, string path, string member) => (await (await who.GetAsync(Relative(path))).JsonAsync()).GetProperty(member).GetArrayLength();

    private static async Task Resolved(Plenary plenary, string title, params string[] answers)
    {
        var poll = await plenary.OpenPoll(new { titleDe = title, titleEn = title, kind = "named", method = "yes-no", isMotion = true });
        for (var i = 0; i < answers.Length; i++)
            Assert.True((await plenary.Cast(plenary.Seats[i], poll, [new { votes = 3, answer = answers[i] }])).IsSuccessStatusCode);
        await plenary.Done(poll + "/closing");
        await plenary.Done(poll + "/publication", new { });
    }
}
