using System.Net;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.Api;

public sealed class LifeApiTests(MembershipService service) : MembershipApi(service)
{
    [Fact]
    public async Task A_representative_describes_her_own_organisation_and_finds_no_other()
    {
        var (own, other) = (await Apply("Verein Umzug", new { federalState = "BE" }), await Apply("Verein Fremd"));
        var her = Representative(own);
        var seen = await her.GetAsync(Relative(own));
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        var body = new { name = "Verein Umgezogen", kind = "association", federalState = "HH" };
        Assert.Equal("if-match-required", await (await her.SendAsync(HttpMethod.Put, own, body)).ProblemAsync(428));
        var changed = await her.SendAsync(HttpMethod.Put, own, body, seen.Tag());
        Assert.Equal("HH", (await changed.JsonAsync()).GetProperty("federalState").GetString());
        Assert.Equal("stale-version", await (await her.SendAsync(HttpMethod.Put, own, body with { name = "Noch einmal" }, seen.Tag())).ProblemAsync(412));
        Assert.Equal("Verein Umgezogen", Assert.Single(await List("search=umgezogen", changed.Position())).GetProperty("name").GetString());

        foreach (var foreign in new[] { other, $"{Organisations}/{Guid.CreateVersion7()}" })
        {
            var answers = new[] { await her.GetAsync(Relative(foreign)), await her.SendAsync(HttpMethod.Put, foreign, body, "*"), await her.SendAsync(HttpMethod.Post, foreign + "/memberships/voting/appeal", new { }, "*") };
            foreach (var answer in answers) Assert.Equal("not-found", await answer.ProblemAsync(404));
        }
    }

    [Fact]
    public async Task A_membership_rests_and_is_taken_up_again()
    {
        var path = await Apply("Verein Ruhepause");
        var admitted = await Admit(path);
        var resting = await Office.SendAsync(HttpMethod.Post, path + "/memberships/voting/suspension", new { from = Today, reason = "Dues" }, admitted.Tag());
        Assert.Equal("suspended", (await resting.JsonAsync()).GetProperty("status").GetString());
        Assert.Single(await List("search=ruhepause&status=suspended", resting.Position()));
        Assert.Single(await List("search=ruhepause&membership=voting", resting.Position()));
        Assert.Equal("already-suspended", await (await Office.SendAsync(
            HttpMethod.Post, path + "/memberships/voting/suspension", new { from = Today.AddDays(9), reason = "Dues" }, resting.Tag())).ProblemAsync(409));
        var active = await Service.As("board").SendAsync(HttpMethod.Post, path + "/memberships/voting/reactivation", new { from = Today.AddDays(1) }, resting.Tag());
        Assert.Equal(HttpStatusCode.OK, active.StatusCode);
        await (await Representative(path).SendAsync(HttpMethod.Post, path + "/memberships/voting/suspension", new { from = Today, reason = "x" }, "*")).ProblemAsync(403);
    }

