using System.Net;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.Api;

public sealed class ApplicationApiTests(MembershipService service) : MembershipApi(service)
{
    [Fact]
    public async Task An_applicant_is_admitted_and_stands_in_the_directory_as_a_voting_member()
    {
        var path = await Apply("Jugendverband Çağdaş Gençlik", new { shortName = "ÇG", languages = new[] { "tr-TR" }, federalState = "NW", ags = "05315000" });
        var admitted = await Admit(path);
        Assert.Equal("active", (await admitted.JsonAsync()).GetProperty("status").GetString());

        var found = await List("search=cagdas%20genclik&membership=voting&federalState=NW&language=tr", admitted.Position());
        Assert.Equal(path, $"{Organisations}/{Assert.Single(found).GetProperty("id").GetString()}");
        Assert.Single(await List("search=cg&kind=association&status=active", admitted.Position()));
        Assert.Empty(await List("search=cagdas&status=applied", admitted.Position()));
    }

    [Fact]
    public async Task Saying_the_decision_twice_changes_nothing()
    {
        var path = await Apply("Verein Zweimal");
        var first = await Admit(path);
        var second = await Office.SendAsync(HttpMethod.Post, path + "/memberships/voting/decision", new { admit = true }, first.Tag());
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(first.Tag(), second.Tag());
    }

    [Theory]
    [InlineData("""{"name":"x","kind":"association","federalState":"XX","ags":"12","website":"ftp://a","languages":["?"]}""", 422, "invalid-values")]
    [InlineData("""{"name":"Verein","kind":"association","federalState":"BE","ags":"05315000"}""", 422, "invalid-values")]
    [InlineData("""{"name":"Verein","kind":"association","appliedOn":"2020-01-01"}""", 422, "invalid-values")]
    [InlineData("""{"name":"Verein","kind":"association","membershipKind":"voting","appliedOn":"2190-01-01"}""", 422, "day-in-future")]
    [InlineData("""{"name":"Verein","kind":"club"}""", 400, "wrong-type")]
    [InlineData("""{"kind":"association"}""", 400, "missing-field")]
    [InlineData("""{"name":"Verein","kind":"association","colour":"red"}""", 400, "unknown-field")]
    public async Task A_bad_application_is_refused_with_the_reason(string body, int status, string code) =>
        Assert.Equal(code, await (await Office.SendAsync(HttpMethod.Post, Organisations, body)).ProblemAsync(status));

    [Fact]
    public async Task Everything_that_is_wrong_with_the_values_is_said_at_once()
    {
        var answer = await Office.SendAsync(HttpMethod.Post, Organisations, new { name = "x", kind = "association", federalState = "XX", ags = "12" });
        var fields = (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order();
        Assert.Equal(["ags", "federalState", "name"], fields);
    }

    [Fact]
    public async Task A_decision_needs_the_version_that_was_seen()
    {
        var path = await Apply("Verein Eile");
        var decision = path + "/memberships/voting/decision";
        Assert.Equal("if-match-required", await (await Office.SendAsync(HttpMethod.Post, decision, new { admit = true })).ProblemAsync(428));
        Assert.Equal("stale-version", await (await Office.SendAsync(HttpMethod.Post, decision, new { admit = true }, "\"99\"")).ProblemAsync(412));
        await (await Office.SendAsync(HttpMethod.Post, path + "/memberships/partner/decision", new { admit = true }, "\"1\"")).ProblemAsync(404);
        await (await Office.SendAsync(HttpMethod.Post, path + "/memberships/honorary/decision", new { admit = true }, "\"1\"")).ProblemAsync(404);
        Assert.Equal("applied", (await (await Office.GetAsync(Relative(path + "/memberships/voting"))).JsonAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Only_the_office_writes_and_nobody_else_reads()
    {
        var path = await Apply("Verein Recht");
        await (await Service.Nobody.GetAsync(Relative(path))).ProblemAsync(401);
        await (await Service.As("counsellor").GetAsync(Relative(path))).ProblemAsync(403);
        await (await Service.As("board").SendAsync(HttpMethod.Post, Organisations, new { name = "Verein", kind = "association" })).ProblemAsync(403);
        Assert.Equal(HttpStatusCode.OK, (await Service.As("board").GetAsync(Relative(path))).StatusCode);
        await (await Office.GetAsync(Relative($"{Organisations}/{Guid.CreateVersion7()}"))).ProblemAsync(404);
    }
}
