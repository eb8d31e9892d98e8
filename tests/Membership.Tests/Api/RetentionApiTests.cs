using System.Net;
using Bkmo.Eventing;
using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bkmo.Membership.Tests.Api;

public sealed class RetentionApiTests(MembershipService service) : MembershipApi(service)
{
    private const string Retention = "/api/membership/retention";

    [Fact]
    public async Task What_was_kept_long_enough_goes_with_a_report_and_the_figures_stay()
    {
        var path = await Apply("Verein Abgelehnt", new { appliedOn = "2024-01-10" });
        var document = await DocumentApiTests.File(Office, path, "statutes");
        var seen = await Office.GetAsync(Relative(path + "/memberships/voting"));
        var declined = await Office.SendAsync(HttpMethod.Post, path + "/memberships/voting/decision", new { admit = false, reason = "Why", decidedOn = "2024-02-01" }, seen.Tag());
        await List("search=abgelehnt&status=declined", declined.Position());
        var before = (await Figures(new DateOnly(2024, 6, 1), declined.Position())).ToString();

        var period = await Office.SendAsync(HttpMethod.Post, Retention + "/periods", new { purpose = "declined-applications", months = 6, basis = "Board 2024" });
        Assert.True(period.StatusCode is HttpStatusCode.Created, await period.Content.ReadAsStringAsync());
        await Service.Services.GetRequiredService<Duties>().Call("retention");

        await (await Office.GetAsync(Relative(document + "/content"))).ProblemAsync(404);
        var report = (await (await Service.As("data-protection-officer").GetAsync(Relative(Retention))).JsonAsync()).GetProperty("reports")[0].GetProperty("erased");
        Assert.Contains(IdOf(path), report.EnumerateArray().Select(erased => erased.GetProperty("organisationId").GetString()));
        Assert.Equal(before, (await Figures(new DateOnly(2024, 6, 1), declined.Position())).ToString());
        Assert.Equal("days-out-of-order", await (await Office.SendAsync(
            HttpMethod.Post, Retention + "/periods", new { purpose = "ended-memberships", months = 6, basis = "Board", from = "2020-01-01" })).ProblemAsync(422));
        await (await Representative(path).GetAsync(Relative(Retention))).ProblemAsync(403);
    }
}