    [Fact]
    public async Task A_representative_gives_notice_and_takes_it_back_through_the_office()
    {
        var path = await Apply("Verein Kündigung");
        var admitted = await Admit(path);
        var her = Representative(path);
        Assert.Equal("only-notice", await (await her.SendAsync(HttpMethod.Post, path + "/memberships/voting/end", new { reason = "dissolution", endsOn = Today }, admitted.Tag())).ProblemAsync(403));
        var notice = await her.SendAsync(HttpMethod.Post, path + "/memberships/voting/end", new { reason = "resignation", endsOn = Today.AddMonths(3) }, admitted.Tag());
        Assert.Equal(HttpStatusCode.OK, notice.StatusCode);
        var back = await Office.SendAsync(HttpMethod.Post, path + "/memberships/voting/end/revocation", new { ground = "notice-withdrawn", reason = "Stays" }, notice.Tag());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await back.JsonAsync()).GetProperty("endsOn").ValueKind);
    }

    [Fact]
    public async Task An_excluded_member_appeals_and_stays()
    {
        var path = await Apply("Verein Widerspruch");
        var admitted = await Admit(path);
        var exclusion = new { hearingGivenOn = Today, decidedBy = "Board", grounds = "Grounds", appealUntil = Today.AddDays(30) };
        var excluded = await Office.SendAsync(HttpMethod.Post, path + "/memberships/voting/end", new { reason = "exclusion", endsOn = Today, exclusion }, admitted.Tag());
        var lodged = await Representative(path).SendAsync(HttpMethod.Post, path + "/memberships/voting/appeal", new { }, excluded.Tag());
        Assert.Equal(HttpStatusCode.OK, lodged.StatusCode);
        var resolution = new { form = "meeting", on = Today, body = "assembly" };
        var upheld = await Office.SendAsync(HttpMethod.Post, path + "/memberships/voting/appeal/decision", new { upheld = true, reason = "No grounds", resolution }, lodged.Tag());
        Assert.Equal("active", (await upheld.JsonAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_was_known_stays_the_answer_to_what_was_known()
    {
        var path = await Apply("Verein Stichtag", new { appliedOn = "2025-01-10", federalState = "MV" });
        var seen = await Office.GetAsync(Relative(path + "/memberships/voting"));
        var admitted = await Office.SendAsync(HttpMethod.Post, path + "/memberships/voting/decision", new { admit = true, decidedOn = "2025-02-01" }, seen.Tag());
        await List("search=stichtag", admitted.Position());
        var knowledge = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().ToString("O"));
        var corrected = await Office.SendAsync(HttpMethod.Post, path + "/memberships/voting/correction", new { reason = "Slip", admittedOn = "2025-06-01" }, admitted.Tag());
        Assert.Equal(HttpStatusCode.OK, corrected.StatusCode);

        const string march = "on=2025-03-01";
        Assert.Empty(await List($"search=stichtag&status=active&{march}", corrected.Position()));
        Assert.Single(await List($"search=stichtag&status=active&{march}&asOf={knowledge}", corrected.Position()));
        Assert.Single(await List("search=stichtag&status=active&on=2025-06-01", corrected.Position()));
        Assert.Single(await List("search=stichtag&status=applied&on=2025-01-15", corrected.Position()));
        Assert.Empty(await List("search=stichtag&status=active&on=2024-12-31", corrected.Position()));
        Assert.Equal((0, 1), (await Mecklenburg($"keyDate=2025-03-01", corrected.Position()), await Mecklenburg($"{march}&asOf={knowledge}", corrected.Position())));
        var then = await Office.SendAsync(HttpMethod.Get, $"{path}/memberships/voting?{march}&asOf={knowledge}", minPosition: corrected.Position());
        Assert.Equal("2025-02-01", (await then.JsonAsync()).GetProperty("admittedOn").GetString());
        Assert.Equal("invalid-values", await (await Office.SendAsync(HttpMethod.Get, $"{Organisations}?asOf=2999-01-01T00:00:00Z")).ProblemAsync(422));
    }

    [Fact]
    public async Task Statistics_tell_what_changed_in_each_year()
    {
        var path = await Apply("Verein Statistik", new { appliedOn = "2019-01-10", federalState = "SH" });
        var seen = await Office.GetAsync(Relative(path + "/memberships/voting"));
        var admitted = await Office.SendAsync(HttpMethod.Post, path + "/memberships/voting/decision", new { admit = true, decidedOn = "2019-02-01" }, seen.Tag());
        var ended = await Office.SendAsync(
            HttpMethod.Post, path + "/memberships/voting/end", new { reason = "resignation", endsOn = "2020-12-31", noticeGivenOn = "2020-06-01" }, admitted.Tag());
        var answer = await Office.SendAsync(HttpMethod.Get, "/api/membership/figures/movements?from=2019-01-01&until=2020-12-31&step=year", minPosition: ended.Position());
        var years = (await answer.JsonAsync()).GetProperty("periods").EnumerateArray()
            .Select(period => period.GetProperty("memberships")[0].GetProperty("byFederalState").GetProperty("SH")).ToList();
        Assert.Equal([(0, 1, 0, 1), (1, 0, 1, 0)], years.Select(year => (
            year.GetProperty("before").GetInt32(), year.GetProperty("admitted").GetInt32(), year.GetProperty("ended").GetProperty("resignation").GetInt32(), year.GetProperty("after").GetInt32())));
        Assert.Equal("invalid-values", await (await Office.SendAsync(HttpMethod.Get, "/api/membership/figures/movements?from=2020-01-01&until=2019-12-31")).ProblemAsync(422));
        Assert.Equal("invalid-values", await (await Office.SendAsync(HttpMethod.Get, "/api/membership/figures/movements?from=1990-01-01&until=2019-12-31&step=month")).ProblemAsync(422));
    }

    private async Task<int> Mecklenburg(string query, string position)
    {
        var figures = await (await Office.SendAsync(HttpMethod.Get, $"/api/membership/figures?{query}", minPosition: position)).JsonAsync();
        return figures.GetProperty("organisations").GetProperty("byFederalState").TryGetProperty("MV", out var count) ? count.GetInt32() : 0;
    }
}
