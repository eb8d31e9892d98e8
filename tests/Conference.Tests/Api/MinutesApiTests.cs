using System.Net;
using Bkmo.Testing;

namespace Bkmo.Conference.Tests.Api;

public sealed class MinutesApiTests(ConferenceService service) : ConferenceApi(service)
{
    [Fact]
    public async Task Minutes_tell_quorum_votes_and_elections_with_their_results()
    {
        var plenary = await Plenary.Gather(Service, (3, 1), (3, 1), (3, 1));
        await plenary.Done(plenary.Path + "/meeting/quorum-checks", new { reason = "on-request" });
        var poll = await plenary.OpenPoll(new { titleDe = "Antrag 1", titleEn = "Motion 1", kind = "named", method = "yes-no", isMotion = true });
        await plenary.Cast(plenary.Seats[0], poll, [new { votes = 3, answer = "yes" }]);
        await plenary.Cast(plenary.Seats[1], poll, [new { votes = 2, answer = "no" }]);
        await plenary.Done(poll + "/closing");
        await plenary.Done(poll + "/publication", new { accepted = false, reason = "Satzung § 7" });

        string[] kinds = [];
        await Eventually.True(async () =>
        {
            Assert.True((await Post(plenary.Path + "/minutes/assembly")).IsSuccessStatusCode);
            kinds = [.. (await Get(plenary.Path + "/minutes")).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("fact").GetProperty("kind").GetString()!)];
            return kinds.Contains("poll-published");
        });
        Assert.Equal(["item-opened", "quorum-checked", "poll-opened", "poll-published"], kinds);
        var told = (await Get(plenary.Path + "/minutes")).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("fact").GetProperty("de").GetString()!).ToList();
        Assert.StartsWith("Beschlussfähigkeit: ", told[1], StringComparison.Ordinal);
        Assert.Contains("Abstimmung „Antrag 1“ wird eröffnet. Anwesend: 3 Personen", told[2], StringComparison.Ordinal);
        Assert.Contains("Stimmberechtigt: 9 Stimmen aus 3 Organisationen, vertreten 9", told[2], StringComparison.Ordinal);
        Assert.Contains("Ja 3, Nein 2, Enthaltungen 0, ungültig 0. 3 von 5 nötig, 3 erreicht: angenommen", told[3], StringComparison.Ordinal);
        Assert.Contains($"Namentlich: Ja: Verein {plenary.Seats[0].Organisation} 3; Nein: Verein {plenary.Seats[1].Organisation} 2.", told[3], StringComparison.Ordinal);
        Assert.EndsWith("Die Leitung stellt fest: abgelehnt. Grund: Satzung § 7", told[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Minutes_are_assembled_written_signed_by_two_and_exported()
    {
        var path = (await Plan()).Path;
        Assert.Equal("minutes-empty", await (await Post(path + "/minutes/assembly")).ProblemAsync(409));
        var item = await Post(path + "/agenda/items", new { titleDe = "Bericht", titleEn = "Report", kind = "report" });
        var opened = await Post(item.Headers.Location + "/opening", new { }, item.Tag());
        await Post(item.Headers.Location + "/closing", ifMatch: opened.Tag());
        var assembled = await Post(path + "/minutes/assembly");
        Assert.Equal(2, (await assembled.JsonAsync()).GetProperty("facts").GetInt32());

        var view = await Get(path + "/minutes");
        var fact = view.GetProperty("entries")[0].GetProperty("fact");
        Assert.StartsWith("TOP 1 „Bericht“ wird aufgerufen. Anwesend: 0 Personen", fact.GetProperty("de").GetString());
        var written = await Office.SendAsync(HttpMethod.Put, $"{path}/minutes/texts/{fact.GetProperty("eventId").GetGuid()}", new { text = "Frau Beispielname dankt." }, assembled.Tag());
        Assert.DoesNotContain("Beispielname", await written.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Beispielname", await Tables.Everything(Service.Database), StringComparison.Ordinal);
        Assert.Equal("stale-version", await (await Post(path + "/minutes/signatures", ifMatch: assembled.Tag())).ProblemAsync(412));

        var first = await Post(path + "/minutes/signatures", ifMatch: written.Tag());
        Assert.Equal("another-person-signs", await (await Post(path + "/minutes/signatures", ifMatch: first.Tag())).ProblemAsync(409));
        var second = await Service.As("board").SendAsync(HttpMethod.Post, path + "/minutes/signatures", ifMatch: first.Tag());
        Assert.True((await second.JsonAsync()).GetProperty("isSigned").GetBoolean());
        Assert.Equal("minutes-are-signed", await (await Office.SendAsync(HttpMethod.Put, $"{path}/minutes/texts/{Guid.Empty}", new { text = "x" }, second.Tag())).ProblemAsync(409));

        var html = await Office.GetAsync(Relative(path + "/minutes/html"));
        Assert.Contains("Frau Beispielname dankt.", await html.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("style-src 'sha256-", html.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var pdf = await Office.GetAsync(Relative(path + "/minutes/pdf?language=en"));
        Assert.Equal(("application/pdf", HttpStatusCode.OK), (pdf.Content.Headers.ContentType?.MediaType, pdf.StatusCode));
        Assert.Equal("%PDF"u8.ToArray(), (await pdf.Content.ReadAsByteArrayAsync())[..4]);

        var reopened = await Post(path + "/minutes/reopening", new { reason = "Zahl korrigiert" }, second.Tag());
        Assert.Equal(2, (await reopened.JsonAsync()).GetProperty("number").GetInt32());
        Assert.True((await Get(path + "/minutes?version=1")).GetProperty("isSigned").GetBoolean());
        await (await Service.As("delegate").GetAsync(Relative(path + "/minutes"))).ProblemAsync(403);
        await (await Office.GetAsync(Relative(path + "/minutes?version=9"))).ProblemAsync(404);
    }
}
