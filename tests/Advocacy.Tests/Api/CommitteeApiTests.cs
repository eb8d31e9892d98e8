using System.Net;
using Contract = Bkmo.Contracts.Conference.V1;

namespace Bkmo.Advocacy.Tests.Api;

public sealed class CommitteeApiTests(AdvocacyService service) : IClassFixture<AdvocacyService>
{
    private const string Committees = "/api/advocacy/committees";

    [Fact]
    public async Task A_committee_of_a_conference_appears_with_its_members_whichever_message_comes_first()
    {
        var (committee, member) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var message = new Contract.CommitteeFormed(Guid.CreateVersion7(), 4, At.Noon, committee, "Bildung", "Education", "BKMO X", [member]);
        await service.Tell(message);
        await service.Tell(message);
        await Eventually.True(async () => (await service.Office.SendAsync(HttpMethod.Get, $"{Committees}/{committee}")).IsSuccessStatusCode);
        await service.TellAdmitted(member, "Amaro Drom");
        await Eventually.True(async () => await NameOfFirstMember(committee) is "Amaro Drom");

        var list = await (await service.Office.SendAsync(HttpMethod.Get, Committees)).JsonAsync();
        var line = Assert.Single(list.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetGuid() == committee);
        Assert.Equal(("BKMO X", 1), (line.GetProperty("formedAt").GetString(), line.GetProperty("members").GetInt32()));
    }

    [Fact]
    public async Task The_board_forms_a_committee_of_organisations_it_knows()
    {
        var member = Guid.CreateVersion7();
        var body = new { nameDe = "Wohnen", nameEn = "Housing", members = new[] { member } };
        Assert.Equal("unknown-organisation", await (await service.As(Roles.Board).SendAsync(HttpMethod.Post, Committees, body)).ProblemAsync(422));

        await service.TellAdmitted(member, "Amaro Drom");
        var formed = await Formed(body);
        Assert.Equal("board", (await formed.JsonAsync()).GetProperty("formedBy").GetString());
    }

    [Fact]
    public async Task Who_is_neither_office_nor_board_is_refused()
    {
        Assert.Equal("forbidden", await (await service.As(Roles.Counsellor).SendAsync(HttpMethod.Get, Committees)).ProblemAsync(403));
        Assert.Equal("unauthenticated", await (await service.Nobody.SendAsync(HttpMethod.Get, Committees)).ProblemAsync(401));
    }

    [Fact]
    public async Task Everything_wrong_with_the_values_is_said_at_once()
    {
        var answer = await service.Office.SendAsync(HttpMethod.Post, Committees, new { nameDe = "", nameEn = "x", members = Array.Empty<Guid>() });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["members", "nameDe", "nameEn"], (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
    }

    private async Task<HttpResponseMessage> Formed(object body)
    {
        HttpResponseMessage? answer = null;
        await Eventually.True(async () => (answer = await service.As(Roles.Board).SendAsync(HttpMethod.Post, Committees, body)).StatusCode == HttpStatusCode.Created);
        return answer!;
    }

    private async Task<string?> NameOfFirstMember(Guid committee)
    {
        var view = await (await service.Office.SendAsync(HttpMethod.Get, $"{Committees}/{committee}")).JsonAsync();
        return view.GetProperty("members")[0].GetProperty("name").GetString();
    }
}
