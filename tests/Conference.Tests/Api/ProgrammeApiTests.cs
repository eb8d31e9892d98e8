using System.Net;
using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Conference.Tests.Api;

public sealed class ProgrammeApiTests(ConferenceService service) : ConferenceApi(service)
{
    private static string Nine => First("09:00");

    private static readonly object Panel = new { kind = "panel", titleDe = "Auftakt", titleEn = "Opening" };

    [Fact]
    public async Task A_draft_becomes_a_public_schedule_without_what_is_only_drafted()
    {
        var path = await Programme();
        var (room, speaker) = (await Room(path, "Saal"), Guid.CreateVersion7());
        var named = await Post(path + "/programme/speakers", new { speakerId = speaker, publicName = "Ada Çelik", consentsToName = true });
        Assert.DoesNotContain("Ada", await named.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var session = await Session(path, new { kind = "panel", titleDe = "Auftakt", titleEn = "Opening", speakers = new[] { speaker } }, Nine, room);
        Assert.StartsWith(Nine + ":00+0", session.View.GetProperty("localStart").GetString(), StringComparison.Ordinal);
        await (await Service.Nobody.GetAsync(Relative(path + "/schedule.json"))).ProblemAsync(404);

        Assert.Equal(HttpStatusCode.OK, (await Release(path)).StatusCode);
        var calendar = await Service.Nobody.GetAsync(Relative(path + "/schedule.ics?language=en"));
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType?.MediaType);
        Assert.Contains("SUMMARY;LANGUAGE=en:Opening", await calendar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Ada Çelik", await Service.Nobody.GetStringAsync(Relative(path + "/schedule.json")), StringComparison.Ordinal);
        Assert.Contains("EventScheduled", await Service.Nobody.GetStringAsync(Relative(path + "/schedule.jsonld")), StringComparison.Ordinal);

        await Office.SendAsync(HttpMethod.Put, session.Path + "/slot", new { startsAt = First("11:00"), minutes = 60, roomId = room }, "*");
        Assert.Contains("\"start\":\"09:00\"", await Service.Nobody.GetStringAsync(Relative(path + "/schedule.json")), StringComparison.Ordinal);
        var second = await (await Release(path)).JsonAsync();
        Assert.Equal((2, "moved"), (second.GetProperty("number").GetInt32(), second.GetProperty("changes")[0].GetProperty("kind").GetString()));
        Assert.Equal(speaker, second.GetProperty("bySpeaker")[0].GetProperty("speakerId").GetGuid());
        Assert.DoesNotContain("Ada", await Tables.Everything(Service.Database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_speaker_who_takes_consent_back_is_named_nowhere_any_more()
    {
        var path = await Programme();
        var (room, speaker) = (await Room(path, "Saal"), Guid.CreateVersion7());
        Assert.Equal("invalid-values", await (await Post(path + "/programme/speakers", new { speakerId = speaker, publicName = "Ada Çelik" })).ProblemAsync(422));
        var entered = await Post(path + "/programme/speakers", new { speakerId = speaker, publicName = "Ada Çelik", consentsToName = true });
        await Session(path, new { kind = "panel", titleDe = "Auftakt", titleEn = "Opening", speakers = new[] { speaker } }, Nine, room);
        await Release(path);
        var withdrawn = await Office.SendAsync(HttpMethod.Delete, entered.Headers.Location + "/name", ifMatch: entered.Tag());
        Assert.False((await withdrawn.JsonAsync()).GetProperty("isNamed").GetBoolean());
        Assert.DoesNotContain("Ada", await Service.Nobody.GetStringAsync(Relative(path + "/schedule.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_erased_at_Membership_is_named_in_no_programme_any_more()
    {
        var path = await Programme();
        var (room, person) = (await Room(path, "Saal"), Guid.CreateVersion7());
        var speaker = await Post(path + "/programme/speakers", new { speakerId = person, publicName = "Ada Çelik", consentsToName = true });
        await Session(path, new { kind = "panel", titleDe = "Auftakt", titleEn = "Opening", speakers = new[] { person } }, Nine, room);
        await Release(path);
        var shown = await Service.Nobody.GetAsync(Relative(path + "/schedule.json"));
        Assert.Contains("Ada Çelik", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await Erased(person, async () => !(await Get(speaker.Headers.Location!.ToString())).GetProperty("isNamed").GetBoolean());
        // Also for readers who ask only whether anything changed.
        using var request = new HttpRequestMessage(HttpMethod.Get, Relative(path + "/schedule.json"));
        request.Headers.IfNoneMatch.Add(shown.Headers.ETag!);
        var again = await Service.Nobody.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.DoesNotContain("Ada", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("person-is-erased", await (await Post(
            (await Programme()) + "/programme/speakers", new { speakerId = person, publicName = "Ada Çelik", consentsToName = true })).ProblemAsync(409));
        Assert.Equal("person-is-erased", await (await Office.SendAsync(
            HttpMethod.Put, speaker.Headers.Location!.ToString(), new { publicName = "Ada Çelik", consentsToName = true }, "*")).ProblemAsync(409));
    }

    [Fact]
    public async Task A_change_that_collides_is_kept_and_its_release_is_refused_with_the_list()
    {
        var path = await Programme();
        var room = await Room(path, "Saal");
        await Session(path, Panel, Nine, room);
        var other = await Session(path, new { kind = "workshop", titleDe = "Werkstatt", titleEn = "Workshop" }, First("09:30"), room);
        var conflict = Assert.Single(other.View.GetProperty("conflicts").EnumerateArray());
        Assert.Equal(("block", "room-twice"), (conflict.GetProperty("level").GetString(), conflict.GetProperty("code").GetString()));
        var refused = await Release(path);
        var errors = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement.GetProperty("errors");
        Assert.Equal("schedule-blocked", await refused.ProblemAsync(409));
        Assert.True(errors.TryGetProperty("conflicts[0].room-twice", out _));

        var cancelled = await Post(other.Path + "/cancellation", ifMatch: other.Tag);
        Assert.Empty((await cancelled.JsonAsync()).GetProperty("conflicts").EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, (await Release(path)).StatusCode);
        var undone = await Post(other.Path + "/undo", ifMatch: cancelled.Tag());
        Assert.False((await undone.JsonAsync()).GetProperty("cancelled").GetBoolean());
    }

    [Fact]
    public async Task When_the_days_of_the_conference_move_its_sessions_are_outside_of_them_until_they_follow()
    {
        var path = await Programme();
        var room = await Room(path, "Saal");
        var session = await Session(path, Panel, Nine, room);
        Assert.Empty(session.View.GetProperty("conflicts").EnumerateArray());
        var draft = await Office.GetAsync(Relative(path + "/programme"));
        await Dates(path, 90);

        var seen = await Again(path + "/programme", draft.Tag());
        var conflict = Assert.Single((await seen.JsonAsync()).GetProperty("conflicts").EnumerateArray());
        Assert.Equal(("block", "outside-days"), (conflict.GetProperty("level").GetString(), conflict.GetProperty("code").GetString()));
        Assert.Single((await (await Again(session.Path, session.Tag)).JsonAsync()).GetProperty("conflicts").EnumerateArray());
        Assert.Equal("schedule-blocked", await (await Release(path)).ProblemAsync(409));

        await Dates(path, 59);
        Assert.Equal(HttpStatusCode.OK, (await Release(path)).StatusCode);
    }

    [Theory]
    [InlineData("2026-03-29T02:30")]
    [InlineData("2026-10-25T02:30")]
    [InlineData("2026-10-09T09:00+01:00")]
    [InlineData("2026-10-09 09:00")]
    public async Task A_time_that_the_clock_does_not_show_or_shows_twice_is_refused(string startsAt)
    {
        var path = await Programme();
        Assert.Equal("invalid-values", await (await Post(path + "/programme/sessions", new { session = Panel, slot = new { startsAt, minutes = 60 } })).ProblemAsync(422));
        var told = await Post(path + "/programme/sessions", new { session = Panel, slot = new { startsAt = "2026-10-25T02:30+01:00", minutes = 60 } });
        Assert.Equal("2026-10-25T01:30:00+00:00", (await told.JsonAsync()).GetProperty("startsAt").GetString());
    }

    [Fact]
    public async Task Planners_see_the_draft_and_nobody_else_does()
    {
        var path = await Programme();
        await Room(path, "Saal");
        Assert.Equal(HttpStatusCode.OK, (await Service.As("board").GetAsync(Relative(path + "/programme"))).StatusCode);
        await (await Service.As("delegate").GetAsync(Relative(path + "/programme"))).ProblemAsync(403);
        await (await Service.Nobody.GetAsync(Relative(path + "/programme"))).ProblemAsync(401);
        await (await Post($"{Conferences}/{Guid.CreateVersion7()}/programme/rooms", new { name = "Saal", capacity = 1, stepFree = true })).ProblemAsync(404);
        Assert.Equal("if-match-required", await (await Post(path + "/programme/releases", new { })).ProblemAsync(428));
    }

    /// <summary>The time on the first day of the conference as the clock in Berlin shows it.</summary>
    private static string First(string time) => FormattableString.Invariant($"{Today.AddDays(60):yyyy-MM-dd}T{time}");

    private async Task Dates(string path, int fromToday)
    {
        var moved = await Office.SendAsync(HttpMethod.Put, path + "/dates", new { startsOn = Today.AddDays(fromToday), endsOn = Today.AddDays(fromToday + 1) }, "*");
        Assert.True(moved.IsSuccessStatusCode, await moved.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> Again(string path, string known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await Office.SendAsync(request);
    }

    private async Task<string> Programme() => (await Plan()).Path;

    private async Task<Guid> Room(string path, string name)
    {
        var added = await Post(path + "/programme/rooms", new { name, capacity = 100, stepFree = true, equipment = new[] { "beamer" } });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        return (await added.JsonAsync()).GetProperty("id").GetGuid();
    }

    private async Task<(string Path, JsonElement View, string Tag)> Session(string path, object session, string startsAt, Guid room)
    {
        var added = await Post(path + "/programme/sessions", new { session, slot = new { startsAt, minutes = 60, roomId = room } });
        Assert.True(added.StatusCode is HttpStatusCode.Created, await added.Content.ReadAsStringAsync());
        return (added.Headers.Location!.ToString(), await added.JsonAsync(), added.Tag());
    }

    private async Task<HttpResponseMessage> Release(string path)
    {
        var draft = await Office.GetAsync(Relative(path + "/programme"));
        return await Post(path + "/programme/releases", new { }, draft.Tag());
    }
}
