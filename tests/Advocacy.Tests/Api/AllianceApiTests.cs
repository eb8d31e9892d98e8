using System.Net;

namespace Bkmo.Advocacy.Tests.Api;

public sealed class AllianceApiTests(AdvocacyService service) : IClassFixture<AdvocacyService>
{
    private const string Alliances = "/api/advocacy/alliances";
    private const string LocalCommittees = "/api/advocacy/local-committees";

    [Fact]
    public async Task An_alliance_gains_and_loses_members()
    {
        var organisation = Guid.CreateVersion7();
        await service.TellAdmitted(organisation, "Dachverband der Migrant*innenorganisationen in Ostdeutschland", "DaMOst");
        var recorded = await service.Office.SendAsync(HttpMethod.Post, Alliances, new
        {
            name = "Kooperationsverbund für Vielfalt und Zusammenhalt", shortName = "KVVZ", programme = "Demokratie leben!",
            members = new object[] { new { name = "BKMO" }, new { name = "DaMOst", organisationId = organisation } },
        });
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        var path = recorded.Headers.Location!.ToString();
        await Eventually.True(async () => (await View(path)).GetProperty("members")[1].GetProperty("organisation").GetProperty("shortName").GetString() is "DaMOst");

        var joined = await service.Office.SendAsync(HttpMethod.Post, path + "/members", new { name = "ndo", joinedOn = "2025-02-01" });
        var member = joined.Headers.Location!.ToString();
        Assert.Equal("already-member", await (await service.Office.SendAsync(HttpMethod.Post, path + "/members", new { name = "NDO" })).ProblemAsync(409));
        Assert.Equal("left-before-joining", await (await service.Office.SendAsync(
            HttpMethod.Post, member + "/leave", new { leftOn = "2025-01-31" }, joined.Tag())).ProblemAsync(422));
        var left = await service.Office.SendAsync(HttpMethod.Post, member + "/leave", new { leftOn = "2025-12-31" }, joined.Tag());
        Assert.Equal(left.Tag(), (await service.Office.SendAsync(HttpMethod.Get, member)).Tag());

        var list = await (await service.Office.SendAsync(HttpMethod.Get, Alliances, minPosition: left.Position())).JsonAsync();
        Assert.Equal(2, Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("members").GetInt32());
    }

    [Fact]
    public async Task A_local_committee_gains_members_of_three_roles()
    {
        var recorded = await service.Office.SendAsync(HttpMethod.Post, LocalCommittees, new
        {
            name = "Koordinationskomitee im Landkreis Bautzen", district = "Bautzen", foundedOn = "2019-03-11", aimsDe = new[] { "Vernetzung" },
        });
        var path = recorded.Headers.Location!.ToString();
        HttpResponseMessage? last = null;
        foreach (var role in new[] { "organisation", "partner", "authority" })
            last = await service.Office.SendAsync(HttpMethod.Post, path + "/members", new { name = "Mitglied " + role, role });
        Assert.Equal(HttpStatusCode.Created, last!.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.Office.SendAsync(HttpMethod.Get, last.Headers.Location!.ToString())).StatusCode);
        Assert.Equal(3, (await View(path)).GetProperty("members").GetArrayLength());

        var list = await (await service.Office.SendAsync(HttpMethod.Get, LocalCommittees, minPosition: last.Position())).JsonAsync();
        Assert.Equal(3, Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("members").GetInt32());
    }

    private async Task<System.Text.Json.JsonElement> View(string path) => await (await service.Office.SendAsync(HttpMethod.Get, path)).JsonAsync();
}
