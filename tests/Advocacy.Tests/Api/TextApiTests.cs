using System.Net;

namespace Bkmo.Advocacy.Tests.Api;

public sealed class TextApiTests(AdvocacyService service) : IClassFixture<AdvocacyService>
{
    private const string Texts = "/api/advocacy/texts";

    private static object Draft(string title, string? body = "§ 1", string kind = "draft-law") =>
        body is null ? new { kind, titleDe = title } : new { kind, titleDe = title, body = new Dictionary<string, string> { ["de"] = body, ["tr"] = "Madde 1" } };

    [Fact]
    public async Task A_text_is_drafted_published_revised_and_its_published_version_stays_readable()
    {
        var drafted = await service.Office.SendAsync(HttpMethod.Post, Texts, Draft("Bundespartizipationsgesetz"), key: "\"draft-1\"");
        Assert.Equal(HttpStatusCode.Created, drafted.StatusCode);
        var path = drafted.Headers.Location!.ToString();

        var published = await service.Office.SendAsync(HttpMethod.Post, path + "/publication", new { note = "BKMO X" }, ifMatch: drafted.Tag());
        Assert.Equal("published", (await published.JsonAsync()).GetProperty("editorial").GetString());
        var revised = await service.Office.SendAsync(
            HttpMethod.Put, path, new { titleDe = "Bundespartizipationsgesetz", body = new { de = "§ 1 neu" } }, ifMatch: published.Tag());
        var view = await revised.JsonAsync();
        Assert.Equal((1, 2), (view.GetProperty("publishedVersion").GetInt32(), view.GetProperty("current").GetProperty("version").GetInt32()));

        var first = await (await service.Office.SendAsync(HttpMethod.Get, path + "/versions/1")).JsonAsync();
        Assert.Equal(("published", "§ 1"), (first.GetProperty("editorial").GetString(), first.GetProperty("body").GetProperty("de").GetString()));
        Assert.Equal("not-found", await (await service.Office.SendAsync(HttpMethod.Get, path + "/versions/3")).ProblemAsync(404));
    }

    [Fact]
    public async Task A_change_needs_the_version_it_is_based_on()
    {
        var drafted = await service.Office.SendAsync(HttpMethod.Post, Texts, Draft("Stand"));
        var path = drafted.Headers.Location!.ToString();
        Assert.Equal("if-match-required", await (await service.Office.SendAsync(HttpMethod.Post, path + "/publication", new { })).ProblemAsync(428));
        Assert.Equal("stale-version", await (await service.Office.SendAsync(HttpMethod.Post, path + "/publication", new { }, "\"7\"")).ProblemAsync(412));
    }

    [Fact]
    public async Task A_title_of_the_past_is_published_as_a_record_only()
    {
        var drafted = await service.Office.SendAsync(HttpMethod.Post, Texts, Draft("Antirassismus-Agenda 2025", null, "agenda"));
        var path = drafted.Headers.Location!.ToString();
        Assert.Equal("body-missing", await (await service.Office.SendAsync(HttpMethod.Post, path + "/publication", new { }, drafted.Tag())).ProblemAsync(409));
        var published = await service.Office.SendAsync(HttpMethod.Post, path + "/publication", new { recordOnly = true }, drafted.Tag());
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
    }

    [Fact]
    public async Task The_same_key_gives_the_first_text_again()
    {
        var first = await service.Office.SendAsync(HttpMethod.Post, Texts, Draft("Einmal"), key: "\"once\"");
        var again = await service.Office.SendAsync(HttpMethod.Post, Texts, Draft("Einmal"), key: "\"once\"");
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Texts_are_found_by_kind_status_language_and_words_without_diacritics()
    {
        var drafted = await service.Office.SendAsync(HttpMethod.Post, Texts, Draft("Bürgerrechte für Türkçe", kind: "toolkit"));
        var found = await service.Office.SendAsync(
            HttpMethod.Get, $"{Texts}?kind=toolkit&status=draft&language=tr&search=burgerrechte%20fur%20turkce", minPosition: drafted.Position());
        Assert.Equal(
            drafted.Headers.Location!.ToString(),
            $"{Texts}/{Assert.Single((await found.JsonAsync()).GetProperty("items").EnumerateArray()).GetProperty("id").GetString()}");
        var none = await service.Office.SendAsync(HttpMethod.Get, $"{Texts}?kind=toolkit&language=ar", minPosition: drafted.Position());
        Assert.Empty((await none.JsonAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal("invalid-values", await (await service.Office.SendAsync(HttpMethod.Get, $"{Texts}?kind=novel")).ProblemAsync(422));
    }

    [Fact]
    public async Task A_text_for_a_committee_nobody_formed_is_refused()
    {
        var answer = await service.Office.SendAsync(HttpMethod.Post, Texts, new { kind = "demand", titleDe = "Rat", committeeId = Guid.CreateVersion7() });
        Assert.Equal("unknown-committee", await answer.ProblemAsync(422));
    }

    [Theory]
    [InlineData("""{"kind":"novel","titleDe":"Titel"}""", 400)]
    [InlineData("""{"kind":"demand"}""", 400)]
    [InlineData("""{"kind":"demand","titleDe":"Titel","colour":"red"}""", 400)]
    [InlineData("""{"kind":"demand","titleDe":" "}""", 422)]
    [InlineData("""{"kind":"demand","titleDe":"Titel","body":{"deutsch":"x"}}""", 422)]
    [InlineData("""{"kind":"demand","titleDe":"Titel","body":{"de":null}}""", 422)]
    [InlineData("""{"kind":"demand","titleDe":"Titel","body":{"tr":"x"}}""", 422)]
    public async Task Bad_input_is_refused(string body, int status) =>
        await (await service.Office.SendAsync(HttpMethod.Post, Texts, body)).ProblemAsync(status);
}
