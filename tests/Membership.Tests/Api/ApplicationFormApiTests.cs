using System.Net;
using Bkmo.Testing;

namespace Bkmo.Membership.Tests.Api;

public sealed class ApplicationFormApiTests(MembershipService service) : MembershipApi(service)
{
    private const string Forms = "/api/membership/application-forms/supporting";

    [Fact]
    public async Task An_application_is_filled_in_vouched_for_and_admitted_when_nothing_is_missing()
    {
        var sponsor = await Apply("Verein Bürge");
        await Admit(sponsor);
        object[] fields = [new { name = "aims", german = "Ziele", english = "Aims", required = true, maxLength = 500 }];
        var published = await Office.SendAsync(HttpMethod.Post, Forms + "/versions", new { from = Today, fields, documents = new[] { "statutes" }, sponsors = 1 });
        Assert.True(published.StatusCode is HttpStatusCode.Created, await published.Content.ReadAsStringAsync());

        var path = await Apply("Verein Antrag");
        var her = Representative(path);
        Assert.Equal(HttpStatusCode.OK, (await her.GetAsync(Relative(Forms))).StatusCode);
        var applied = await her.SendAsync(HttpMethod.Post, path + "/memberships", new { kind = "supporting" });
        Assert.Equal(HttpStatusCode.Created, applied.StatusCode);
        var membership = path + "/memberships/supporting";
        Assert.Equal("application-incomplete", await (await Office.SendAsync(HttpMethod.Post, membership + "/decision", new { admit = true }, applied.Tag())).ProblemAsync(409));

        Assert.Equal("invalid-values", await (await her.SendAsync(HttpMethod.Put, membership + "/application", new { answers = new { colour = "red" } }, applied.Tag())).ProblemAsync(422));
        var answered = await her.SendAsync(HttpMethod.Put, membership + "/application", new { answers = new { aims = "Contact: Frau Beispiel" } }, applied.Tag());
        Assert.Equal(["document", "sponsors"], (await answered.JsonAsync()).GetProperty("missing").EnumerateArray().Select(item => item.GetProperty("part").GetString()));
        Assert.DoesNotContain("Beispiel", await answered.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var shown = await (await her.GetAsync(Relative(membership + "/application"))).JsonAsync();
        Assert.Equal("Contact: Frau Beispiel", shown.GetProperty("answers").GetProperty("aims").GetString());

        await Vouch(her, membership, sponsor);
        await DocumentApiTests.File(her, path, "statutes");
        var ready = await her.GetAsync(Relative(membership + "/application"));
        Assert.True((await ready.JsonAsync()).GetProperty("summary").GetProperty("complete").GetBoolean());
        var resolution = new { form = "circular-vote", on = Today };
        var admitted = await Service.As("board").SendAsync(HttpMethod.Post, membership + "/decision", new { admit = true, resolution }, ready.Tag());
        Assert.Equal("active", (await admitted.JsonAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Nobody_sees_or_answers_for_another_applicant()
    {
        var (path, other) = (await Apply("Verein Geheim"), Representative(await Apply("Verein Neugier")));
        await (await other.GetAsync(Relative(path + "/memberships/voting/application"))).ProblemAsync(404);
        await (await other.SendAsync(HttpMethod.Put, path + "/memberships/voting/application", new { answers = new { } }, "*")).ProblemAsync(404);
        await (await other.SendAsync(HttpMethod.Post, path + "/memberships/voting/sponsors", new { sponsorId = Guid.CreateVersion7() })).ProblemAsync(404);
        await (await Service.As("counsellor").GetAsync(Relative(path + "/memberships/voting/application"))).ProblemAsync(403);
        Assert.Equal("no-sponsor", await (await Representative(path).SendAsync(
            HttpMethod.Post, path + "/memberships/voting/sponsors", new { sponsorId = Guid.CreateVersion7() })).ProblemAsync(409));
        Assert.Equal("no-form", await (await Representative(path).SendAsync(
            HttpMethod.Put, path + "/memberships/voting/application", new { answers = new { } }, "*")).ProblemAsync(409));
    }

    private async Task Vouch(HttpClient applicant, string membership, string sponsor)
    {
        var asked = await applicant.SendAsync(HttpMethod.Post, membership + "/sponsors", new { sponsorId = IdOf(sponsor) });
        Assert.True(asked.StatusCode is HttpStatusCode.Created, await asked.Content.ReadAsStringAsync());
        var confirmation = $"{membership}/sponsors/{IdOf(sponsor)}/confirmation";
        await (await applicant.SendAsync(HttpMethod.Post, confirmation, new { })).ProblemAsync(404);
        var requests = await Representative(sponsor).SendAsync(HttpMethod.Get, sponsor + "/sponsorships", minPosition: asked.Position());
        Assert.Equal("Verein Antrag", Assert.Single((await requests.JsonAsync()).GetProperty("items").EnumerateArray()).GetProperty("applicant").GetString());
        var confirmed = await Representative(sponsor).SendAsync(HttpMethod.Post, confirmation, new { });
        Assert.Equal(HttpStatusCode.Created, confirmed.StatusCode);
    }
}
