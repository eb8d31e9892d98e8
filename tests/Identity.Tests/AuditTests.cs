using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;

namespace Bkmo.Identity.Tests;

public sealed class AuditTests : IdentitySpecs
{
    private const string Route = "/api/identity/audit";

    [Fact]
    public async Task An_auditor_sees_what_was_done_and_what_was_refused()
    {
        var (auditor, person) = (await New("auditor@bkmo.example", Roles.Auditor), await New("person@bkmo.example", Roles.Delegate, Guid.CreateVersion7()));
        await SignIn(person.Email, "falsches Passwort hier");
        await Grant(Office, person.Id, Roles.Teller, Guid.CreateVersion7());
        await person.Client.GetAsync("/api/identity/accounts");
        var nowhere = Guid.CreateVersion7();
        await Office.Client.GetAsync($"/api/identity/accounts/{nowhere}");
        await person.Client.DeleteAsync($"/api/identity/sessions/{nowhere}");

        Assert.Equal(person.Id.ToString(), Text(Assert.Single(await Records(auditor, "action=sign in&outcome=refused")), "object"));
        Assert.Equal(Office.Id.ToString(), Text(Assert.Single(await Records(auditor, "action=grant teller&outcome=done")), "actor"));
        Assert.Equal(person.Id.ToString(), Text(Assert.Single(await Records(auditor, "action=GET /api/identity/accounts&outcome=forbidden")), "actor"));
        Assert.Equal(nowhere.ToString(), Text(Assert.Single(await Records(auditor, "action=GET /api/identity/accounts/{id}&outcome=not found")), "object"));
        Assert.Equal(nowhere.ToString(), Text(Assert.Single(await Records(auditor, $"actor={person.Id}&action=DELETE /api/identity/sessions/{{id}}")), "object"));
    }

    [Fact]
    public async Task Whom_the_gateway_turned_away_is_on_record()
    {
        var auditor = await New("auditor@bkmo.example", Roles.Auditor);
        var gateway = Identity.As(Actor.Service("gateway"));
        await gateway.PostAsJsonAsync("/internal/refusals", new { actor = Office.Id, act = "POST /api/membership", outcome = "anti-forgery" });
        await gateway.PostAsJsonAsync("/internal/refusals", new { act = "GET /api/membership", outcome = "unknown token" });

        Assert.Equal(Office.Id.ToString(), Text(Assert.Single(await Records(auditor, "action=POST /api/membership&outcome=anti-forgery")), "actor"));
        Assert.Equal("nobody", Text(Assert.Single(await Records(auditor, "outcome=unknown token")), "actor"));
    }

    [Fact]
    public async Task A_refusal_has_one_record()
    {
        var auditor = await New("auditor@bkmo.example", Roles.Auditor);
        await Grant(Office, Office.Id, Roles.Counsellor, Guid.CreateVersion7());
        Assert.Single(await Records(auditor, "outcome=not-to-oneself"));
        Assert.Empty(await Records(auditor, "outcome=forbidden"));
        Identity.Time.Advance(TimeSpan.FromMinutes(11));
        await Grant(Office, Office.Id, Roles.Board);
        Assert.Single(await Records(auditor, "outcome=forbidden"));
    }

