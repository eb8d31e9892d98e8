using System.Net;
using Bkmo.Counselling.Cases;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bkmo.Counselling.Tests.Api;

public sealed class CaseApiTests(CounsellingService service) : IClassFixture<CounsellingService>
{
    private const string Cases = CounsellingService.Cases;
    private const string Narrative = "Absage wegen Kopftuch; ev sahibi reddetti; رفض المالك";

    private object Contact(string? summary = Narrative) => new
    {
        centreId = service.Centre, channel = "phone", language = "tr", areaOfLife = "housing", summary, person = new { name = "Ayşe Musterfrau" },
        incident = new { occurredOn = "2025-12-31", place = "Görlitz" },
    };

    private Task<HttpResponseMessage> Record(HttpClient client, object? body = null, string? key = null) => client.SendAsync(HttpMethod.Post, Cases, body ?? Contact(), key: key);

    [Fact]
    public async Task A_first_contact_needs_only_centre_channel_and_language()
    {
        var answer = await Record(service.Counsellor, new { centreId = service.Centre, channel = "in-person", language = "de" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var receipt = await answer.JsonAsync();
        Assert.Equal(("contact", 1L), (receipt.GetProperty("stage").GetString(), receipt.GetProperty("version").GetInt64()));
        Assert.NotEmpty(receipt.GetProperty("nextSteps").GetProperty("de").GetString()!);
    }

    [Fact]
    public async Task The_centre_reads_what_was_told_and_sees_who_read_it()
    {
        var path = (await Record(service.Counsellor)).Headers.Location!.ToString();
        var answer = await service.Counsellor.SendAsync(HttpMethod.Get, path + "?purpose=peer-discussion");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var view = await answer.JsonAsync();
        Assert.Equal(Narrative, view.GetProperty("contents").GetProperty("summary").GetString());
        Assert.Equal("Ayşe Musterfrau", view.GetProperty("person").GetProperty("name").GetString());
        var deadline = Assert.Single(view.GetProperty("deadlines").EnumerateArray());
        Assert.Equal(("AGG § 21(5)", "2026-02-28"), (deadline.GetProperty("rule").GetString(), deadline.GetProperty("endsOn").GetString()));

        foreach (var reader in new[] { service.Counsellor, service.As(Roles.DataProtectionOfficer) })
        {
            var reads = (await (await reader.SendAsync(HttpMethod.Get, path + "/accesses")).JsonAsync()).GetProperty("reads");
            var read = Assert.Single(reads.EnumerateArray());
            Assert.Equal(("account-counsellor", "peer-discussion"), (read.GetProperty("by").GetString(), read.GetProperty("purpose").GetString()));
        }
    }

    [Fact]
    public async Task The_office_hands_a_contact_over_and_then_finds_no_case()
    {
        var recorded = await Record(service.Office);
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        var path = recorded.Headers.Location!.ToString();
        foreach (var client in new[] { service.Office, service.CounsellorElsewhere, service.As(Roles.Board), service.As(Roles.PlatformAdmin) })
        {
            Assert.Equal("unknown-case", await (await client.SendAsync(HttpMethod.Get, path)).ProblemAsync(404));
            Assert.Equal("unknown-case", await (await client.SendAsync(HttpMethod.Get, path + "/accesses")).ProblemAsync(404));
            Assert.Equal("unknown-case", await (await client.SendAsync(HttpMethod.Post, path + "/closure", new { reason = "other" }, "\"9\"")).ProblemAsync(404));
            Assert.Equal("unknown-case", await (await client.SendAsync(HttpMethod.Post, path + "/reopening")).ProblemAsync(404));
            Assert.Equal("unknown-case", await (await client.SendAsync(HttpMethod.Post, path + "/contents", new { })).ProblemAsync(404));
        }
        Assert.Equal("forbidden", await (await service.Office.SendAsync(HttpMethod.Get, Cases)).ProblemAsync(403));
    }

    [Fact]
    public async Task A_counsellor_records_nothing_at_another_centre() =>
        Assert.Equal("not-your-centre", await (await Record(service.CounsellorElsewhere)).ProblemAsync(403));

    [Fact]
    public async Task A_case_is_rewritten_closed_and_taken_up_again()
    {
        var recorded = await Record(service.Counsellor);
        var path = recorded.Headers.Location!.ToString();
        var revised = await service.Counsellor.SendAsync(
            HttpMethod.Post, path + "/contents", new { contents = new { language = "tr", summary = "neu" } }, recorded.Tag());
        Assert.Equal(HttpStatusCode.OK, revised.StatusCode);
        var view = await (await service.Counsellor.SendAsync(HttpMethod.Get, path)).JsonAsync();
        Assert.Equal(("neu", "Ayşe Musterfrau"), (view.GetProperty("contents").GetProperty("summary").GetString(), view.GetProperty("person").GetProperty("name").GetString()));

        var closed = await service.Counsellor.SendAsync(HttpMethod.Post, path + "/closure", new { reason = "client-withdrew" }, revised.Tag());
        Assert.Equal("closed", (await closed.JsonAsync()).GetProperty("stage").GetString());
        Assert.Equal("case-is-closed", await (await service.Counsellor.SendAsync(
            HttpMethod.Post, path + "/contents", new { person = new { name = "B." } }, closed.Tag())).ProblemAsync(409));
        var reopened = await service.Counsellor.SendAsync(HttpMethod.Post, path + "/reopening", ifMatch: closed.Tag());
        Assert.Equal("contact", (await reopened.JsonAsync()).GetProperty("stage").GetString());

        var list = await (await service.Counsellor.SendAsync(HttpMethod.Get, Cases + "?stage=contact&limit=200", minPosition: reopened.Position())).JsonAsync();
        var line = Assert.Single(list.GetProperty("items").EnumerateArray(), item => path.EndsWith(item.GetProperty("id").GetString()!, StringComparison.Ordinal));
        Assert.Equal(4, line.GetProperty("version").GetInt64());
        Assert.Empty((await (await service.CounsellorElsewhere.SendAsync(HttpMethod.Get, Cases)).JsonAsync()).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_destroyed_key_reads_as_erased()
    {
        var path = (await Record(service.Counsellor)).Headers.Location!.ToString();
        var id = Guid.Parse(path[(path.LastIndexOf('/') + 1)..]);
        var keys = service.Services.GetRequiredService<IKeyRing>();
        await keys.Destroy(CaseKeys.Contents(id, service.Centre), CancellationToken.None);
        await keys.Destroy(CaseKeys.Identity(id, service.Centre), CancellationToken.None);

        var answer = await service.Counsellor.SendAsync(HttpMethod.Get, path);
        var view = await answer.JsonAsync();
        Assert.True(view.GetProperty("erased").GetBoolean());
        Assert.True(view.GetProperty("personErased").GetBoolean());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, view.GetProperty("contents").ValueKind);
        Assert.Empty(view.GetProperty("deadlines").EnumerateArray());
        Assert.Equal("case-erased", await (await service.Counsellor.SendAsync(
            HttpMethod.Post, path + "/contents", new { contents = new { language = "de" } }, answer.Tag())).ProblemAsync(409));
    }

    [Fact]
    public async Task What_cannot_be_logged_is_not_shown()
    {
        var path = (await Record(service.Counsellor)).Headers.Location!.ToString();
        await Execute("create function refuse_reads() returns trigger language plpgsql as $$ begin if new.type = 'case_read' then raise exception 'full'; end if; return new; end $$");
        await Execute("create trigger refuse_reads before insert on events.mt_events for each row execute function refuse_reads()");
        try
        {
            var answer = await service.Counsellor.SendAsync(HttpMethod.Get, path);
            Assert.True((int)answer.StatusCode >= 500, $"{answer.StatusCode}");
            Assert.DoesNotContain("Kopftuch", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        finally
        {
            await Execute("drop trigger refuse_reads on events.mt_events");
            await Execute("drop function refuse_reads()");
        }
        Assert.Equal(HttpStatusCode.OK, (await service.Counsellor.SendAsync(HttpMethod.Get, path)).StatusCode);
    }

    [Fact]
    public async Task Refusals_and_the_answer_kept_for_the_key_repeat_nothing_of_what_was_told()
    {
        var recorded = await Record(service.Counsellor, key: "\"first-contact\"");
        var again = await Record(service.Counsellor, key: "\"first-contact\"");
        Assert.Equal(recorded.Headers.Location, again.Headers.Location);
        var refused = await Record(service.Counsellor, Contact(Narrative + new string('x', 20_001)));
        foreach (var answer in new[] { recorded, again, refused })
            Assert.DoesNotContain("Kopftuch", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(service.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
