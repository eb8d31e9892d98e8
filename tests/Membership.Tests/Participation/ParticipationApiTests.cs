using System.Text.Json;
using Bkmo.Contracts.Conference.V1;
using Bkmo.Membership.Tests.Api;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.Participation;

public sealed class ParticipationApiTests(MembershipService service) : PeopleApi(service)
{
    private const string Reports = "/api/membership/participation";

    [Fact]
    public async Task What_conference_tells_of_its_attendance_stands_in_the_report_however_often_it_is_told()
    {
        var (came, stayed, conference) = (await Member("Verein Anwesend"), await Member("Verein Zuhause"), await Conference());
        var path = $"{Reports}/conferences/{conference}";
        Assert.False((await Get(Office, path)).GetProperty("attendance").GetProperty("closed").GetBoolean());
        Assert.Equal(JsonValueKind.Null, Line(await Get(Office, path), came).GetProperty("registered").ValueKind);

        var closed = new AttendanceClosed(conference, 9, TimeProvider.System.GetUtcNow(), 3, 2, [Guid.Parse(IdOf(came))], [3], [2], [5], [1]);
        await Service.Tell(closed);
        await Eventually.True(async () => (await Get(Office, path)).GetProperty("attendance").GetProperty("closed").GetBoolean());
        await Service.Tell(closed);
        await Service.Tell(closed with { Version = 4, Attended = [0] });
        await Service.Tell(closed with { Version = 11, Spoke = [6] });
        await Eventually.True(async () => Line(await Get(Office, path), came).GetProperty("spoke").GetInt32() == 6);

        var report = await Get(Office, path);
        Assert.Equal([3, 2, 6, 1], Numbers(Line(report, came)));
        Assert.Equal([0, 0, 0, 0], Numbers(Line(report, stayed)));
        Assert.Equal(1, report.GetProperty("attendance").GetProperty("attended").GetProperty("organisations").GetInt32());
        Assert.Equal(3, (await Get(Office, $"/api/membership/conferences/{conference}")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_committee_and_the_conference_that_formed_it_name_each_other()
    {
        var (north, conference, committee) = (await Member("Verein Gremium"), await Conference(), Guid.CreateVersion7());
        await Service.Tell(new CommitteeFormed(conference, 9, TimeProvider.System.GetUtcNow(), committee, "Ausschuss Arbeit", "Committee on Work", "BKMO X", [Guid.Parse(IdOf(north))]));
        await Eventually.True(async () => (await Get(Office, $"{Reports}/conferences/{conference}")).GetProperty("committees").GetArrayLength() == 1);
        var of = await Get(Office, $"{Reports}/bodies/{committee}");
        Assert.Equal((conference, "BKMO X"), (of.GetProperty("formedBy").GetProperty("id").GetGuid(), of.GetProperty("formedBy").GetProperty("nameDe").GetString()));
        Assert.Equal(JsonValueKind.Null, of.GetProperty("attendance").ValueKind);
        Assert.Equal(committee, (await Get(Office, $"{Reports}/conferences/{conference}")).GetProperty("committees")[0].GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task The_report_is_a_table_for_office_and_board_in_their_language()
    {
        var (north, conference) = (await Member("-Verein Tabelle"), await Conference());
        var path = $"{Reports}/conferences/{conference}/export";
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", "de");
        var table = await Service.As(Roles.Board).SendAsync(request);
        Assert.Equal(("text/csv", "de"), (table.Content.Headers.ContentType?.MediaType, table.Content.Headers.ContentLanguage.Single()));
        var text = await table.Content.ReadAsStringAsync();
        Assert.Contains("Redebeiträge;Anträge", text, StringComparison.Ordinal);
        Assert.Contains($"{IdOf(north)};\"'-Verein Tabelle\";", text, StringComparison.Ordinal);
        Assert.StartsWith("Community;Members", await (await Office.GetAsync(Relative(path + "?lines=communities"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await (await Office.GetAsync(Relative(path + "?lines=people"))).ProblemAsync(422);
        await (await Representative(north).GetAsync(Relative(path))).ProblemAsync(403);
        await (await Service.Nobody.GetAsync(Relative(path))).ProblemAsync(401);
        await (await Office.GetAsync(Relative($"{Reports}/conferences/{Guid.CreateVersion7()}/export"))).ProblemAsync(404);
        await (await Office.GetAsync(Relative($"{Reports}/bodies/{Guid.CreateVersion7()}/export"))).ProblemAsync(404);
    }

    private static JsonElement Line(JsonElement report, string organisation) =>
        report.GetProperty("organisations").EnumerateArray().Single(one => one.GetProperty("organisationId").GetString() == IdOf(organisation));

    private static int[] Numbers(JsonElement line) => [.. new[] { "registered", "attended", "spoke", "motions" }.Select(name => line.GetProperty(name).GetInt32())];
}
