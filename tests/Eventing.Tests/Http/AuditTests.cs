using System.Net;
using System.Text.Json;
using Bkmo.ServiceDefaults;
using Bkmo.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bkmo.Eventing.Tests.Http;

/// <summary>Who did something critical, and who was refused anything; the same in every service.</summary>
public sealed class AuditTests(ShelfService service) : ShelfApi(service)
{
    private const string Audit = "/api/shelf/audit", Clearance = "POST /shelves/{id}/clearance";
    private readonly string someone = "someone-" + Guid.CreateVersion7();

    [Fact]
    public async Task A_critical_act_is_on_record_before_it_is_done_and_with_what_came_of_it()
    {
        var shelf = await NewShelf();
        using var office = Service.As(someone, Roles.Office);
        Assert.Equal(HttpStatusCode.OK, (await office.SendAsync(HttpMethod.Post, shelf + "/clearance", ifMatch: "*")).StatusCode);
        Assert.Equal("shelf-full", await (await office.SendAsync(HttpMethod.Post, shelf + "/clearance", ifMatch: "*")).ProblemAsync(409));
        Assert.Equal("if-match-required", await (await office.SendAsync(HttpMethod.Post, shelf + "/clearance")).ProblemAsync(428));

        var records = await Records($"actor={someone}");
        Assert.All(records, record => Assert.Equal((Clearance, shelf.Split('/')[^1]), (Text(record, "action"), Text(record, "object"))));
        Assert.Equal(["tried", "done", "tried", "shelf-full", "tried", "if-match-required"], records.Select(record => Text(record, "outcome")));
    }

    [Fact]
    public async Task A_critical_act_asks_for_a_proof_that_is_younger_than_ten_minutes()
    {
        var shelf = await NewShelf();
        using var tired = Service.As(someone, Roles.Office, TimeSpan.FromMinutes(10.1));
        Assert.Equal("step-up-required", await (await tired.SendAsync(HttpMethod.Post, shelf + "/clearance", ifMatch: "*")).ProblemAsync(403));
        Assert.Equal(["first"], await Books(shelf));
        Assert.Equal("forbidden", Text(Assert.Single(await Records($"actor={someone}")), "outcome"));
        using var awake = Service.As(someone, Roles.Office, TimeSpan.FromMinutes(9));
        Assert.Equal(HttpStatusCode.OK, (await awake.SendAsync(HttpMethod.Post, shelf + "/clearance", ifMatch: "*")).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_refused_or_told_that_there_is_nothing_is_on_record_once_and_whoever_is_let_in_is_not()
    {
        using var stranger = Service.As(someone, Roles.Delegate);
        var shelf = await NewShelf();
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(new Uri(shelf, UriKind.Relative))).StatusCode);
        using var office = Service.As(someone, Roles.Office);
        var nowhere = Guid.CreateVersion7();
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync(new Uri($"/shelves/{nowhere}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(new Uri(shelf, UriKind.Relative))).StatusCode);

        var records = await Records($"actor={someone}");
        Assert.Equal(["forbidden", "not found"], records.Select(record => Text(record, "outcome")));
        Assert.Equal(["GET /shelves/{id}", "GET /shelves/{id}"], records.Select(record => Text(record, "action")));
        Assert.Equal([shelf.Split('/')[^1], nowhere.ToString()], records.Select(record => Text(record, "object")));
    }

    [Fact]
    public async Task Only_auditors_and_the_data_protection_officer_read_it_and_whoever_else_tries_is_in_it()
    {
        using var office = Service.As(someone, Roles.Office);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.GetAsync(new Uri(Audit, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.GetAsync(new Uri(Audit + "/export", UriKind.Relative))).StatusCode);
        using var officer = Service.As("officer-1", Roles.DataProtectionOfficer);
        Assert.Equal(2, (await (await officer.GetAsync(new Uri($"{Audit}?actor={someone}", UriKind.Relative))).JsonAsync()).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task It_is_exported_whole_by_somebody_who_has_just_signed_in_and_denials_at_once_have_one_order()
    {
        using var stranger = Service.As(someone, Roles.Delegate);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => stranger.GetAsync(new Uri("/shelves", UriKind.Relative))));
        using var tired = Service.As("auditor-2", Roles.Auditor, TimeSpan.FromHours(1));
        Assert.Equal("step-up-required", await (await tired.GetAsync(new Uri(Audit + "/export", UriKind.Relative))).ProblemAsync(403));

        using var auditor = Service.As("auditor-1", Roles.Auditor);
        var lines = (await auditor.GetStringAsync(new Uri(Audit + "/export", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var numbers = lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("number").GetInt64()).ToList();
        Assert.Equal(Enumerable.Range(1, lines.Length).Select(n => (long)n), numbers);
        Assert.True(lines.Count(line => line.Contains(someone, StringComparison.Ordinal)) == 16);
        await using var connection = await Service.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        Assert.Null((await Service.Services.GetRequiredService<AuditChain>().Verify(connection, CancellationToken.None)).Broken);
    }

    private async Task<List<JsonElement>> Records(string query)
    {
        using var auditor = Service.As("auditor-1", Roles.Auditor);
        var answer = await auditor.GetAsync(new Uri($"{Audit}?{query}&limit=200", UriKind.Relative));
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray()];
    }

    private static string Text(JsonElement record, string name) => record.GetProperty(name).GetString() ?? "";
}
