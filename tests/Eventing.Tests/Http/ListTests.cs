using System.Text.Json;
using Bkmo.Testing;

namespace Bkmo.Eventing.Tests.Http;

/// <summary>Lists: readers see their own writes, and walk through all pages.</summary>
public sealed class ListTests(ShelfService service) : ShelfApi(service)
{
    [Fact]
    public async Task Readers_see_their_own_writes()
    {
        for (var i = 0; i < 10; i++)
        {
            var title = $"own write {i} {Guid.CreateVersion7()}";
            var created = await Post("/shelves", title);
            var list = await Office.SendAsync(HttpMethod.Get, $"/shelves?last={Uri.EscapeDataString(title)}", minPosition: created.Position());
            Assert.Equal([title], Items(await list.JsonAsync()));
        }
    }

    [Fact]
    public async Task A_position_that_does_not_come_is_answered_after_two_seconds_and_nonsense_at_once()
    {
        var late = await Office.SendOnceAsync(HttpMethod.Get, "/shelves", minPosition: "999999999");
        Assert.Equal("not-yet-visible", await late.ProblemAsync(503));
        Assert.NotNull(late.Headers.RetryAfter);
        Assert.Equal("malformed-min-position", await (await Office.SendAsync(HttpMethod.Get, "/shelves", minPosition: "-1")).ProblemAsync(400));
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
            var answer = await Office.SendAsync(HttpMethod.Get, next, minPosition: position);
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
        Assert.Equal(code, await (await Office.GetAsync(new Uri("/shelves?" + query, UriKind.Relative))).ProblemAsync(400));
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_list_and_filter()
    {
        for (var i = 0; i < 3; i++) await Post("/shelves", "same");
        var page = await (await Office.SendAsync(HttpMethod.Get, "/shelves?last=same&limit=1", minPosition: (await Post("/shelves", "same")).Position())).JsonAsync();
        var next = page.GetProperty("next").GetString()!;
        Assert.Equal("bad-cursor", await (await Office.GetAsync(new Uri(next.Replace("last=same", "last=other", StringComparison.Ordinal), UriKind.Relative))).ProblemAsync(400));
    }

    private static string[] Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetString()!)];
}
