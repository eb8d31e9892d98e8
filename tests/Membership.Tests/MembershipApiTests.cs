using System.Net;
using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests;

/// <summary>Membership as it runs.</summary>
public sealed class MembershipService() : ServiceFixture<Membership.Organisations.Organisation>("membership");

public sealed class MembershipApiTests(MembershipService service) : IClassFixture<MembershipService>
{
    private const string Organisations = "/api/membership/organisations";
    private readonly HttpClient office = service.Office;

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
        var second = await office.SendAsync(HttpMethod.Post, path + "/memberships/voting/decision", new { admit = true }, first.Tag());
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
        Assert.Equal(code, await (await office.SendAsync(HttpMethod.Post, Organisations, body)).ProblemAsync(status));

    [Fact]
    public async Task Everything_that_is_wrong_with_the_values_is_said_at_once()
    {
        var answer = await office.SendAsync(HttpMethod.Post, Organisations, new { name = "x", kind = "association", federalState = "XX", ags = "12" });
        var fields = (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order();
        Assert.Equal(["ags", "federalState", "name"], fields);
    }

    [Fact]
    public async Task A_decision_needs_the_version_that_was_seen()
    {
        var path = await Apply("Verein Eile");
        var decision = path + "/memberships/voting/decision";
        Assert.Equal("if-match-required", await (await office.SendAsync(HttpMethod.Post, decision, new { admit = true })).ProblemAsync(428));
        Assert.Equal("stale-version", await (await office.SendAsync(HttpMethod.Post, decision, new { admit = true }, "\"99\"")).ProblemAsync(412));
        await (await office.SendAsync(HttpMethod.Post, path + "/memberships/partner/decision", new { admit = true }, "\"1\"")).ProblemAsync(404);
        await (await office.SendAsync(HttpMethod.Post, path + "/memberships/honorary/decision", new { admit = true }, "\"1\"")).ProblemAsync(404);
        Assert.Equal("applied", (await (await office.GetAsync(Relative(path + "/memberships/voting"))).JsonAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_membership_ends_and_a_later_figure_does_not_count_it()
    {
        var path = await Apply("Verein Abschied", new { federalState = "SL", smallCommunity = true });
        var admitted = await Admit(path);
        var notice = await office.SendAsync(
            HttpMethod.Post, path + "/memberships/voting/end", new { reason = "resignation", endsOn = Today.AddMonths(6) }, admitted.Tag());
        Assert.Equal(HttpStatusCode.OK, notice.StatusCode);
        Assert.Equal((1, 0), (await InSaarland(Today, notice.Position()), await InSaarland(Today.AddMonths(7), notice.Position())));
        var merger = await office.SendAsync(
            HttpMethod.Post, path + "/memberships/voting/end", new { reason = "merger", endsOn = Today, mergedInto = Guid.CreateVersion7() }, notice.Tag());
        Assert.Equal("invalid-values", await merger.ProblemAsync(422));
    }

    [Fact]
    public async Task An_association_below_a_member_is_represented_once_and_nobody_below_itself()
    {
        var (umbrella, other, club) = (await Apply("Dachverband Ost"), await Apply("Dachverband West"), await Apply("Verein Mitte"));
        await Admit(umbrella);
        await Admit(other);
        await Join(club, umbrella);
        var joined = await Join(club, other);
        Assert.Equal("own-ancestor", await (await Join(umbrella, club)).ProblemAsync(409));
        Assert.Equal(HttpStatusCode.Created, (await Join(club, other)).StatusCode);

        var figures = await Figures(Today, joined.Position());
        Assert.Equal(1, figures.GetProperty("representedAssociations").GetInt32());
        var below = await List($"umbrella={IdOf(umbrella)}", joined.Position());
        Assert.Equal("Verein Mitte", Assert.Single(below).GetProperty("name").GetString());
        var links = await office.SendAsync(HttpMethod.Get, club + "/umbrellas", minPosition: joined.Position());
        Assert.Equal(2, (await links.JsonAsync()).GetProperty("items").GetArrayLength());
        var left = await office.SendAsync(HttpMethod.Post, $"{club}/umbrellas/{IdOf(other)}/end", new { until = Today }, joined.Tag());
        Assert.Equal(HttpStatusCode.OK, left.StatusCode);
    }

    [Fact]
    public async Task Two_links_that_would_close_a_circle_together_do_not_both_get_through()
    {
        var (a, b) = (await Apply("Verband A"), await Apply("Verband B"));
        var answers = await Task.WhenAll(Join(a, b), Join(b, a));
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task The_directory_is_walked_page_by_page_in_alphabetical_order()
    {
        foreach (var name in new[] { "Äquator Zirkel", "Zebra Zirkel", "aurora Zirkel", "Örtlicher Zirkel" }) await Apply(name);
        var last = await office.SendAsync(HttpMethod.Post, Organisations, new { name = "Mitte Zirkel", kind = "association" });
        var (names, next) = (new List<string>(), $"{Organisations}?search=zirkel&limit=2");
        while (next is not null)
        {
            var page = await (await office.SendAsync(HttpMethod.Get, next, minPosition: last.Position())).JsonAsync();
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()!));
            next = page.GetProperty("next").GetString();
        }
        Assert.Equal(["Äquator Zirkel", "aurora Zirkel", "Mitte Zirkel", "Örtlicher Zirkel", "Zebra Zirkel"], names);
    }

    [Theory]
    [InlineData("kind=club")]
    [InlineData("membership=honorary")]
    [InlineData("status=asleep")]
    [InlineData("federalState=XX")]
    [InlineData("language=%3F")]
    public async Task A_filter_that_means_nothing_is_refused(string filter) =>
        Assert.Equal("invalid-values", await (await office.SendAsync(HttpMethod.Get, $"{Organisations}?{filter}")).ProblemAsync(422));

    [Fact]
    public async Task Only_the_office_writes_and_nobody_else_reads()
    {
        var path = await Apply("Verein Recht");
        await (await service.Nobody.GetAsync(Relative(path))).ProblemAsync(401);
        await (await service.As("counsellor").GetAsync(Relative(path))).ProblemAsync(403);
        await (await service.As("board").SendAsync(HttpMethod.Post, Organisations, new { name = "Verein", kind = "association" })).ProblemAsync(403);
        Assert.Equal(HttpStatusCode.OK, (await service.As("board").GetAsync(Relative(path))).StatusCode);
        await (await office.GetAsync(Relative($"{Organisations}/{Guid.CreateVersion7()}"))).ProblemAsync(404);
    }

    private static DateOnly Today => Eventing.Berlin.DayOf(TimeProvider.System.GetUtcNow());

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private static string IdOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private async Task<string> Apply(string name, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        (body["name"], body["kind"], body["membershipKind"]) = (name, name.StartsWith("Dach", StringComparison.Ordinal) ? "umbrella-association" : "association", "voting");
        var applied = await office.SendAsync(HttpMethod.Post, Organisations, body);
        Assert.True(applied.StatusCode is HttpStatusCode.Created, await applied.Content.ReadAsStringAsync());
        return applied.Headers.Location!.ToString();
    }

    private async Task<HttpResponseMessage> Admit(string path)
    {
        var seen = await office.GetAsync(Relative(path + "/memberships/voting"));
        var admitted = await office.SendAsync(HttpMethod.Post, path + "/memberships/voting/decision", new { admit = true }, seen.Tag());
        Assert.True(admitted.StatusCode is HttpStatusCode.OK, await admitted.Content.ReadAsStringAsync());
        return admitted;
    }

    private Task<HttpResponseMessage> Join(string path, string umbrella) =>
        office.SendAsync(HttpMethod.Put, $"{path}/umbrellas/{IdOf(umbrella)}", new { from = "2024-01-01" });

    private async Task<List<JsonElement>> List(string query, string position)
    {
        var answer = await office.SendAsync(HttpMethod.Get, $"{Organisations}?{query}", minPosition: position);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray()];
    }

    private async Task<JsonElement> Figures(DateOnly day, string position) =>
        await (await office.SendAsync(HttpMethod.Get, $"/api/membership/figures?keyDate={day:yyyy-MM-dd}", minPosition: position)).JsonAsync();

    private async Task<int> InSaarland(DateOnly day, string position)
    {
        var voting = (await Figures(day, position)).GetProperty("memberships").EnumerateArray().Single(m => m.GetProperty("kind").GetString() == "voting");
        return voting.GetProperty("members").GetProperty("byFederalState").TryGetProperty("SL", out var count) ? count.GetInt32() : 0;
    }
}
