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
    public async Task What_was_resolved_on_an_internal_item_is_for_those_who_see_it()
    {
        var plenary = await Plenary.Gather(Service, (1, 1));
        var convened = await Post(plenary.Path + "/convocation", new { agenda = new[] { new { title = "Personal", forResolution = true } } }, "*");
        Assert.True(convened.IsSuccessStatusCode, await convened.Content.ReadAsStringAsync());
        await Post($"{plenary.Path}/agenda/items/{plenary.Item}/closing", ifMatch: "*");
        var item = await Post(plenary.Path + "/agenda/items", new { titleDe = "Personal", titleEn = "Staff", kind = "motion", @internal = true });
        await Post(item.Headers.Location + "/opening", new { }, item.Tag());
        await Resolved(plenary, "Vertraulich", (await item.JsonAsync()).GetProperty("id").GetGuid(), "yes");

        await Eventually.True(async () => (await plenary.Get(plenary.Path + "/results")).GetProperty("motions").GetArrayLength() == 1);
        var representative = Service.As(Roles.OrganisationRepresentative);
        Assert.Equal(0, (await (await representative.GetAsync(Relative(plenary.Path + "/results"))).JsonAsync()).GetProperty("motions").GetArrayLength());
    }

    private static Task Resolved(Plenary plenary, string title, params string[] answers) => Resolved(plenary, title, plenary.Item, answers);

    private static async Task Resolved(Plenary plenary, string title, Guid item, params string[] answers)
    {
        var poll = await plenary.OpenPoll(new { titleDe = title, titleEn = title, kind = "named", method = "yes-no", isMotion = true, agendaItemId = item });
        for (var i = 0; i < answers.Length; i++)
        {
            var votes = plenary.Seats.Count == 1 ? 1 : 3;
            Assert.True((await plenary.Cast(plenary.Seats[i], poll, [new { votes, answer = answers[i] }])).IsSuccessStatusCode);
        }
        await plenary.Done(poll + "/closing");
        await plenary.Done(poll + "/publication", new { });
    }
}
