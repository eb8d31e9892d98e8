using System.Net;
using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Eventing.Tests;

/// <summary>The HTTP conventions, once for all services.</summary>
public sealed class HttpConventionTests(ShelfService service) : IClassFixture<ShelfService>
{
    private readonly HttpClient office = service.Office;

    private static string Key() => $"\"{Guid.CreateVersion7()}\"";

    private Task<HttpResponseMessage> Post(string path, string title, string? ifMatch = null, string? key = null) =>
        office.SendAsync(HttpMethod.Post, path, new { title }, ifMatch, key);

    private async Task<string> NewShelf(string title = "first")
    {
        var created = await Post("/shelves", title);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        return created.Headers.Location!.ToString();
    }

    private async Task<string[]> Books(string shelf) =>
        [.. (await (await office.GetAsync(new Uri(shelf, UriKind.Relative))).JsonAsync()).GetProperty("books").EnumerateArray().Select(b => b.GetString()!)];

    [Fact]
    public async Task What_is_created_has_an_address_a_version_and_a_position()
    {
        var created = await Post("/shelves", "Momo");
        Assert.Equal("\"1\"", created.Tag());
        Assert.True(long.Parse(created.Position(), System.Globalization.CultureInfo.InvariantCulture) > 0);
        var shown = await office.GetAsync(created.Headers.Location);
        Assert.Equal("\"1\"", shown.Tag());
        Assert.Equal(await created.Content.ReadAsStringAsync(), await shown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_reader_who_has_the_version_is_told_that_nothing_changed()
    {
        var shelf = await NewShelf();
        using var request = new HttpRequestMessage(HttpMethod.Get, shelf);
        request.Headers.TryAddWithoutValidation("If-None-Match", "\"1\"");
        var answer = await office.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(null, 428, "if-match-required")]
    [InlineData("\"7\"", 412, "stale-version")]
    [InlineData("W/\"1\"", 412, "stale-version")]
    [InlineData("\"abc\"", 412, "stale-version")]
    [InlineData("1", 400, "malformed-if-match")]
    public async Task A_change_without_the_version_that_was_seen_is_refused_and_changes_nothing(string? ifMatch, int status, string code)
    {
        var shelf = await NewShelf();
        Assert.Equal(code, await (await Post(shelf + "/removal", "first", ifMatch)).ProblemAsync(status));
        Assert.Equal(["first"], await Books(shelf));
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("\"5\", \"1\"")]
    [InlineData("*")]
    public async Task A_change_on_the_version_that_was_seen_is_made(string ifMatch)
    {
        var shelf = await NewShelf();
        var changed = await Post(shelf + "/removal", "first", ifMatch);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("\"2\"", changed.Tag());
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_whatever_the_headers()
    {
        var nowhere = $"/shelves/{Guid.CreateVersion7()}";
        await (await office.GetAsync(new Uri(nowhere, UriKind.Relative))).ProblemAsync(404);
        await (await Post(nowhere + "/books", "a")).ProblemAsync(404);
        await (await Post(nowhere + "/removal", "a")).ProblemAsync(404);
        await (await Post(nowhere + "/removal", "a", "\"1\"")).ProblemAsync(404);
        await (await office.GetAsync(new Uri("/shelves/not-an-id", UriKind.Relative))).ProblemAsync(404);
    }

    [Fact]
    public async Task The_same_key_and_request_give_the_first_answer_again()
    {
        var key = Key();
        var first = await Post("/shelves", "Krabat", key: key);
        var again = await Post("/shelves", "Krabat", key: key);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal((first.Headers.Location, first.Tag(), first.Position()), (again.Headers.Location, again.Tag(), again.Position()));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_repeated_change_gives_its_first_answer_although_the_version_has_moved_on()
    {
        var (shelf, key) = (await NewShelf(), Key());
        var first = await Post(shelf + "/removal", "first", "\"1\"", key);
        await Post(shelf + "/books", "later");
        var again = await Post(shelf + "/removal", "first", "\"1\"", key);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first.Tag(), again.Tag());
        Assert.Equal(["later"], await Books(shelf));
    }

    [Fact]
    public async Task A_key_with_another_request_is_refused()
    {
        var key = Key();
        var first = await Post("/shelves", "one", key: key);
        Assert.Equal("idempotency-key-reused", await (await Post("/shelves", "two", key: key)).ProblemAsync(422));
        Assert.Equal("idempotency-key-reused", await (await Post(first.Headers.Location + "/books", "one", key: key)).ProblemAsync(422));
        Assert.Equal(["one"], await Books(first.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Of_many_requests_with_one_key_one_takes_effect()
    {
        var (shelf, key) = (await NewShelf(), Key());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Post(shelf + "/books", "once", key: key)));
        Assert.All(answers, a => Assert.Contains((int)a.StatusCode, new[] { 201, 409 }));
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(["first", "once"], await Books(shelf));
    }

    [Fact]
    public async Task A_repeated_command_that_had_nothing_to_do_keeps_its_answer_too()
    {
        var (shelf, key) = (await NewShelf(), Key());
        var nothing = await Post(shelf + "/books", "first", key: key);
        await Post(shelf + "/books", "second");
        Assert.Equal("\"1\"", nothing.Tag());
        Assert.Equal("\"1\"", (await Post(shelf + "/books", "first", key: key)).Tag());
    }

    [Theory]
    [InlineData("no-quotes")]
    [InlineData("\"\"")]
    [InlineData("\"open")]
    [InlineData("\"a\"b\"")]
    [InlineData("\"a\";p=1")]
    public async Task A_malformed_key_is_refused(string key)
    {
        Assert.Equal("malformed-idempotency-key", await (await Post("/shelves", "x", key: key)).ProblemAsync(400));
    }

    [Fact]
    public async Task A_refusal_of_the_domain_names_itself_in_the_readers_language()
    {
        var shelf = await NewShelf("a");
        await Post(shelf + "/books", "b");
        await Post(shelf + "/books", "c");
        office.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");
        var refused = await Post(shelf + "/books", "d");
        office.DefaultRequestHeaders.AcceptLanguage.Clear();
        Assert.Equal("shelf-full", await refused.ProblemAsync(409));
        Assert.Contains("belegt", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["a", "b", "c"], await Books(shelf));
    }

    [Fact]
    public async Task Readers_see_their_own_writes()
    {
        for (var i = 0; i < 10; i++)
        {
            var title = $"own write {i} {Guid.CreateVersion7()}";
            var created = await Post("/shelves", title);
            var list = await office.SendAsync(HttpMethod.Get, $"/shelves?last={Uri.EscapeDataString(title)}", minPosition: created.Position());
            Assert.Equal([title], Items(await list.JsonAsync()));
        }
    }

    [Fact]
    public async Task A_position_that_does_not_come_is_answered_after_two_seconds_and_nonsense_at_once()
    {
        var late = await office.SendOnceAsync(HttpMethod.Get, "/shelves", minPosition: "999999999");
        Assert.Equal("not-yet-visible", await late.ProblemAsync(503));
        Assert.NotNull(late.Headers.RetryAfter);
        Assert.Equal("malformed-min-position", await (await office.SendAsync(HttpMethod.Get, "/shelves", minPosition: "-1")).ProblemAsync(400));
    }

    [Fact]
    public async Task Walking_a_list_while_others_write_gives_every_item_once()
    {
        var mark = $"walk-{Guid.CreateVersion7()}";
        var titles = Enumerable.Range(0, 23).Select(i => $"{mark}-{i:00}").ToArray();
        HttpResponseMessage last = null!;
        foreach (var title in titles) last = await Post("/shelves", title);
        var seen = new List<string>();
        var next = (string?)"/shelves?limit=5";
        var position = last.Position();
        while (next is not null)
        {
            var answer = await office.SendAsync(HttpMethod.Get, next, minPosition: position);
            var page = await answer.JsonAsync();
            seen.AddRange(Items(page));
            next = page.GetProperty("next").GetString();
            Assert.Equal(next is null ? null : $"<{next}>; rel=\"next\"", answer.Headers.TryGetValues("Link", out var link) ? link.Single() : null);
            await Post("/shelves", $"{mark}-05-between-{seen.Count}");
        }
        Assert.Equal(titles, seen.Where(titles.Contains));
    }

    [Theory]
    [InlineData("limit=0", "bad-limit")]
    [InlineData("limit=201", "bad-limit")]
    [InlineData("limit=ten", "bad-limit")]
    [InlineData("cursor=abc", "bad-cursor")]
    [InlineData("cursor=%00", "bad-cursor")]
    public async Task Nonsense_in_paging_is_refused(string query, string code)
    {
        Assert.Equal(code, await (await office.GetAsync(new Uri("/shelves?" + query, UriKind.Relative))).ProblemAsync(400));
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_list_and_filter()
    {
        for (var i = 0; i < 3; i++) await Post("/shelves", "same");
        var page = await (await office.SendAsync(HttpMethod.Get, "/shelves?last=same&limit=1", minPosition: (await Post("/shelves", "same")).Position())).JsonAsync();
        var next = page.GetProperty("next").GetString()!;
        Assert.Equal("bad-cursor", await (await office.GetAsync(new Uri(next.Replace("last=same", "last=other", StringComparison.Ordinal), UriKind.Relative))).ProblemAsync(400));
    }

    private static string[] Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetString()!)];
}
