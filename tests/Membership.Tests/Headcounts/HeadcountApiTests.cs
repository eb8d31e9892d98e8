using System.Net;
using System.Text.Json;
using Bkmo.Membership.Tests.Api;
using Bkmo.Membership.Tests.Dues;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.Headcounts;

public sealed class HeadcountApiTests(MembershipService service) : DuesApi(service)
{
    [Fact]
    public async Task A_representative_reports_the_office_gives_back_and_approves_the_correction()
    {
        var path = await Member("Verein Meldung", 2008);
        var representative = Representative(path);
        var first = await Demand(HttpStatusCode.Created, representative.SendAsync(HttpMethod.Post, path + "/headcounts", new
        {
            keyDate = "2008-12-31", naturalPersons = 120, legalPersons = 3, partnerships = 1, others = 2, budgetEuro = 40_000, evidence = "Mitgliederliste",
            breakdowns = new[] { new { name = "unter 27", count = 30 } },
        }));
        Assert.Equal(126, (await first.JsonAsync()).GetProperty("versions")[0].GetProperty("total").GetInt64());
        var decision = first.Headers.Location + "/decision";
        Assert.Equal("return-reason-missing", await (await Office.SendAsync(HttpMethod.Post, decision, new { number = 1, approve = false }, first.Tag())).ProblemAsync(422));
        await (await representative.SendAsync(HttpMethod.Post, decision, new { number = 1, approve = true }, first.Tag())).ProblemAsync(403);
        await Demand(HttpStatusCode.OK, Office.SendAsync(HttpMethod.Post, decision, new { number = 1, approve = false, reason = "Bitte belegen" }, first.Tag()));

        var second = await Demand(HttpStatusCode.Created, representative.SendAsync(HttpMethod.Post, path + "/headcounts", new { keyDate = "2008-12-31", naturalPersons = 119 }));
        Assert.Equal("stale-version", await (await Office.SendAsync(HttpMethod.Post, decision, new { number = 2, approve = true }, first.Tag())).ProblemAsync(412));
        Assert.Equal("not-the-latest-report", await (await Office.SendAsync(HttpMethod.Post, decision, new { number = 1, approve = true }, second.Tag())).ProblemAsync(409));
        var approved = await Demand(HttpStatusCode.OK, Office.SendAsync(HttpMethod.Post, decision, new { number = 2, approve = true }, second.Tag()));
        Assert.Equal(2, (await Json(first.Headers.Location!.ToString(), representative)).GetProperty("approved").GetInt32());

        var own = await representative.SendAsync(HttpMethod.Get, path + "/headcounts", minPosition: approved.Position());
        Assert.Equal(["returned", "approved"], (await own.JsonAsync()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("status").GetString()));
        var all = await Office.SendAsync(HttpMethod.Get, "/api/membership/headcounts?year=2008&status=approved", minPosition: approved.Position());
        Assert.Equal(1, (await all.JsonAsync()).GetProperty("items").GetArrayLength());
    }
    [Fact]
    public async Task Recorded_and_reported_associations_stand_side_by_side_on_any_day_and_by_what_was_known()
    {
        var (path, club) = (await Member("Dachverband Zählung", 2006), await Member("Verein Gezählt", 2006));
        await Demand(HttpStatusCode.Created, Join(club, path));
        var before = Moment();
        Assert.Equal(JsonValueKind.Null, (await Json($"{path}/represented-associations?on=2024-06-01")).GetProperty("reported").ValueKind);
        await Report(path, "2006-12-31", 5, legalPersons: 12);
        var between = Moment();
        var second = await Report(path, "2006-12-31", 5, legalPersons: 14);

        async Task<JsonElement> Reported(string query) =>
            await (await Representative(path).SendAsync(HttpMethod.Get, $"{path}/represented-associations?{query}", minPosition: second.Position())).JsonAsync();
        var now = await Reported("on=2024-06-01");
        Assert.Equal(1, now.GetProperty("recorded").GetInt32());
        Assert.Equal("""{"associations":14,"report":{"year":2006,"number":2},"keyDate":"2006-12-31"}""", now.GetProperty("reported").GetRawText());
        Assert.Equal(12, (await Reported("on=2024-06-01&asOf=" + between)).GetProperty("reported").GetProperty("associations").GetInt64());
        Assert.Equal(JsonValueKind.Null, (await Reported("on=2006-12-30")).GetProperty("reported").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await Reported("asOf=" + before)).GetProperty("reported").ValueKind);

        async Task<(long, int)> Total(string query) =>
            (await (await Office.SendAsync(HttpMethod.Get, "/api/membership/figures?" + query, minPosition: second.Position())).JsonAsync()).GetProperty("reportedAssociations")
                is var total ? (total.GetProperty("associations").GetInt64(), total.GetProperty("organisations").GetInt32()) : default;
        var (all, without) = (await Total("on=2006-12-31"), await Total("on=2006-12-30"));
        Assert.Equal((14, 1), (all.Item1 - without.Item1, all.Item2 - without.Item2));
        Assert.Equal(2, all.Item1 - (await Total("on=2006-12-31&asOf=" + between)).Item1);
    }

    [Theory]
    [InlineData("""{"keyDate":"2190-01-01","naturalPersons":-1}""", "keyDate naturalPersons")]
    [InlineData("""{"keyDate":"2020-01-01","naturalPersons":1,"breakdowns":[{"name":"a","count":1},{"name":"a","count":-1}]}""", "breakdowns breakdowns[1].count")]
    [InlineData("""{"keyDate":"2020-01-01","naturalPersons":1,"breakdowns":[null]}""", "breakdowns[0].count breakdowns[0].name")]
    public async Task What_cannot_be_counted_is_refused_with_its_fields(string body, string fields)
    {
        var answer = await Office.SendAsync(HttpMethod.Post, await Member("Verein Unsinn", 2007) + "/headcounts", body);
        Assert.Equal("invalid-values", await answer.ProblemAsync(422));
        Assert.Equal(fields, string.Join(' ', (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Nobody_reports_for_an_organisation_that_is_not_there_or_not_hers()
    {
        var path = $"{Organisations}/{Guid.CreateVersion7()}";
        await (await Office.SendAsync(HttpMethod.Post, path + "/headcounts", new { keyDate = "2020-12-31", naturalPersons = 1 })).ProblemAsync(404);
        await (await Representative(path).SendAsync(HttpMethod.Post, path + "/headcounts", new { keyDate = "2020-12-31", naturalPersons = 1 })).ProblemAsync(404);
        await (await Service.As("board").GetAsync(Relative(path + "/headcounts/2020"))).ProblemAsync(404);
        await (await Office.GetAsync(Relative("/api/membership/headcounts?status=lost"))).ProblemAsync(422);
    }

    private static string Moment() => Uri.EscapeDataString(TimeProvider.System.GetUtcNow().ToString("O"));
}