    [Fact]
    public async Task Nobody_else_reads_it_and_whoever_tries_is_in_it()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await Office.Client.GetAsync(Route)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Office.Client.GetAsync(Route + "/export")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Identity.Nobody.GetAsync(Route)).StatusCode);
        var officer = await New("officer@bkmo.example", Roles.DataProtectionOfficer);
        Assert.Single(await Records(officer, $"actor={Office.Id}&action=GET {Route}"));
    }

    [Fact]
    public async Task It_is_read_in_pages_and_by_time()
    {
        var auditor = await New("auditor@bkmo.example", Roles.Auditor);
        var all = (await Records(auditor, "limit=200")).ConvertAll(record => record.GetProperty("number").GetInt64());
        var walked = new List<long>();
        for (var next = $"{Route}?limit=3"; next is not null;)
        {
            var page = await (await auditor.Client.GetAsync(next)).JsonAsync();
            walked.AddRange(page.GetProperty("items").EnumerateArray().Select(record => record.GetProperty("number").GetInt64()));
            next = page.GetProperty("next").GetString();
        }
        Assert.Equal(all, walked);
        Assert.Equal(Enumerable.Range(1, all.Count).Select(number => (long)number), all);

        var now = Identity.Time.GetUtcNow();
        Assert.Empty(await Records(auditor, $"from={Uri.EscapeDataString(now.AddHours(1).ToString("O", CultureInfo.InvariantCulture))}"));
        Assert.Equal(all.Count, (await Records(auditor, $"until={Uri.EscapeDataString(now.AddHours(1).ToString("O", CultureInfo.InvariantCulture))}&limit=200")).Count);
        Assert.Equal("bad-cursor", await (await auditor.Client.GetAsync($"{Route}?cursor=AAAA")).ProblemAsync(400));
    }

    [Fact]
    public async Task An_auditor_checks_the_exported_chain_without_the_service()
    {
        var auditor = await New("auditor@bkmo.example", Roles.Auditor);
        var export = await auditor.Client.GetAsync(Route + "/export");
        Assert.Equal("application/x-ndjson", export.Content.Headers.ContentType?.MediaType);
        var lines = (await export.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 5);
        var previous = new byte[32];
        foreach (var line in lines)
        {
            var record = JsonDocument.Parse(line).RootElement;
            var at = (record.GetProperty("at").GetDateTimeOffset() - DateTimeOffset.UnixEpoch).Ticks / 10;
            string[] values =
            [
                record.GetProperty("number").GetRawText(), at.ToString(CultureInfo.InvariantCulture), Text(record, "actor"), Text(record, "action"), Text(record, "object"),
                Text(record, "outcome"),
            ];
            var fields = string.Concat(values.Select(field => $"{Encoding.UTF8.GetByteCount(field)}:{field}\n"));
            previous = SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(fields)]);
            Assert.Equal(Text(record, "hash"), Convert.ToHexStringLower(previous));
        }
        Assert.Contains("GET /api/identity/audit/export", lines[^2], StringComparison.Ordinal);
        Assert.Contains("tried", lines[^2], StringComparison.Ordinal);
        Assert.DoesNotContain("bkmo.example", string.Concat(lines), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, (await (await auditor.Client.GetAsync($"{Route}/export?after={lines.Length}")).Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("update identity.audit set outcome = 'done' where number = 3", 3)]
    [InlineData("update identity.audit set at = at + interval '1 microsecond' where number = 3", 3)]
    [InlineData("delete from identity.audit where number = 3", 4)]
    [InlineData("delete from identity.audit where number <= 3", 4)]
    [InlineData("update identity.audit set object = null where number = 3", 3)]
    public async Task Whoever_changes_a_record_is_found_out(string tampering, long broken)
    {
        Assert.Equal(0, await Identity.Command("verify-audit"));
        await Identity.Sql<int>("update identity.audit set outcome = outcome where number = 3");
        Assert.Equal(0, await Identity.Command("verify-audit"));
        await Identity.Sql<int>(tampering);
        Assert.Equal(1, await Identity.Command("verify-audit"));
        Assert.Equal(broken, await Identity.FirstBrokenRecord());
    }

    [Fact]
    public async Task Acts_at_once_have_one_order()
    {
        var person = await New("many@bkmo.example", Roles.Delegate, Guid.CreateVersion7());
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => i % 2 == 0 ? SignIn(person.Email) : SignIn($"nobody{i}@bkmo.example")));
        Assert.Equal(12, await Identity.Audited("sign in", "refused"));
        Assert.Equal(0, await Identity.Command("verify-audit"));
    }

    private static async Task<List<JsonElement>> Records(Person reader, string query)
    {
        var answer = await reader.Client.GetAsync($"{Route}?{query}");
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray()];
    }

    private static string Text(JsonElement record, string name) => record.GetProperty(name).GetString() ?? "";
}
