using System.Text.Json;
using Bkmo.Contracts.Membership.V1;
using Bkmo.Testing;

namespace Bkmo.Conference.Tests.Api;

public sealed class ContributionApiTests(ConferenceService service) : ConferenceApi(service)
{
    [Fact]
    public async Task Speeches_and_motions_stand_beside_the_attendance_when_it_is_closed()
    {
        var path = (await Post(Conferences, new { number = Service.NextEdition(), name = "BKMO heute", startsOn = Today, endsOn = Today })).Headers.Location!.ToString();
        var (speaks, moves) = (await Admitted(), await Admitted());
        var item = (await Post(path + "/agenda/items", new { titleDe = "Bericht", titleEn = "Report", kind = "report" })).Headers.Location!.ToString();
        await Post(item + "/opening", new { }, "*");
        foreach (var _ in new[] { 1, 2, 3 }) await Post(item + "/speakers/requests", new { organisationId = speaks, speakerId = Guid.CreateVersion7() });
        foreach (var _ in new[] { 1, 2, 3 }) await Post(item + "/speakers/calls", ifMatch: "*");
        await Office.SendAsync(HttpMethod.Delete, item + "/speakers/calls/last", ifMatch: "*");
        var poll = await Post(path + "/polls", Motion(await Item(path), moves, speaks));
        var view = await poll.JsonAsync();
        Assert.Equal([moves, speaks], view.GetProperty("submittedBy").EnumerateArray().Select(one => one.GetGuid()));

        using var closing = new HttpRequestMessage(HttpMethod.Post, path + "/attendance");
        closing.Headers.Add("Min-Position", poll.Position());
        var closed = await (await Office.SendAsync(closing)).JsonAsync();
        Assert.Equal([(moves, 0, 0, 1), (speaks, 0, 2, 1)], Numbers(closed).OrderBy(one => one.Spoke));
        Assert.Equal(Numbers(closed), Numbers(await (await Post(path + "/attendance")).JsonAsync()));
    }

    [Fact]
    public async Task Only_motions_have_submitters_and_only_known_organisations_submit_them()
    {
        var (path, _) = await Plan();
        var (known, item) = (await Admitted(), await Item(path));
        await (await Post(path + "/polls", Motion(item, known, Guid.CreateVersion7()))).ProblemAsync(422);
        await (await Post(path + "/polls", new { titleDe = "Frage", titleEn = "Question", kind = "named", method = "yes-no", submittedBy = new[] { known } })).ProblemAsync(422);
        await (await Post(path + "/polls", Motion(item, [.. Enumerable.Range(0, 51).Select(_ => Guid.CreateVersion7())]))).ProblemAsync(422);
        var poll = (await Post(path + "/polls", Motion(item))).Headers.Location!.ToString();
        Assert.Empty((await Get(poll)).GetProperty("submittedBy").EnumerateArray());
        await (await Office.SendAsync(HttpMethod.Put, poll + "/plan", Motion(item, Guid.CreateVersion7()), "*")).ProblemAsync(422);
        var revised = await (await Office.SendAsync(HttpMethod.Put, poll + "/plan", Motion(item, known, known), "*")).JsonAsync();
        Assert.Equal(known, Assert.Single(revised.GetProperty("submittedBy").EnumerateArray()).GetGuid());
    }

    [Fact]
    public async Task A_result_says_who_submitted_the_motion()
    {
        var plenary = await Plenary.Gather(Service, (10, 1), (5, 1));
        var poll = await plenary.OpenPoll(Motion(plenary.Item, plenary.Seats[1].Organisation));
        await plenary.Cast(plenary.Seats[0], poll, [new { votes = 10, answer = "yes" }]);
        var result = (await plenary.Done(poll + "/closing")).GetProperty("result");
        Assert.Equal(plenary.Seats[1].Organisation, Assert.Single(result.GetProperty("submittedBy").EnumerateArray()).GetGuid());
    }

    private static object Motion(Guid agendaItemId, params Guid[] submittedBy) =>
        new { titleDe = "Leitantrag", titleEn = "Lead motion", kind = "named", method = "yes-no-abstain", isMotion = true, agendaItemId, submittedBy };

    private async Task<Guid> Item(string path) => (await (await Post(
        path + "/agenda/items", new { titleDe = "Anträge zum Verfahren", titleEn = "Procedure", kind = "procedure-resolution" })).JsonAsync()).GetProperty("id").GetGuid();

    private async Task<Guid> Admitted()
    {
        var organisation = Guid.CreateVersion7();
        await Service.Tell(new OrganisationAdmitted(organisation, 3, Now, "Verein der Vielen", null, "association", "BE", "voting", Today.AddYears(-1)));
        await Eventually.True(async () => (await Known(organisation)) is { ValueKind: JsonValueKind.Object });
        return organisation;
    }

    private static IEnumerable<(Guid Id, int Expected, int Spoke, int Motions)> Numbers(JsonElement attendance) =>
        attendance.GetProperty("organisations").EnumerateArray().Select(one => (
            one.GetProperty("organisationId").GetGuid(), one.GetProperty("expected").GetInt32(), one.GetProperty("spoke").GetInt32(), one.GetProperty("motions").GetInt32()));
}
